/** Photos of documents: the phone makes them smaller, sends them straight to S3 and waits for the inspection. */
import type { DocumentKind, DocumentType } from "../../core/domain/shared/codes.ts";
import { fillIn } from "../../core/i18n/shared/fill-in.ts";
import { newIdempotencyKey, type Reply } from "../api-client.ts";
import { prepareFile } from "../prepare-file.ts";
import { api } from "./api.ts";
import { all, found, make, moveFocusTo } from "./dom.ts";
import type { WizardTexts } from "./texts.ts";

export interface DocumentsOf {
  reference: string;
  birthDate: string;
  kinds: readonly string[];
}

type DocumentTexts = Pick<
  WizardTexts,
  | "documentKind"
  | "documentFault"
  | "pick"
  | "pickAgain"
  | "retry"
  | "preparing"
  | "uploading"
  | "checking"
  | "received"
  | "stillChecking"
  | "uploadFailed"
  | "fileTooLarge"
  | "fileUnknown"
>;

type Standing = Reply<"showStatus">;

/** A failure with its own sentence. Another attempt would fail in the same way. */
class Refused extends Error {}

/** The file in the form in which it is sent. Throws `Refused` if the file cannot be sent. */
const prepare = async (file: File, texts: DocumentTexts): Promise<Blob> => {
  const prepared = await prepareFile(file);
  if (typeof prepared !== "string") return prepared;
  const sentences = {
    empty: texts.documentFault.empty,
    "too-large": texts.fileTooLarge,
    "unknown-type": texts.fileUnknown,
  };
  throw new Refused(sentences[prepared]);
};

/** A slow connection may take long. A connection without any progress for this time is given up. */
const secondsWithoutProgress = 60;

const post = (
  url: string,
  fields: Record<string, string>,
  file: Blob,
  onProgress: (percent: number) => void,
) =>
  new Promise<void>((resolve, reject) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    // S3 ignores every field after the file.
    form.append("file", file);
    const request = new XMLHttpRequest();
    let timer = 0;
    const waitOn = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => request.abort(), secondsWithoutProgress * 1000);
    };
    request.open("POST", url);
    request.upload.onprogress = ({ loaded, total }) => {
      waitOn();
      if (total > 0) onProgress(Math.floor((loaded / total) * 100));
    };
    request.onload = () => (request.status < 400 ? resolve() : reject(new Error(String(request.status))));
    request.onerror = request.onabort = () => reject(new Error("unreachable"));
    request.onloadend = () => clearTimeout(timer);
    waitOn();
    request.send(form);
  });

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Reads the application again until the document is inspected, for half a minute. */
const follow = async (
  { reference, birthDate }: DocumentsOf,
  documentId: string,
  texts: DocumentTexts,
): Promise<Standing | undefined> => {
  for (const wait of [500, 1000, 1500, 2000, 3000, 4000, 6000, 12000]) {
    await pause(wait);
    const { reply } = await api.call("showStatus", { body: { reference, birthDate } });
    const document = reply?.documents.find((each) => each.documentId === documentId);
    if (document?.state === "received") return reply;
    if (document?.state === "refused")
      throw new Refused(texts.documentFault[document.why ?? ""] ?? document.why ?? texts.uploadFailed);
  }
  return undefined;
};

/**
 * A file that is being sent. Every attempt sends the same bytes with the same key, so it makes no second document.
 */
interface Sending {
  kind: string;
  file: Blob;
  key: string;
}

const upload = async (
  of: DocumentsOf,
  { kind, file, key }: Sending,
  texts: DocumentTexts,
  tell: (text: string, percent?: number) => void,
): Promise<Standing | undefined> => {
  tell(texts.uploading, 0);
  const { reply, problem } = await api.call("grantDocumentUpload", {
    params: { reference: of.reference },
    body: {
      birthDate: of.birthDate,
      kind: kind as DocumentKind,
      contentType: file.type as DocumentType,
      bytes: file.size,
    },
    idempotencyKey: key,
  });
  if (problem?.detail && problem.status < 500 && problem.status !== 429) throw new Refused(problem.detail);
  if (!reply) throw new Error(problem?.type);
  await post(reply.upload.url, reply.upload.fields, file, (percent) => tell(texts.uploading, percent));
  tell(texts.checking);
  return follow(of, reply.documentId, texts);
};

/**
 * Removes received documents from the missing ones. Once none is missing, shows the button that sends a returned
 * application again.
 */
const showStanding = ({ missingDocuments, status }: Standing, box: HTMLElement): void => {
  for (const each of all("#missing [data-kind]"))
    if (!missingDocuments.some((kind) => kind === each.dataset.kind)) each.remove();
  if (missingDocuments.length > 0) return;
  document.querySelector("#missing")?.remove();
  const resend = document.querySelector<HTMLElement>("#resend");
  if (!resend || status !== "returned") return;
  box.after(resend);
  resend.hidden = false;
  moveFocusTo(found("h3", resend));
};

interface Card {
  box: HTMLElement;
  /** Shows the document of this kind that the server had when the page opened. */
  showFound(standing: Standing): void;
}

const createCard = (of: DocumentsOf, kind: string, texts: DocumentTexts): Card => {
  const name = texts.documentKind[kind] ?? kind;
  const id = `file-${kind}`;
  // No `capture` attribute: it would not let the person choose an existing photo.
  const input = make("input", {
    class: "govuk-visually-hidden upload__input",
    type: "file",
    id,
    accept: "image/*,application/pdf",
    "aria-describedby": `${id}-state`,
  });
  const action = make("span", {}, texts.pick);
  const label = make(
    "label",
    { class: "govuk-button govuk-button--secondary upload__button", for: id },
    action,
    make("span", { class: "govuk-visually-hidden" }, `: ${name}`),
  );
  const fileName = make("p", { class: "upload__name" });
  const state = make("p", { class: "upload__state", id: `${id}-state`, role: "status" });
  const bar = make("progress", { max: "100", "aria-label": name, hidden: true });
  const again = make(
    "button",
    { type: "button", class: "govuk-button upload__again", "aria-describedby": `${id}-state`, hidden: true },
    texts.retry,
  );
  const title = make("h3", { class: "govuk-heading-s" }, name);
  const box = make("div", { class: "upload" }, title, fileName, bar, state, again, input, label);

  const tell = (text: string, percent?: number) => {
    bar.hidden = percent === undefined;
    if (percent === undefined) return state.replaceChildren(text);
    bar.value = percent;
    // The text shows each percent. A screen reader hears every quarter only.
    const [seen, said] = [percent, percent - (percent % 25)].map((each) => fillIn(text, { percent: each }));
    const heard = state.querySelector(".govuk-visually-hidden");
    const shown = state.querySelector("[aria-hidden]");
    if (!heard || !shown)
      return state.replaceChildren(
        make("span", { "aria-hidden": "true" }, seen ?? ""),
        make("span", { class: "govuk-visually-hidden" }, said ?? ""),
      );
    shown.textContent = seen ?? "";
    if (heard.textContent !== said) heard.textContent = said ?? "";
  };
  const showState = (which: "underway" | "received" | "refused") => {
    box.dataset.state = which;
    input.setAttribute("aria-disabled", String(which === "underway"));
    if (which === "received") action.textContent = texts.pickAgain;
  };
  const isUnderway = () => box.dataset.state === "underway";

  const send = async (sending: Sending) => {
    // The button is about to disappear, and its focus would be lost.
    if (document.activeElement === again) input.focus();
    again.hidden = true;
    showState("underway");
    try {
      const standing = await upload(of, sending, texts, tell);
      tell(standing ? texts.received : texts.stillChecking);
      showState("received");
      if (standing) showStanding(standing, box);
    } catch (error) {
      fail(error, sending);
    }
  };
  const fail = (error: unknown, sending?: Sending) => {
    showState("refused");
    tell(error instanceof Refused ? error.message : texts.uploadFailed);
    if (error instanceof Refused || !sending) return;
    again.hidden = false;
    again.onclick = () => void send(sending);
    // If the person has moved to another field meanwhile, the focus stays there.
    if (document.activeElement !== input && document.activeElement !== document.body) return;
    again.focus();
    again.scrollIntoView({ block: "center" });
  };

  input.addEventListener("click", (event) => {
    if (isUnderway()) event.preventDefault();
  });
  input.addEventListener("change", async () => {
    const given = input.files?.[0];
    if (!given || isUnderway()) return;
    // So that the person can choose the same file again.
    input.value = "";
    again.hidden = true;
    fileName.textContent = given.name;
    showState("underway");
    tell(texts.preparing);
    try {
      const file = await prepare(given, texts);
      await send({ kind, file, key: newIdempotencyKey() });
    } catch (error) {
      fail(error);
    }
  });
  return {
    box,
    showFound: ({ documents, missingDocuments }) => {
      if (box.dataset.state || missingDocuments.some((each) => each === kind)) return;
      if (!documents.some((each) => each.kind === kind && each.state === "received")) return;
      tell(texts.received);
      showState("received");
    },
  };
};

/**
 * Shows one card for each kind of document in `of.kinds`. A document from an earlier visit is not requested again.
 */
export const showDocuments = async (
  place: HTMLElement,
  of: DocumentsOf,
  texts: DocumentTexts,
): Promise<void> => {
  const cards = of.kinds.map((kind) => createCard(of, kind, texts));
  place.append(...cards.map(({ box }) => box));
  const { reference, birthDate } = of;
  const { reply } = await api.call("showStatus", { body: { reference, birthDate } });
  if (reply) for (const { showFound } of cards) showFound(reply);
};
