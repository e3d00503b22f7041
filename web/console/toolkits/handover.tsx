import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import { type ActionProps, ApplicationAction } from "../applications/application-action.tsx";
import { asRupiah } from "../components/form/as-typed.ts";
import { FieldGroup, Radios, SelectField, TextArea, TextField } from "../components/form/field.tsx";
import { SignaturePad } from "../components/signature-pad.tsx";
import { FormUpload } from "../components/upload-field.tsx";
import { useCatalogue } from "../hooks/use-catalogue.ts";
import { useWholeList } from "../hooks/use-whole-list.ts";
import { useTexts } from "../language.ts";
import { choicesOf, useWords } from "../words.ts";

const emptyHandover = {
  serial: "",
  adjustment: { direction: "none", amount: "", why: "" },
  condition: "",
  photoDocumentId: "",
  signature: { method: "", documentId: "", witness: "" },
};

const signed = (amount: number | string, direction: string) =>
  typeof amount === "number" && direction === "down" ? -amount : amount;

/** The handover form. The graduate signs by drawing, by thumbprint or before a witness. */
export const RecordHandover = (props: ActionProps) => {
  const { handover: texts, choose } = useTexts();
  const words = useWords();
  const { skills, skillName } = useCatalogue();
  const { reference, seat } = props.application;
  const skill = skills.find((each) => each.skill === seat?.skill);
  const stock = useWholeList("listToolkits", {
    query: { state: "in-stock", skill: seat?.skill ?? "", limit: "100" },
  });
  const fifth = Math.floor((skill?.toolkitValue ?? 0) / 5);
  return (
    <ApplicationAction
      {...props}
      name="recordToolkitHandover"
      heading={texts.heading}
      submit={texts.submit}
      draft={emptyHandover}
      body={({ serial, adjustment, condition, photoDocumentId, signature }) => ({
        serial,
        condition,
        adjustment:
          adjustment.direction === "none"
            ? undefined
            : { amount: signed(asRupiah(adjustment.amount), adjustment.direction), why: adjustment.why },
        photoDocumentId: photoDocumentId || undefined,
        signature: {
          method: signature.method,
          documentId: (signature.method !== "witnessed" && signature.documentId) || undefined,
          witness: (signature.method !== "drawn" && signature.witness) || undefined,
        },
      })}
    >
      {(form) => {
        const { adjustment, signature } = form.draft;
        const sent = (pointer: string) => async (documentId: string) => {
          form.set(pointer, documentId);
          await props.onSilentChange();
        };
        const chosen = stock.reply?.find(({ serial }) => serial === form.draft.serial);
        const amount = asRupiah(adjustment.amount);
        const change =
          adjustment.direction === "none" || typeof amount !== "number"
            ? 0
            : Number(signed(amount, adjustment.direction));
        return (
          <>
            <SelectField
              form={form}
              at="/serial"
              label={texts.serial}
              hint={
                stock.reply?.length === 0
                  ? texts.noStock
                  : fillIn(texts.serialHint, { skill: skillName(seat?.skill ?? "") })
              }
              none={choose}
              choices={(stock.reply ?? []).map(({ serial, value }) => ({
                value: serial,
                label: `${serial} – ${words.rupiah(value)}`,
              }))}
            />
            <Radios
              form={form}
              at="/adjustment/direction"
              label={texts.adjustment}
              hint={fillIn(texts.adjustmentHint, { most: words.rupiah(fifth) })}
              choices={choicesOf(
                Object.keys(texts.directions),
                (direction) => texts.directions[direction] ?? direction,
              )}
            />
            {adjustment.direction !== "none" && (
              <FieldGroup form={form} at="/adjustment" label={texts.adjustmentDetails}>
                <TextField
                  form={form}
                  at="/adjustment/amount"
                  label={texts.amount}
                  hint={fillIn(texts.amountHint, { most: words.rupiah(fifth) })}
                  width={20}
                  inputmode="numeric"
                />
                <TextArea form={form} at="/adjustment/why" label={texts.adjustmentWhy} rows={2} />
              </FieldGroup>
            )}
            {chosen && (
              <p class="govuk-body">
                {texts.value}: <strong>{words.rupiah(chosen.value + change)}</strong>
              </p>
            )}
            <TextField form={form} at="/condition" label={texts.condition} hint={texts.conditionHint} />
            <FormUpload
              form={form}
              at="/photoDocumentId"
              reference={reference}
              kind="handover-photo"
              label={texts.photo}
              hint={texts.photoHint}
              onSent={sent("/photoDocumentId")}
            />
            <Radios
              form={form}
              at="/signature/method"
              label={texts.signature}
              hint={texts.signatureHint}
              choices={choicesOf(
                Object.keys(texts.methods),
                (method) => texts.methods[method as keyof typeof texts.methods],
              )}
            />
            {signature.method === "drawn" && (
              <SignaturePad
                form={form}
                at="/signature/documentId"
                reference={reference}
                onSent={sent("/signature/documentId")}
              />
            )}
            {signature.method === "thumbprint" && (
              <FormUpload
                form={form}
                at="/signature/documentId"
                reference={reference}
                kind="signature"
                label={texts.thumbprint}
                hint={texts.thumbprintHint}
                onSent={sent("/signature/documentId")}
              />
            )}
            {(signature.method === "witnessed" || signature.method === "thumbprint") && (
              <TextField
                form={form}
                at="/signature/witness"
                label={texts.witness}
                hint={signature.method === "thumbprint" ? texts.witnessHint : undefined}
              />
            )}
          </>
        );
      }}
    </ApplicationAction>
  );
};
