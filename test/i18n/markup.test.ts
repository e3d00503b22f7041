import { expect, test } from "vitest";
import { fillIn } from "../../core/i18n/shared/fill-in.ts";
import { html } from "../../core/pages/html.ts";
import { markup } from "../../core/reports/markup.ts";

const typed = `<b title="x" lang='id'>&amp;</b>`;
const escaped = "&lt;b title=&quot;x&quot; lang=&#39;id&#39;&gt;&amp;amp;&lt;/b&gt;";

test.each([
  ["a page", html],
  ["a report", markup],
] as const)("the template of %s escapes what was typed, and no markup twice", (_where, template) => {
  const inner = template`<i>${typed}</i>`;
  expect(inner.markup).toBe(`<i>${escaped}</i>`);
  expect(template`<p title="${typed}">${[inner, 7, null, false, undefined]}</p>`.markup).toBe(
    `<p title="${escaped}"><i>${escaped}</i>7</p>`,
  );
});

test("a report leaves out what XML cannot hold; a page says again what was typed", () => {
  expect(markup`${"a\u0000b\ud800"}`.markup).toBe("ab\ufffd");
  expect(html`${"a\u0001b"}`.markup).toBe("a\u0001b");
});

test("a text's braces are filled by their names, and stay where no fact has the name", () => {
  expect(fillIn("{count} of {all}, {count} left, {who}", { count: 3, all: "nine" })).toBe(
    "3 of nine, 3 left, {who}",
  );
  expect(fillIn("{count}")).toBe("{count}");
});
