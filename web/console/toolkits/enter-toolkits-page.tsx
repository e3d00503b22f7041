/** A storekeeper enters toolkits of one kind into the stock, each with its serial number. */
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import { asDay, asLines, asNumber, asRupiah } from "../components/form/as-typed.ts";
import { CommandForm } from "../components/form/command-form.tsx";
import { DayField, FieldGroup, SelectField, TextArea, TextField } from "../components/form/field.tsx";
import { Repeated } from "../components/form/repeated.tsx";
import { useCatalogue } from "../hooks/use-catalogue.ts";
import { useCommandForm } from "../hooks/use-command-form.ts";
import { useTexts } from "../language.ts";
import { hrefOf, type Page, PageHeading } from "../router.tsx";
import { today } from "../today.ts";
import { choicesOf, useWords } from "../words.ts";

const emptyItem = { name: "", brand: "", unit: "", quantity: "1", unitPrice: "" };

const EnterToolkits = () => {
  const { toolkits: texts, back, choose, dayHint } = useTexts();
  const words = useWords();
  const { skills, skillName } = useCatalogue();
  const form = useCommandForm("enterToolkits", {
    draft: { skill: "", items: [emptyItem], serials: "", source: "", receivedOn: today() },
    request: ({ items, serials, receivedOn, ...draft }) => ({
      body: {
        ...draft,
        receivedOn: asDay(receivedOn),
        serials: asLines(serials),
        items: items.map(({ quantity, unitPrice, ...item }) => ({
          ...item,
          quantity: asNumber(quantity),
          unitPrice: asRupiah(unitPrice),
        })),
      },
    }),
  });
  const value = form.draft.items.reduce((sum, { quantity, unitPrice }) => {
    const worth = Number(asNumber(quantity)) * Number(asRupiah(unitPrice));
    return Number.isFinite(worth) ? sum + worth : sum;
  }, 0);
  return (
    <div class="console-narrow">
      <a class="govuk-back-link" href={hrefOf("/alat")}>
        {back}
      </a>
      <PageHeading>{texts.enter}</PageHeading>
      <CommandForm form={form} submit={texts.submit} saved={texts.entered}>
        <SelectField
          form={form}
          at="/skill"
          label={texts.skill}
          none={choose}
          choices={choicesOf(
            skills.map(({ skill }) => skill),
            skillName,
          )}
        />
        <FieldGroup form={form} at="/items" label={texts.items}>
          <Repeated
            form={form}
            at="/items"
            empty={emptyItem}
            least={1}
            title={(number) => fillIn(texts.itemNumber, { number })}
            add={texts.addItem}
            remove={(number) => fillIn(texts.removeItem, { number })}
          >
            {(index) => (
              <>
                <div class="console-row">
                  <TextField form={form} at={`/items/${index}/name`} label={texts.itemName} />
                  <TextField form={form} at={`/items/${index}/brand`} label={texts.brand} />
                </div>
                <div class="console-row">
                  <TextField
                    form={form}
                    at={`/items/${index}/quantity`}
                    label={texts.quantity}
                    width={5}
                    inputmode="numeric"
                  />
                  <TextField form={form} at={`/items/${index}/unit`} label={texts.unit} width={10} />
                  <TextField
                    form={form}
                    at={`/items/${index}/unitPrice`}
                    label={texts.unitPrice}
                    width={20}
                    inputmode="numeric"
                  />
                </div>
              </>
            )}
          </Repeated>
        </FieldGroup>
        <p class="govuk-body">
          {texts.value}: <strong>{words.rupiah(value)}</strong>
        </p>
        <TextArea form={form} at="/serials" label={texts.serials} hint={texts.serialsHint} rows={6} />
        <TextField form={form} at="/source" label={texts.source} hint={texts.sourceHint} />
        <DayField form={form} at="/receivedOn" label={texts.receivedOn} hint={dayHint} />
      </CommandForm>
    </div>
  );
};

export const enterToolkitsPage: Page = { path: "/alat-masuk", needs: "enterToolkits", View: EnterToolkits };
