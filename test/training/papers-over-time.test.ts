/**
 * A paper is printed again byte for byte, whatever the settings of the office say by then.
 *
 * `test/fixtures/first-papers` holds records from before papers kept what they show of the office, and the SHA-256 of
 * the PDFs that were printed from them then. Neither ever changes.
 */
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { AsPrinted } from "../../core/domain/training/certificate.ts";
import {
  areasOfToday,
  areasOn,
  officeOfToday,
  officeOn,
} from "../../core/domain/training/office-as-printed.ts";
import { type CompletionPrinted, printCompletion } from "../../core/papers/completion-paper.ts";
import { type HandoverPrinted, printHandover } from "../../core/papers/handover-paper.ts";
import { paperOf } from "../../core/papers/print-paper.ts";
import { officeIds, readOffice } from "../../offices/read-office.ts";
import { type Asked, bundlePrinters } from "../support/bundled-printers.ts";
import {
  aCertificate,
  aCompletionPrinted,
  aHandoverPrinted,
  anOfficeWithArms,
  theArms,
} from "../support/papers.ts";
import { heard, readPdf } from "./read-pdf.ts";

const root = mkdtempSync(join(tmpdir(), "berdaya-papers-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const folder = () => mkdtempSync(join(root, "bundle-"));

const fixture = (file: string) =>
  JSON.parse(readFileSync(resolve(import.meta.dirname, "../fixtures/first-papers", file), "utf8"));
type Frozen =
  | ({ kind: "completion" } & CompletionPrinted)
  | ({ kind: "handover"; signature?: string } & Omit<HandoverPrinted, "signature">);
const records: Record<string, Frozen> = fixture("records.json");
const digests: Record<string, string> = fixture("digests.json");

const askedFor = (record: Frozen): Asked => {
  if (record.kind === "completion") return { completion: record };
  const { signature } = record;
  return { handover: { ...record, signature: signature ? Buffer.from(signature, "base64") : undefined } };
};
const print = ({ handover, completion }: Asked): Promise<Buffer> =>
  handover ? printHandover(handover) : printCompletion(completion as CompletionPrinted);
const digestOf = (pdf: Buffer) => createHash("sha256").update(pdf).digest("hex");

const printedWith = (printed: Partial<AsPrinted>) => {
  const certificate = aCertificate();
  return { ...certificate, printed: { ...certificate.printed, ...printed } };
};
const withArms = {
  handover: aHandoverPrinted({ certificate: printedWith({ office: anOfficeWithArms }), arms: theArms.bytes }),
  completion: aCompletionPrinted({
    certificate: { ...printedWith({ office: anOfficeWithArms }), kind: "completion" },
    arms: theArms.bytes,
  }),
};

describe("the first papers, which keep nothing of the office", () => {
  test.each(Object.entries(records))("are printed as they were printed then: %s", async (name, record) => {
    expect(record.certificate.printed).not.toHaveProperty("office");
    expect(digestOf(await print(askedFor(record)))).toBe(digests[name]);
  });

  test("have a digest each", () => {
    expect(Object.keys(records)).toEqual(Object.keys(digests));
    expect(Object.keys(records)).toHaveLength(5);
  });

  test("are printed so by a bundle too", async () => {
    const printInBundle = await bundlePrinters(folder(), { office: "kaltim" });
    for (const [name, record] of Object.entries(records)) {
      const { pdf, error } = printInBundle(askedFor(record));
      expect(error).toBe("");
      expect([name, digestOf(pdf)]).toEqual([name, digests[name]]);
    }
  });

  test("are of Kalimantan Timur alone", async () => {
    const having = await Promise.all(
      officeIds().map(async (id) => ((await readOffice(id)).office.firstPapers ? [id] : [])),
    );
    expect(having.flat()).toEqual(["kaltim"]);
    const printInBundle = await bundlePrinters(folder(), { office: "ntt" });
    expect(printInBundle(askedFor(records.completion as Frozen)).error).toContain("no firstPapers");
  });

  test("name every place as it was called, also one that the list does not have", () => {
    const { printed } = records.handover?.certificate ?? {};
    const named = (district: string, regency: string) => areasOn(printed as AsPrinted, { district, regency });
    expect(named("64.72.01", "64.72")).toEqual({ district: "Palaran", regency: "Samarinda" });
    expect(named("64.99.01", "64.99")).toEqual({ district: "64.99.01", regency: "64.99" });
  });
});

describe("a paper that keeps what it shows of the office", () => {
  test("takes it from the settings of the day on which it is made", () => {
    expect(officeOfToday()).toEqual({
      name: "Dinas Sosial Provinsi Kalimantan Timur",
      provinceName: "Kalimantan Timur",
      letterhead: { government: "PEMERINTAH PROVINSI KALIMANTAN TIMUR", office: "DINAS SOSIAL" },
      signer: { title: "Dinas Sosial Provinsi Kalimantan Timur" },
      place: "Samarinda",
    });
    expect(areasOfToday({ district: "64.72.01", regency: "64.72" })).toEqual({
      district: "Palaran",
      regency: "Kota Samarinda",
    });
    expect(officeOn(printedWith({ office: anOfficeWithArms }).printed)).toEqual(anOfficeWithArms);
  });

  test("has the same bytes under other settings: other letterhead, signer, names of places, no arms", async () => {
    const printInBundle = await bundlePrinters(folder(), { office: "jabar" });
    for (const asked of [
      { handover: aHandoverPrinted() },
      { completion: aCompletionPrinted() },
      { handover: withArms.handover },
      { completion: withArms.completion },
    ]) {
      const { pdf, error } = printInBundle(asked);
      expect(error).toBe("");
      expect(pdf.equals(await print(asked))).toBe(true);
      expect(heard(readPdf(pdf).structure)).not.toMatch(/jawa barat/i);
    }
  });
});

describe("the arms of the province", () => {
  const { fullName, seat, completion, certificate } = withArms.completion;
  const stored = {
    fullName,
    seat,
    completion: { ...completion, code: certificate.code } as CompletionPrinted["completion"],
    certificate,
  };

  test("are in the bundle, and a paper finds the picture with which it was made", async () => {
    const printInBundle = await bundlePrinters(folder(), {
      office: "ntt",
      arms: { ["0".repeat(64)]: new Uint8Array([1, 2, 3]), [theArms.sha256]: theArms.bytes },
    });
    const { pdf, error } = printInBundle({ stored });
    expect(error).toBe("");
    expect(pdf.equals(await printCompletion(withArms.completion))).toBe(true);
  });

  test("of a paper that are no longer there stop its printing: it does not go out without them", async () => {
    const kept: string[] = [];
    const printed = paperOf({
      applications: { find: async () => stored as never },
      certificates: { find: async () => certificate },
      papers: {
        isPrinted: async () => false,
        keep: async (key) => void kept.push(key),
        readDocument: async () => undefined,
        signLink: async () => "",
      },
    })(certificate.code);
    await expect(printed).rejects.toThrow(theArms.sha256);
    expect(kept).toEqual([]);
    const broken = { ...withArms.completion, arms: theArms.bytes.subarray(0, 300) };
    expect(() => printCompletion(broken)).toThrow("cannot be drawn");
  });
});
