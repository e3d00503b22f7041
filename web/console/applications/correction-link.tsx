import { useTexts } from "../language.ts";
import { hrefOf } from "../router.tsx";
import type { ActionProps } from "./application-action.tsx";

/** A link to the correction page. The whole form is too long for the application's page. */
export const CorrectionLink = ({ application }: ActionProps) => {
  const { correction: texts } = useTexts();
  return (
    <section class="console-action">
      <h3 class="govuk-heading-m">{texts.heading}</h3>
      <p class="govuk-body">
        <a class="govuk-link" href={hrefOf(`/pendaftaran/${application.reference}/koreksi`)}>
          {texts.open}
        </a>
      </p>
    </section>
  );
};
