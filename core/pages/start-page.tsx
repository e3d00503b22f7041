import { addresses } from "../contract/addresses.ts";
import type { Programme } from "../domain/catalogue/programme.ts";
import type { Language } from "../domain/shared/codes.ts";
import { programmeSentences } from "../i18n/applications/programme-sentences.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { assets, Layout, printPage } from "./layout.tsx";
import { ButtonLink } from "./page-parts.tsx";

interface StartPage {
  language: Language;
  /** The office's first programme, as a new store has it. */
  programme: Pick<Programme, "rules" | "requiredDocuments">;
}

const openingFacts = ["intake", "training", "venue", "regencies", "skills", "documents"] as const;

/**
 * One cohort on the front page, for the script to copy and fill. `data-slot` names the place of each value.
 */
const OpeningTemplate = ({ language }: Pick<StartPage, "language">) => (
  <template id="opening">
    <li class="card">
      <p class="card__state">
        <strong class="govuk-tag" data-slot="state" />
      </p>
      {/* biome-ignore lint/a11y/useHeadingContent: the script fills it in */}
      <h3 class="govuk-heading-m" data-slot="name" />
      <dl class="facts">
        {openingFacts.map((fact) => (
          <div key={fact} class="facts__row">
            <dt>{pageTexts[language].opening[fact]}</dt>
            <dd data-slot={fact} />
          </div>
        ))}
      </dl>
    </li>
  </template>
);

interface SentencesProps {
  /** The mark by which the script finds the list, to say the same of the programme as it is now. */
  name: "who" | "need";
  items: readonly string[];
}

const Sentences = ({ name, items }: SentencesProps) => (
  <ul class="govuk-list govuk-list--bullet" data-programme={name}>
    {items.map((text) => (
      <li key={text}>{text}</li>
    ))}
  </ul>
);

const Banner = ({ language }: Pick<StartPage, "language">) => {
  const { start } = pageTexts[language];
  const at = addresses[language];
  return (
    <div class="hero">
      <div class="govuk-width-container">
        <h1 class="hero__title">{start.title}</h1>
        <p class="hero__lead">{start.lead}</p>
        <ButtonLink class="hero__button" href={at.plainForm} data-wizard={at.apply}>
          {start.button}
        </ButtonLink>
        <p class="hero__after">
          {start.after} <a href={at.status}>{start.afterLink}</a>
        </p>
      </div>
    </div>
  );
};

const Openings = ({ language }: Pick<StartPage, "language">) => {
  const { start, opening, documentKind } = pageTexts[language];
  const texts = { ...opening, none: start.noneOpen, failed: start.openingsFailed, documentKind };
  return (
    <section aria-labelledby="angkatan">
      <h2 class="govuk-heading-l" id="angkatan">
        {start.openings}
      </h2>
      <div id="openings" aria-live="polite" data-texts={JSON.stringify(texts)}>
        <p class="govuk-body" data-loading="">
          {start.openingsLoading}
        </p>
        <p class="govuk-body" id="without-script">
          {start.openingsWithoutScript}{" "}
          <a class="govuk-link" href={addresses[language].plainForm}>
            {start.plainForm}
          </a>
          .
        </p>
      </div>
      <OpeningTemplate language={language} />
    </section>
  );
};

const Guide = ({ language, programme }: StartPage) => {
  const { start, documentKind } = pageTexts[language];
  const said = programmeSentences(language, programme, (kind) => documentKind[kind]);
  return (
    <div class="columns">
      <section>
        <h2 class="govuk-heading-m">{start.who}</h2>
        <Sentences name="who" items={said.who} />
        <p class="govuk-body" data-programme="whoNote">
          {said.whoNote}
        </p>
      </section>
      <section>
        <h2 class="govuk-heading-m">{start.need}</h2>
        <Sentences name="need" items={said.need} />
        <p class="govuk-body">{start.needNote}</p>
      </section>
      <section>
        <h2 class="govuk-heading-m">{start.time}</h2>
        <p class="govuk-body">{start.timeText}</p>
      </section>
      <section>
        <h2 class="govuk-heading-m">{start.otherWays}</h2>
        <p class="govuk-body">
          <a class="govuk-link" href={addresses[language].help}>
            {start.otherWaysLink}
          </a>
        </p>
      </section>
    </div>
  );
};

/** The front page: the open cohort, who can apply, what a person needs, and the link to the form. */
export const startPage = ({ language, programme }: StartPage): string =>
  printPage(
    <Layout
      language={language}
      title={pageTexts[language].start.title}
      here={{ id: addresses.id.home, en: addresses.en.home }}
      current="home"
      script={assets.start}
      banner={<Banner language={language} />}
    >
      <Openings language={language} />
      <Guide language={language} programme={programme} />
    </Layout>,
  );
