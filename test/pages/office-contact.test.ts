import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { OfficeContact } from "../../core/pages/office-contact.tsx";
import { markupFaults } from "./markup.ts";

const shown = (contact: Parameters<typeof OfficeContact>[0]["contact"]) =>
  renderToString(h(OfficeContact, { language: "id", contact }));

test("people find how to reach the office, as far as its settings say", () => {
  const html = shown({
    phone: "+62541555010",
    whatsapp: "+6281255550101",
    hours: { id: "Senin sampai Jumat, 08.00 sampai 15.00", en: "Monday to Friday, 8 am to 3 pm" },
  });
  expect(html).toContain('href="tel:+62541555010"');
  expect(html).toContain('href="https://wa.me/6281255550101"');
  expect(html).toContain("Senin sampai Jumat");
  expect(html).not.toContain("Alamat");
  expect(
    markupFaults(`<!doctype html><html lang="id"><head><title>x</title></head><body>${html}</body></html>`),
  ).toEqual([]);
  expect(shown({})).toBe("");
});
