/** Photos of documents: made small enough on the phone, sent straight to the store, followed until they are judged. */
import type { DocumentKind, DocumentType } from "../../core/domain/words.ts";
import { prepareFile } from "../prepare-file.ts";
import { api } from "./api.ts";
import { all, fillIn, make } from "./dom.ts";
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
  | "preparing"
  | "uploading"
  | "checking"
  | "received"
  | "stillChecking"
  | "uploadFailed"
  | "fileTooLarge"
  | "fileUnknown"
>;

/** A failure that has a sentence of its own. */
class Refused extends Error {}

/** The file as it will be sent. */
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

const post = (
  url: string,
  fields: Record<string, string>,
  file: Blob,
  onProgress: (percent: number) => void,
) =>
  new Promise<void>((resolve, reject) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    // The store reads no field after the file.
    form.append("file", file);
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.round((loaded / total) * 100));
    request.onload = () => (request.status < 400 ? resolve() : reject(new Error(String(request.status))));
    request.onerror = () => reject(new Error("unreachable"));
    request.send(form);
  });

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Looks at the application until the document is judged, for half a minute. */
const follow = async ({ reference, birthDate }: DocumentsOf, documentId: string, texts: DocumentTexts) => {
  for (const wait of [500, 1000, 1500, 2000, 3000, 4000, 6000, 12000]) {
    await pause(wait);
    const { reply } = await api.call("showStatus", { body: { reference, birthDate } });
    const document = reply?.documents.find((each) => each.documentId === documentId);
    if (document?.state === "received") return texts.received;
    if (document?.state === "refused")
      throw new Refused(texts.documentFault[document.why ?? ""] ?? document.why ?? texts.uploadFailed);
  }
  return texts.stillChecking;
};

const upload = async (
  of: DocumentsOf,
  kind: string,
  file: File,
  texts: DocumentTexts,
  tell: (text: string, percent?: number) => void,
): Promise<string> => {
  tell(texts.preparing);
  const prepared = await prepare(file, texts);
  const { reply, problem } = await api.call("grantDocumentUpload", {
    params: { reference: of.reference },
    body: {
      birthDate: of.birthDate,
      kind: kind as DocumentKind,
      contentType: prepared.type as DocumentType,
      bytes: prepared.size,
    },
  });
  if (problem) throw new Refused(problem.detail || texts.uploadFailed);
  await post(reply.upload.url, reply.upload.fields, prepared, (percent) =>
    tell(fillIn(texts.uploading, { percent }), percent),
  );
  tell(texts.checking);
  return follow(of, reply.documentId, texts);
};

/** What arrived is missing no more: the list of it stands above, where there is one. */
const takeOffMissing = (kind: string): void => {
  for (const each of all(`#missing [data-kind="${kind}"]`)) each.remove();
  if (all("#missing li").length === 0) document.querySelector("#missing")?.remove();
};

const card = (of: DocumentsOf, kind: string, texts: DocumentTexts): HTMLElement => {
  const name = texts.documentKind[kind] ?? kind;
  const id = `file-${kind}`;
  const label = make(
    "label",
    { class: "govuk-label govuk-label--s", for: id },
    fillIn(texts.pick, { kind: name }),
  );
  // No `capture`: it would take away the choice of a photo that was made before.
  const input = make("input", {
    class: "govuk-file-upload",
    type: "file",
    id,
    accept: "image/*,application/pdf",
    "aria-describedby": `${id}-state`,
  });
  const state = make("p", { class: "upload__state", id: `${id}-state`, role: "status" });
  const bar = make("progress", { max: "100", "aria-label": name, hidden: true });
  const box = make("div", { class: "upload" }, label, input, bar, state);
  const tell = (text: string, percent?: number) => {
    // A screen reader need not hear each percent.
    if (percent === undefined) state.textContent = text;
    bar.hidden = percent === undefined;
    bar.value = percent ?? 0;
  };
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (!file) return;
    input.disabled = true;
    box.dataset.state = "underway";
    try {
      const outcome = await upload(of, kind, file, texts, tell);
      tell(outcome);
      box.dataset.state = "received";
      if (outcome === texts.received) takeOffMissing(kind);
      label.textContent = fillIn(texts.pickAgain, { kind: name });
    } catch (error) {
      tell(error instanceof Refused ? error.message : texts.uploadFailed);
      box.dataset.state = "refused";
    }
    input.disabled = false;
    input.value = "";
    input.focus();
  });
  return box;
};

/** One card for each kind of document that is asked for. */
export const showDocuments = (place: HTMLElement, of: DocumentsOf, texts: DocumentTexts): void => {
  place.append(...of.kinds.map((kind) => card(of, kind, texts)));
};
