/** The wizard: shows the sections of the plain form one at a time, each with its own address. */
import type { Opening } from "../../core/contract/replies/catalogue.ts";
import { fillIn } from "../../core/i18n/shared/fill-in.ts";
import { bodyOf, readAnswers, writeAnswers } from "./answers.ts";
import { api, canRunWizard } from "./api.ts";
import { fetchDistrictsFor } from "./districts.ts";
import { all, found, make, moveFocusTo, pageLanguage } from "./dom.ts";
import { clearDraft, type Draft, loadDraft, loadSent, removeExpired, saveDraft } from "./draft.ts";
import { belongsTo, clearErrors, type FieldError, showFieldErrors, showTrouble } from "./errors.ts";
import type { Wizard } from "./finish.ts";
import { createConditions, type Offered, offerCohorts } from "./offered.ts";
import { readTexts } from "./texts.ts";

const texts = readTexts("#wizard");
const language = pageLanguage();
const root = found("#wizard");
const form = found<HTMLFormElement>("#form");
const button = found<HTMLButtonElement>("#continue");
const message = found("#message");
const progress = found("#progress");
const draftNote = found("#draft");
const back = found<HTMLAnchorElement>("#back");
const sections = all<HTMLElement>("[data-question]", form);
const questions = sections.length - 1;

let current = 0;
let pending: Draft["pending"];
let refresh = () => {};
let rules: typeof import("./check.ts") | undefined;

const nameOf = (section: HTMLElement | undefined) => section?.dataset.question ?? "";
const positionOf = (name: string) => sections.findIndex((section) => nameOf(section) === name);
const positionInAddress = () => positionOf(location.hash.replace(/^#q-/, ""));
const section = () => sections[current] as HTMLElement;
const isChecking = () => current === questions;

const say = (...content: (Node | string)[]) => message.replaceChildren(...content);
const sentence = (text: string) => make("p", { class: "govuk-body" }, text);

/**
 * Whether the person typed or sent anything since the page opened.
 *
 * A person who only looks at the page gets no offer to continue an empty form. Looking at a draft does not restart
 * the draft's term.
 */
let isTyped = false;
let isKept = false;
const save = () => {
  if (form.hidden || !isTyped) return;
  saveDraft({ answers: readAnswers(form), question: nameOf(section()), ...(pending ? { pending } : {}) });
  isKept = loadDraft() !== undefined;
};

/** The browser may show a page from its memory after the term of the page's data. Such a page reloads. */
const onComingBack = ({ persisted }: PageTransitionEvent) => {
  removeExpired();
  if (persisted && isKept && !loadDraft()) location.reload();
};

/** The module is needed only for checking and sending, so the first page does not load it. */
const loadFinish = () => import("./finish.ts");
const loadCheck = async () => {
  rules ??= await import("./check.ts");
  return rules;
};

const wizard: Wizard = {
  form,
  root,
  button,
  texts,
  openings: () => offered.openings,
  pending: () => pending,
  setPending: (next) => {
    pending = next;
    isTyped = true;
    save();
  },
  showAt: (errors) => showAt(errors),
  change: (name) => go(positionOf(name), { returnsToCheck: true }),
  section,
};
let offered: Offered = { openings: [], skills: [] };

const show = (position: number, isFirst = false): void => {
  current = position;
  clearErrors(root);
  say();
  sections.forEach((each, index) => {
    each.hidden = index !== position;
  });
  refresh();
  const step = isChecking() ? "" : fillIn(texts.progress, { number: position + 1, total: questions });
  progress.textContent = step;
  const heading = found("h2", section());
  document.title = [heading.textContent, step, texts.siteName].filter(Boolean).join(" – ");
  button.textContent = isChecking()
    ? texts.send
    : history.state?.returnsToCheck
      ? texts.saveAndCheck
      : texts.continue;
  if (!isFirst) {
    scrollTo(0, 0);
    moveFocusTo(heading);
  }
  if (isChecking()) void showCheck();
};

const showCheck = async () => {
  try {
    (await loadFinish()).showAnswers(wizard, found("#answers"));
  } catch {
    say(
      sentence(texts.loadFailed),
      retry(() => show(current)),
    );
  }
};

const go = (position: number, state: { returnsToCheck?: boolean } = {}) => {
  history.pushState(
    { ...state, depth: (history.state?.depth ?? 0) + 1 },
    "",
    `#q-${nameOf(sections[position])}`,
  );
  show(position);
  isTyped = true;
  save();
};

/**
 * All errors of the form. Returns none if the rules cannot be loaded, because the server checks every application.
 */
const findErrors = async (): Promise<FieldError[]> => {
  try {
    return (await loadCheck()).findErrors(bodyOf(form), language);
  } catch {
    return [];
  }
};

/** Shows the first question with an error, with all typed answers. */
const showAt = (errors: readonly FieldError[]) => {
  const at = sections.findIndex((each) => errors.some((error) => belongsTo(each, error)));
  if (at >= 0 && at !== current) go(at, { returnsToCheck: true });
  showFieldErrors(section(), at < 0 ? errors : errors.filter((error) => belongsTo(section(), error)), texts);
};

const proceed = async () => {
  const errors = await findErrors();
  clearErrors(root);
  if (isChecking()) {
    if (errors.length > 0) return showAt(errors);
    return (await loadFinish()).send(wizard);
  }
  const here = errors.filter((error) => belongsTo(section(), error));
  if (here.length > 0) return showFieldErrors(section(), here, texts);
  go(history.state?.returnsToCheck ? questions : current + 1);
};

let isBusy = false;
const submit = async (event: Event) => {
  event.preventDefault();
  // Ignores a second tap while the first request is under way.
  if (isBusy) return;
  isBusy = true;
  try {
    await proceed();
  } catch {
    showTrouble(button, texts.unreachable);
  } finally {
    isBusy = false;
  }
};

const retry = (action: () => void) => {
  const again = make(
    "button",
    { type: "button", class: "govuk-button govuk-button--secondary" },
    texts.retry,
  );
  again.addEventListener("click", action);
  return again;
};

const begin = async (draft: Draft | undefined): Promise<void> => {
  await fetchDistrictsFor(draft?.answers["address.regency"]?.[0]);
  say();
  pending = draft?.pending;
  if (draft) {
    isKept = true;
    // Runs twice, because some choices are offered only after other answers.
    writeAnswers(form, draft.answers);
    refresh();
    writeAnswers(form, draft.answers);
  }
  form.hidden = false;
  draftNote.hidden = false;
  const wanted = positionInAddress();
  const position = draft ? Math.max(wanted >= 0 ? wanted : positionOf(draft.question), 0) : 0;
  history.replaceState(
    { ...history.state, depth: history.state?.depth ?? 0 },
    "",
    `#q-${nameOf(sections[position])}`,
  );
  show(position, !draft);
};

const offerDraft = (draft: Draft) => {
  const when = new Date(draft.savedAt).toLocaleString(language === "id" ? "id-ID" : "en-GB", {
    dateStyle: "long",
    timeStyle: "short",
  });
  const proceedWith = make("button", { type: "button", class: "govuk-button" }, texts.draftContinue);
  const restart = make(
    "button",
    { type: "button", class: "govuk-button govuk-button--secondary" },
    texts.draftRestart,
  );
  proceedWith.addEventListener("click", () => void begin(draft));
  restart.addEventListener("click", async () => {
    clearDraft();
    await begin(undefined);
    moveFocusTo(found("h2", section()));
  });
  say(
    make("h2", { class: "govuk-heading-l" }, texts.draftHeading),
    sentence(fillIn(texts.draftText, { when })),
    make("div", { class: "buttons" }, proceedWith, restart),
  );
};

const load = async (): Promise<void> => {
  const [openings, skills, consent] = await Promise.all([
    api.call("listOpenings", {}),
    api.call("listSkills", { query: { retired: "included" } }),
    api.call("showConsent", {}),
  ]);
  if (!openings.reply || !skills.reply || !consent.reply)
    return say(
      sentence(texts.loadFailed),
      retry(() => {
        say(sentence(texts.loading));
        void load();
      }),
    );
  const open = (openings.reply.items as Opening[]).filter(({ state }) => state === "open");
  if (open.length === 0) return say(sentence(texts.noneOpen));
  offered = { openings: open, skills: skills.reply.items };
  offerCohorts(form, offered, texts);
  found<HTMLInputElement>("[name='consent.version']", form).value = consent.reply.version;
  refresh = createConditions(form, offered, texts, (body) => rules?.needsGuardian(body) ?? false);
  refresh();
  const draft = loadDraft();
  if (draft && positionInAddress() < 0) offerDraft(draft);
  else await begin(draft);
};

const forget = () => {
  if (!confirm(texts.draftClearSure)) return;
  clearDraft();
  pending = undefined;
  form.reset();
  form.hidden = true;
  location.replace(root.dataset.home ?? "/");
};

const start = async (): Promise<void> => {
  removeExpired();
  if (!canRunWizard()) return location.replace(root.dataset.plain ?? "/");
  found("#without-script").hidden = true;
  form.addEventListener("submit", submit);
  form.addEventListener("input", () => {
    isTyped = true;
  });
  form.addEventListener("change", () => {
    refresh();
    save();
    loadCheck().catch(() => {});
  });
  // The camera or another app may close this page without further notice.
  addEventListener("pagehide", save);
  addEventListener("pageshow", onComingBack);
  document.addEventListener("visibilitychange", save);
  addEventListener("popstate", () => {
    const position = positionInAddress();
    if (!form.hidden && position >= 0) show(position);
  });
  back.addEventListener("click", (event) => {
    if (form.hidden || current === 0) return;
    event.preventDefault();
    if (history.state?.depth > 0) history.back();
    else go(current - 1);
  });
  found("#clear-draft").addEventListener("click", forget);
  const sent = loadSent();
  if (sent) (await loadFinish()).showSent(wizard, sent);
  else await load();
};

void start();
