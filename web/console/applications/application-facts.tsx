/** What is known of the person, section by section: those fields that the record shows this officer. */
import type { ComponentChildren } from "preact";
import { givenAnswer } from "../../../core/domain/applications/fields/answer.ts";
import {
  fieldNamed,
  type PersonFieldName,
  personFieldNames,
} from "../../../core/domain/applications/fields/declared.ts";
import type { PersonField } from "../../../core/domain/applications/fields/person-field.ts";
import { textsOf } from "../../../core/i18n/applications/read-field-texts.ts";
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import { Section, SummaryList } from "../components/summary-list.tsx";
import { useCatalogue } from "../hooks/use-catalogue.ts";
import { useLanguage, useTexts } from "../language.ts";
import { useWords } from "../words.ts";
import type { ShownApplication } from "./shown-application.ts";

type Fact = readonly [string, ComponentChildren];
interface Shown {
  application: ShownApplication;
}

const none = "–";

const Difficulties = ({ functioning }: { functioning: Record<string, string> }) => {
  const { application: texts } = useTexts();
  const { parts } = textsOf(useLanguage(), "functioning");
  const words = useWords();
  const difficult = Object.entries(functioning).filter(([, difficulty]) => difficulty !== "none");
  if (difficult.length === 0) return <>{texts.noDifficulty}</>;
  return (
    <ul class="govuk-list">
      {difficult.map(([question, difficulty]) => (
        <li key={question}>
          {parts?.[question]?.label ?? question}: <strong>{words.codeOf("functioning")(difficulty)}</strong>
        </li>
      ))}
    </ul>
  );
};

const Address = ({ address }: { address: ShownApplication["address"] }) => {
  const words = useWords();
  return (
    <>
      {address.street}
      <br />
      {words.district(address.district)}, {words.regency(address.regency)}
    </>
  );
};

/** Fields whose answer has a form of its own, and those that say more than their codes. */
const useOwnFacts = ({ application }: Shown): Partial<Record<PersonFieldName, Fact[]>> => {
  const { application: texts } = useTexts();
  const language = useLanguage();
  const words = useWords();
  const { skillName } = useCatalogue();
  const { address, consent, disabilities, functioning, helper, nik, skills } = application;
  const label = (name: PersonFieldName) => textsOf(language, name).label;
  const village = textsOf(language, "address").parts?.village?.label ?? "";
  const givenBy = texts.consentBy[consent.givenBy as keyof typeof texts.consentBy];
  return {
    // The cohort stands with the status.
    cohortId: [],
    nik: [[label("nik"), <span class="console-code">{nik}</span>]],
    address: [
      [label("address"), <Address address={address} />],
      [village, address.village ?? undefined],
    ],
    functioning: functioning ? [[label("functioning"), <Difficulties functioning={functioning} />]] : [],
    disabilities: disabilities
      ? [
          [
            label("disabilities"),
            `${disabilities.map(words.codeOf("disabilities")).join(", ")}${disabilities.length > 1 ? ` (${texts.multiple})` : ""}`,
          ],
        ]
      : [],
    skills: [[label("skills"), skills.map(skillName).join(", ")]],
    helper: helper ? [[label("helper"), `${helper.name} (${helper.relation}), ${helper.phone}`]] : [],
    consent: [
      [label("consent"), fillIn(givenBy, { version: consent.version, guardian: consent.guardianName ?? "" })],
    ],
  };
};

const useFactsOf = ({ application }: Shown) => {
  const own = useOwnFacts({ application });
  const language = useLanguage();
  const words = useWords();
  return (name: PersonFieldName): Fact[] => {
    const ownFacts = own[name];
    if (ownFacts) return ownFacts;
    const { label } = textsOf(language, name);
    const given: unknown = application[name];
    const { kind } = givenAnswer(fieldNamed(name).answer);
    if (Array.isArray(given)) return [[label, given.map(words.codeOf(name)).join(", ") || none]];
    if (typeof given !== "string") return [];
    if (kind === "one-of") return [[label, words.codeOf(name)(given)]];
    if (kind === "day") return [[label, words.day(given)]];
    return [[label, kind === "paragraph" ? <span class="console-typed">{given}</span> : given]];
  };
};

/** `section` as the field's declaration names it. */
export const Facts = ({ application, section }: Shown & { section: PersonField["section"] }) => {
  const { application: texts } = useTexts();
  const factsOf = useFactsOf({ application });
  const facts = personFieldNames
    .filter((name) => fieldNamed(name).section === section)
    .flatMap(factsOf)
    .filter(([, fact]) => fact !== undefined);
  // Of a section that is not for this officer not even the heading is shown.
  if (facts.length === 0) return null;
  return (
    <Section title={texts.sections[section]}>
      <SummaryList facts={facts} />
    </Section>
  );
};
