/**
 * The common part of the pages of an applicant's own application. Reference and birth date are posted, and
 * never stand in an address.
 */

import type { ComponentChildren } from "preact";
import { addresses } from "../contract/addresses.ts";
import type { StatusShown } from "../contract/replies/applications.ts";
import type { Problem } from "../contract/replies/shared.ts";
import type { Language } from "../domain/shared/codes.ts";
import { type ApplicantAction, applicantActionTexts } from "../i18n/applications/applicant-actions.ts";
import type { Sent } from "./form-state.ts";
import { formatDay } from "./format.ts";
import { assets, Layout } from "./layout.tsx";
import { Bullets, HiddenInput } from "./page-parts.tsx";
import { type SkillNamed, skillNamed } from "./questions.ts";

export interface OwnPage {
  language: Language;
  reference: string;
  /** `YYYY-MM-DD`: the birth date that opened the application. */
  birthDate: string;
  sent: Sent;
  problem?: Problem | undefined;
  /**
   * The status from which the page was opened. undefined after a refusal, because then no status was read.
   */
  shown?: StatusShown | undefined;
  skills: readonly SkillNamed[];
}

export type Asker = Pick<OwnPage, "language" | "reference" | "birthDate">;

/** Who asks, in each form of an own application. */
export const AskerInputs = ({ asker }: { asker: Pick<Asker, "language" | "birthDate"> }) => (
  <>
    <HiddenInput name="lang" value={asker.language} />
    <HiddenInput name="birthDate" value={asker.birthDate} />
  </>
);

interface Way {
  /** Added to the button's name for people who do not see the text beside the button. */
  about?: string;
  look?: "primary" | "secondary" | "link";
  /** Other values to post. */
  values?: Record<string, string>;
}

const buttonClasses = {
  primary: "govuk-button",
  secondary: "govuk-button govuk-button--secondary",
  link: "link-button",
};

/**
 * A button that opens a page of this application. The button uses POST, because an address would be stored
 * and logged.
 */
export const WayTo = ({
  asker,
  text,
  about,
  look = "secondary",
  values = {},
}: Way & { asker: Asker; text: string }) => (
  <form method="post" action="/api/status" accept-charset="utf-8" class="way">
    <AskerInputs asker={asker} />
    <HiddenInput name="reference" value={asker.reference} />
    {Object.entries(values).map(([name, value]) => (
      <HiddenInput key={name} name={name} value={value} />
    ))}
    <button type="submit" class={buttonClasses[look]}>
      {text}
      {about && <span class="govuk-visually-hidden"> {about}</span>}
    </button>
  </form>
);

export const WayToStep = ({ asker, step, values, ...way }: Way & { asker: Asker; step: ApplicantAction }) => (
  <WayTo
    asker={asker}
    text={applicantActionTexts[asker.language].steps[step].open}
    values={{ ...values, step }}
    {...way}
  />
);

export const WayBack = ({ asker }: { asker: Asker }) => (
  <WayTo asker={asker} text={applicantActionTexts[asker.language].back} look="link" />
);

type SeatShown = NonNullable<StatusShown["seat"]>;

interface SeatFactsProps extends Pick<OwnPage, "language" | "skills"> {
  seat: SeatShown & { replyBy?: string };
}

/** A seat in words. An offer also shows the last day to answer. */
export const SeatFacts = ({ language, skills, seat }: SeatFactsProps) => {
  const { offer } = applicantActionTexts[language];
  const until = language === "id" ? "sampai" : "to";
  const day = (date: string) => formatDay(language, date);
  const facts = [
    ...(seat.replyBy === undefined
      ? []
      : [{ label: offer.replyBy, value: `${day(seat.replyBy)} (${offer.included})` }]),
    { label: offer.class, value: seat.classId },
    { label: offer.skill, value: skillNamed(language, skills, seat.skill) },
    { label: offer.venue, value: seat.venue },
    { label: offer.training, value: `${day(seat.startsOn)} ${until} ${day(seat.endsOn)}` },
  ];
  return (
    <dl class="facts">
      {facts.map(({ label, value }) => (
        <div key={label} class="facts__row">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

interface ReasonsGivenProps {
  heading: string;
  shown: StatusShown | undefined;
}

export const ReasonsGiven = ({ heading, shown }: ReasonsGivenProps) => {
  const reasons = shown?.reasons ?? [];
  return reasons.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-s">{heading}</h2>
      <Bullets items={reasons.map(({ note }) => note)} />
    </>
  );
};

interface OwnLayoutProps {
  page: Pick<OwnPage, "language" | "problem">;
  title: string;
  children: ComponentChildren;
}

/** The frame of a page of the applicant's own application. */
export const OwnLayout = ({ page, title, children }: OwnLayoutProps) => (
  <Layout
    language={page.language}
    title={title}
    hasErrors={page.problem !== undefined}
    here={{ id: addresses.id.status, en: addresses.en.status }}
    current="status"
    script={assets.status}
  >
    <div class="column">{children}</div>
  </Layout>
);
