import { useState } from "preact/hooks";
import { mayOpenKind } from "../../../core/domain/applications/document.ts";
import { documentKinds, type Role } from "../../../core/domain/shared/codes.ts";
import { ChoiceList } from "../components/form/choice-list.tsx";
import { UploadField } from "../components/upload-field.tsx";
import { useTexts } from "../language.ts";
import { useSession } from "../session/session.ts";
import { choicesOf, useWords } from "../words.ts";
import type { ActionProps } from "./application-action.tsx";

/** The kinds of document that each role adds in its own work. */
const kindsOf: Partial<Record<Role, readonly string[]>> = {
  verifier: documentKinds,
  assessor: ["visit-photo", ...documentKinds.filter((kind) => mayOpenKind(kind, ["assessor"]))],
  storekeeper: ["handover-photo", "signature", "other"],
};

/** An officer adds a photo or a PDF to the record. */
export const DocumentUpload = ({ application, onSilentChange }: ActionProps) => {
  const { upload: texts } = useTexts();
  const { documentKind } = useWords();
  const { roles } = useSession();
  const kinds = [...new Set(roles.flatMap((role) => kindsOf[role] ?? []))];
  const [kind, setKind] = useState(kinds[0] ?? "other");
  const [open, setOpen] = useState(false);
  return (
    <section class="console-action" aria-labelledby="upload-heading">
      <h3 class="govuk-heading-m" id="upload-heading">
        <button type="button" class="console-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          {texts.heading}
        </button>
      </h3>
      {open && (
        <>
          <ChoiceList
            id="upload-kind"
            label={texts.kind}
            value={kind}
            choices={choicesOf(kinds, documentKind)}
            onChoose={setKind}
          />
          <UploadField
            id="upload-file"
            reference={application.reference}
            kind={kind}
            label={texts.file}
            hint={texts.fileHint}
            onSent={onSilentChange}
          />
        </>
      )}
    </section>
  );
};
