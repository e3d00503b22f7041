import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { summarizeTemplate } from "./summarize-template.ts";
import { synthesize } from "./synthesize.ts";

const folder = join(import.meta.dirname, "../fixtures/templates");
const { parts } = synthesize("prod", { siteUrl: "https://berdaya.example" });
const fileOf = (part: string) => `prod-${part}.txt`;

test("each stack of prod has its page, and no page is without a stack", () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(parts).map(fileOf).sort());
});

test.each(Object.keys(parts))(
  "what is deployed as %s is what a review has seen (`npx vitest run test/lib/templates.test.ts -u` writes it anew)",
  async (part) => {
    await expect(summarizeTemplate(parts[part] ?? [])).toMatchFileSnapshot(join(folder, fileOf(part)));
  },
);
