import { addresses } from "../contract/addresses.ts";
import type { Language } from "../domain/shared/codes.ts";
import { readReference } from "../domain/shared/reference.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { stepsAfterApplying } from "../i18n/applications/statuses.ts";
import { Layout, printPage } from "./layout.tsx";
import { ButtonLink, DonePanel, untranslated } from "./page-parts.tsx";

/** The page also confirms a document that went from its form directly to the bucket. */
const documentSent = "document";

interface Confirmed {
  reference?: string | undefined;
  about?: typeof documentSent | undefined;
}

const addressIn = (lang: Language | undefined, { reference, about }: Confirmed): string =>
  `/api/confirmation?${new URLSearchParams({
    ...(lang ? { lang } : {}),
    ...(about ? { about } : {}),
    ...(reference ? { reference } : {}),
  })}`;

/** The address to which a browser without JavaScript goes after a form. */
export const confirmationAddress = (language: Language, confirmed: Confirmed): string =>
  addressIn(language === "en" ? language : undefined, confirmed);

interface ConfirmationPage {
  language: Language;
  reference?: string | undefined;
  about?: string | undefined;
}

type AfterApplyingProps = Pick<ConfirmationPage, "language" | "reference">;

/** A reference in its groups, large enough for a person to copy by hand. */
const ReferencePanel = ({ language, reference }: AfterApplyingProps) => {
  const texts = pageTexts[language].confirmation;
  if (!reference) return <DonePanel title={texts.title}>{texts.noReference}</DonePanel>;
  return (
    <DonePanel title={texts.title}>
      {texts.reference}
      <br />
      <strong class="reference" {...untranslated}>
        {reference.split("-").map((part, index) => (
          <>
            {index > 0 && "-"}
            <span>{part}</span>
          </>
        ))}
      </strong>
    </DonePanel>
  );
};

const AfterDocument = ({ language }: Pick<ConfirmationPage, "language">) => {
  const { document } = pageTexts[language].confirmation;
  return (
    <div class="column">
      <DonePanel title={document.title} />
      <p class="govuk-body-l">{document.checked}</p>
      <p class="govuk-body">{document.result}</p>
      <p class="govuk-body">{document.returned}</p>
      <ButtonLink href={addresses[language].status}>{document.openStatus}</ButtonLink>
    </div>
  );
};

const AfterApplying = ({ language, reference }: AfterApplyingProps) => {
  const texts = pageTexts[language].confirmation;
  return (
    <div class="column">
      <ReferencePanel language={language} reference={reference} />
      <p class="govuk-body-l">{texts.keep}</p>
      <h2 class="govuk-heading-m">{texts.next}</h2>
      <ol class="govuk-list govuk-list--number">
        {stepsAfterApplying[language].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <h2 class="govuk-heading-m">{texts.documents}</h2>
      <p class="govuk-body">{texts.documentsText}</p>
      <ButtonLink href={addresses[language].status}>{texts.openStatus}</ButtonLink>
    </div>
  );
};

/** The page after a plain form. The page shows only the data of its address and reads no record. */
export const confirmationPage = ({ language, reference, about }: ConfirmationPage): string => {
  const texts = pageTexts[language].confirmation;
  // Only a reference of the right form is shown, because the address could contain any sentence.
  const shown = reference === undefined ? undefined : readReference(reference);
  const isDocument = about === documentSent;
  const confirmed: Confirmed = isDocument ? { about: documentSent } : { reference: shown };
  return printPage(
    <Layout
      language={language}
      title={isDocument ? texts.document.title : texts.title}
      here={{ id: addressIn("id", confirmed), en: addressIn("en", confirmed) }}
    >
      {isDocument ? (
        <AfterDocument language={language} />
      ) : (
        <AfterApplying language={language} reference={shown} />
      )}
    </Layout>,
  );
};
