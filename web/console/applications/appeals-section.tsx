/** The appeals of one applicant, and the answers to them. */

import { Section } from "../components/summary-list.tsx";
import { useTexts } from "../language.ts";
import { useWords } from "../words.ts";
import type { ShownApplication } from "./shown-application.ts";

export const Appeals = ({ application }: { application: ShownApplication }) => {
  const { appeals: texts } = useTexts();
  const words = useWords();
  if (!application.appeals?.length) return null;
  return (
    <Section title={texts.title}>
      <ol class="govuk-list console-history">
        {application.appeals.map((appeal) => (
          <li key={appeal.appealId}>
            <strong>{texts.states[appeal.state]}</strong> – {texts.against}: {words.status(appeal.against)},{" "}
            <time dateTime={appeal.at}>{words.instant(appeal.at)}</time>
            <p class="govuk-body-s console-typed">{appeal.text}</p>
            {appeal.note && (
              <p class="govuk-body-s console-typed">
                {texts.note}: {appeal.note}
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
};
