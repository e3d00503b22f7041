import { useTexts } from "../language.ts";
import { hrefOf } from "../router.tsx";
import type { ActionProps } from "./application-action.tsx";

/** The whole form is too long to stand beside the record: it has a page of its own. */
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
