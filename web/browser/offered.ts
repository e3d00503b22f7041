/**
 * The parts of the form that depend on today's data or on another answer: cohorts, skills, districts, the guardian.
 */
import type { Opening } from "../../core/contract/replies/catalogue.ts";
import { regencyName } from "../../core/domain/shared/regencies.ts";
import { fillIn } from "../../core/i18n/shared/fill-in.ts";
import { formatDay } from "../../core/pages/format.ts";
import { type Body, bodyOf } from "./answers.ts";
import { createDistrictList } from "./districts.ts";
import { all, found, make, pageLanguage } from "./dom.ts";
import type { WizardTexts } from "./texts.ts";

export interface Offered {
  openings: readonly Opening[];
  skills: readonly { skill: string; name: Record<"id" | "en", string> }[];
}

const language = pageLanguage();

const areasOf = (opening: Opening) => opening.regencies.map(regencyName).join(", ");

/** One choice for each open cohort. A single cohort is chosen already. */
export const offerCohorts = (form: HTMLFormElement, { openings }: Offered, texts: WizardTexts): void => {
  const template = found<HTMLTemplateElement>("#cohort-choice");
  const items = openings.map((opening, index) => {
    const item = template.content.cloneNode(true) as DocumentFragment;
    const input = found<HTMLInputElement>("input", item);
    const label = found("label", item);
    const hint = found(".govuk-hint", item);
    input.value = opening.cohortId;
    input.id = index === 0 ? "cohortId" : `cohortId-${index}`;
    input.checked = openings.length === 1;
    label.setAttribute("for", input.id);
    label.textContent = opening.name;
    hint.id = `${input.id}-item-hint`;
    input.setAttribute("aria-describedby", hint.id);
    const { training, to, regencies: forThose } = texts.opening;
    hint.textContent = `${training} ${formatDay(language, opening.startsOn)} ${to} ${formatDay(language, opening.endsOn)}, ${opening.venue}. ${forThose} ${areasOf(opening)}.`;
    return item;
  });
  found("#q-cohort .govuk-radios", form).append(...items);
};

const offerSkills = (form: HTMLFormElement, { skills }: Offered, cohort: Opening | undefined) => {
  const taught = [...new Set(cohort?.classes.map(({ skill }) => skill))];
  for (const select of all<HTMLSelectElement>("select[name=skills]", form)) {
    const { value } = select;
    const options = taught.map((skill) =>
      make("option", { value: skill }, skills.find((each) => each.skill === skill)?.name[language] ?? skill),
    );
    select.replaceChildren(select.options[0] as HTMLOptionElement, ...options);
    select.value = taught.includes(value) ? value : "";
    // There is one field per wish. The form hides wishes beyond the number of skills that the cohort teaches.
    (select.parentElement as HTMLElement).hidden =
      all("select[name=skills]", form).indexOf(select) >= taught.length;
  }
};

/** Returns a function that updates all parts that depend on other answers. Call that function after every change. */
export const createConditions = (
  form: HTMLFormElement,
  offered: Offered,
  texts: WizardTexts,
  needsGuardian: (body: Body) => boolean,
) => {
  const offerDistricts = createDistrictList(form, texts);
  const self = found<HTMLInputElement>("#consent-givenBy", form);
  const guardian = found<HTMLInputElement>("#consent-givenBy-guardian", form);
  const guardianName = found<HTMLInputElement>("#consent-guardianName", form);
  const nameGroup = guardianName.closest("div") as HTMLElement;
  const onlyGuardian = make("p", { class: "govuk-inset-text" }, texts.guardianOnly);
  const elsewhere = make("p", { class: "govuk-inset-text", role: "status" });
  self.closest("fieldset")?.before(onlyGuardian);
  found("#address-regency", form).closest("div")?.after(elsewhere);

  return (): void => {
    const body: Body = bodyOf(form);
    const cohort = offered.openings.find(({ cohortId }) => cohortId === body.cohortId);
    const regency = ((body.address as Body | undefined)?.regency as string | undefined) ?? "";
    offerSkills(form, offered, cohort);
    offerDistricts(regency);
    const isElsewhere = cohort && regency && !(cohort.regencies as string[]).includes(regency);
    elsewhere.hidden = !isElsewhere;
    elsewhere.textContent = isElsewhere ? fillIn(texts.elsewhere, { regencies: areasOf(cohort) }) : "";
    const isMinor = needsGuardian(body);
    onlyGuardian.hidden = !isMinor;
    (self.parentElement as HTMLElement).hidden = isMinor;
    if (isMinor && self.checked) self.checked = false;
    nameGroup.hidden = !guardian.checked;
    // A disabled field is not sent. A hidden guardian's name would contradict an applicant's own consent.
    guardianName.disabled = !guardian.checked;
  };
};
