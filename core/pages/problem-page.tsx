import { addresses } from "../contract/addresses.ts";
import type { Problem } from "../contract/replies/shared.ts";
import type { Language } from "../domain/shared/codes.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { ReasonList } from "./form-errors.tsx";
import { Layout, printPage } from "./layout.tsx";
import { Bullets } from "./page-parts.tsx";

interface ProblemPage {
  language: Language;
  problem: Problem;
}

/** Any other refusal, for a browser: what happened, what the person can do, and links. */
export const problemPage = ({ language, problem }: ProblemPage): string => {
  const { problem: texts } = pageTexts[language];
  const { errors = [], reasons = [], correlationId } = problem;
  const { home, status } = addresses[language];
  return printPage(
    <Layout
      language={language}
      title={problem.title}
      hasErrors
      here={{ id: addresses.id.home, en: addresses.en.home }}
    >
      <div class="column">
        <h1 class="govuk-heading-xl">{problem.title}</h1>
        <p class="govuk-body-l">{problem.detail}</p>
        {errors.length > 0 && <Bullets items={errors.map(({ detail }) => detail)} />}
        {reasons.length > 0 && <ReasonList reasons={reasons} />}
        {correlationId && (
          <p class="govuk-body">
            {texts.incident}: <code>{correlationId}</code>
          </p>
        )}
        <ul class="govuk-list">
          <li>
            <a class="govuk-link" href={status}>
              {texts.status}
            </a>
          </li>
          <li>
            <a class="govuk-link" href={home}>
              {texts.back}
            </a>
          </li>
        </ul>
      </div>
    </Layout>,
  );
};
