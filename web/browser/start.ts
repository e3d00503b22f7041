/** The front page: links to the wizard where the browser can run it, and lists the cohorts. */
import type { Opening } from "../../core/contract/replies/catalogue.ts";
import type { Programme } from "../../core/domain/catalogue/programme.ts";
import { regencyName } from "../../core/domain/shared/regencies.ts";
import { programmeSentences } from "../../core/i18n/applications/programme-sentences.ts";
import { formatDay } from "../../core/pages/format.ts";
import * as office from "../../offices/office.ts";
import { api, canRunWizard } from "./api.ts";
import { all, found, make, pageLanguage } from "./dom.ts";
import { removeExpired } from "./draft.ts";

removeExpired();

if (canRunWizard())
  for (const link of all<HTMLAnchorElement>("a[data-wizard]")) link.href = link.dataset.wizard ?? link.href;

const language = pageLanguage();
const list = found("#openings");
const texts = JSON.parse(list.dataset.texts ?? "{}");
const template = found<HTMLTemplateElement>("#opening");

const tones = { open: "green", upcoming: "yellow", closed: "grey" };

const card = (opening: Opening, skillNames: Record<string, string>): Node => {
  const copy = template.content.cloneNode(true) as DocumentFragment;
  const period = (from: string, until: string) =>
    `${formatDay(language, from)} ${texts.to} ${formatDay(language, until)}`;
  const seats: Record<string, number> = {};
  for (const { skill, seats: more } of opening.classes) seats[skill] = (seats[skill] ?? 0) + more;
  const filled: Record<string, string> = {
    state: texts.state[opening.state],
    name: opening.name,
    intake: period(opening.opensOn, opening.closesOn),
    training: period(opening.startsOn, opening.endsOn),
    venue: opening.venue,
    regencies: opening.regencies.map(regencyName).join(", "),
    skills: Object.entries(seats)
      .map(([skill, count]) => `${skillNames[skill] ?? skill} (${count} ${texts.seats})`)
      .join(", "),
    documents: opening.requiredDocuments.map((kind) => texts.documentKind[kind]).join(", "),
  };
  for (const slot of all("[data-slot]", copy)) slot.textContent = filled[slot.dataset.slot ?? ""] ?? "";
  found("[data-slot=state]", copy).classList.add(`govuk-tag--${tones[opening.state]}`);
  return copy;
};

const sentence = (text: string) => make("p", { class: "govuk-body" }, text);

const [firstProgramme] = office.programmes;

/**
 * Says who can apply and what to bring of the programme as it is now. `data-programme` marks the lists and the note.
 */
const sayAgain = (programme: Programme): void => {
  const sentences = programmeSentences(language, programme, (kind) => texts.documentKind[kind] ?? kind);
  for (const place of all("[data-programme]")) {
    const said = sentences[place.dataset.programme as keyof typeof sentences];
    if (Array.isArray(said)) place.replaceChildren(...said.map((text) => make("li", {}, text)));
    else place.textContent = said;
  }
};

const showOpenings = async (): Promise<void> => {
  const [openings, skills, programmes] = await Promise.all([
    api.call("listOpenings", {}),
    api.call("listSkills", { query: { retired: "included" } }),
    api.call("listProgrammes", {}),
  ]);
  if (!openings.reply) {
    list.replaceChildren(sentence(texts.failed));
    return;
  }
  const names = Object.fromEntries(
    (skills.reply?.items ?? []).map(({ skill, name }) => [skill, name[language]]),
  );
  const order = { open: 0, upcoming: 1, closed: 2 };
  const items = (openings.reply.items as Opening[]).sort((a, b) => order[a.state] - order[b.state]);
  list.replaceChildren(
    ...(items.some(({ state }) => state === "open") ? [] : [sentence(texts.none)]),
    ...(items.length > 0
      ? [make("ul", { class: "cards" }, ...items.map((opening) => card(opening, names)))]
      : []),
  );
  const told = programmes.reply?.items ?? [];
  const programme = told.find((each) => each.programme === firstProgramme?.programme) ?? told[0];
  if (programme) sayAgain(programme as Programme);
};

void showOpenings();
