import { expect, test } from "vitest";
import { fillIn } from "../../core/i18n/shared/fill-in.ts";
import { statusPage } from "../../core/pages/status-page.tsx";
import { markup } from "../../core/reports/markup.ts";

const typed = `<b title="x" lang='id'>&amp;</b>`;
const escaped = "&lt;b title=&quot;x&quot; lang=&#39;id&#39;&gt;&amp;amp;&lt;/b&gt;";

test("the template of a report escapes what was typed, and no markup twice", () => {
  const inner = markup`<i>${typed}</i>`;
  expect(inner.markup).toBe(`<i>${escaped}</i>`);
  expect(markup`<p title="${typed}">${[inner, 7, null, false, undefined]}</p>`.markup).toBe(
    `<p title="${escaped}"><i>${escaped}</i>7</p>`,
  );
});

test("a page escapes what was typed, as a text and as a value", () => {
  const page = statusPage({
    language: "id",
    sent: { reference: [typed] },
    problem: { type: "invalid-request", title: typed, status: 400, detail: typed },
  });
  // Every value of a page stands in double quotes, so that > and ' end nothing.
  const inPage = "&lt;b title=&quot;x&quot; lang='id'>&amp;amp;&lt;/b>";
  expect(page).toContain(`<p>${inPage}</p>`);
  expect(page).toContain(` value="${inPage}"`);
  expect(page).not.toContain("<b ");
});

test("a report leaves out what XML cannot hold; a page says again what was typed", () => {
  expect(markup`${"a\u0000b\ud800"}`.markup).toBe("ab\ufffd");
  expect(statusPage({ language: "id", sent: { reference: ["a\u0001b"] } })).toContain(' value="a\u0001b"');
});

test("a text's braces are filled by their names, and stay where no fact has the name", () => {
  expect(fillIn("{count} of {all}, {count} left, {who}", { count: 3, all: "nine" })).toBe(
    "3 of nine, 3 left, {who}",
  );
  expect(fillIn("{count}")).toBe("{count}");
});
