/** The certificate of a completed training: who learned which skill, where and when. */
import type { Application } from "../domain/applications/application.ts";
import {
  type Certificate,
  checkAddress,
  type OfficeAsPrinted,
  printedCode,
} from "../domain/training/certificate.ts";
import { officeOn } from "../domain/training/office-as-printed.ts";
import type { Completion } from "../domain/training/training.ts";
import { dayInFigures } from "./indonesian.ts";
import { drawArms } from "./letterhead.ts";
import {
  accent,
  alarm,
  dots,
  ink,
  pale,
  rule,
  startDocument,
  type TaggedDocument,
  type TextStyle,
} from "./tagged-document.ts";

export interface CompletionPrinted {
  fullName: string;
  seat: NonNullable<Application["seat"]>;
  completion: Completion;
  certificate: Certificate;
  /** The picture of the province's arms, if the paper carries them. */
  arms?: Uint8Array | undefined;
}

const gold = "#b3852a";

const drawFrame = (paper: TaggedDocument) => {
  const { pdf } = paper;
  const { width, height } = pdf.page;
  paper.decorate(() => {
    pdf.rect(0, 0, width, height).fill("#fdfcf8");
    pdf
      .lineWidth(2.4)
      .strokeColor(accent)
      .rect(22, 22, width - 44, height - 44)
      .stroke();
    pdf
      .lineWidth(0.8)
      .strokeColor(gold)
      .rect(29, 29, width - 58, height - 58)
      .stroke();
    for (const [x, y, dx, dy] of [
      [22, 22, 1, 1],
      [width - 22, 22, -1, 1],
      [22, height - 22, 1, -1],
      [width - 22, height - 22, -1, -1],
    ] as const) {
      pdf
        .moveTo(x, y)
        .lineTo(x + 58 * dx, y)
        .lineTo(x, y + 58 * dy)
        .fill(accent);
      pdf
        .lineWidth(2.4)
        .strokeColor(gold)
        .moveTo(x + 68 * dx, y)
        .lineTo(x, y + 68 * dy)
        .stroke();
    }
  });
};

const writeCheck = (paper: TaggedDocument, { certificate }: CompletionPrinted, top: number) => {
  const size = 78;
  const x = 74;
  const code = printedCode(certificate.code);
  const address = checkAddress(certificate.printed.siteUrl, certificate.code);
  paper.qrCode(address, `Kode QR menuju halaman pemeriksaan. Kode: ${code}`, { x, y: top, size });
  const place = (y: number) => ({ x: x + size + 14, y, width: 210 });
  let end = paper.writeAt("P", paper.root, "Periksa keaslian sertifikat ini", place(top + 8), {
    face: "bold",
    size: 10,
  });
  end = paper.writeAt("P", paper.root, `Kode: ${code}`, place(end + 2), { face: "bold", size: 12 });
  paper.writeAt("P", paper.root, `${certificate.printed.siteUrl}/sertifikat/`, place(end + 2), {
    size: 9,
    color: pale,
  });
};

/** `19800101 200501 2 001`, as a NIP is written: birth date, month of appointment, sex, number. */
const inGroups = (nip: string): string => nip.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, "$1 $2 $3 $4");

const centred = { align: "center", size: 10.5 } as const;

type Signer = OfficeAsPrinted["signer"];
const hasName = ({ name, nip }: Signer): boolean => name !== undefined || nip !== undefined;

type Written = readonly [text: string, how: TextStyle];

/** What stands under the line of the signature: who signs, or what is filled in by hand. */
const underLineOf = (signer: Signer): Written[] =>
  hasName(signer)
    ? [
        [signer.name ?? dots(40), { ...centred, face: "bold" }],
        [`NIP ${signer.nip ? inGroups(signer.nip) : dots(30)}`, { ...centred, size: 9.5 }],
      ]
    : [["Nama, NIP, dan cap", { ...centred, size: 8.5, color: pale }]];

const toSign = 50;

const writeSigner = (paper: TaggedDocument, { signer, place }: OfficeAsPrinted, day: string, top: number) => {
  const { pdf } = paper;
  const width = 250;
  const x = pdf.page.width - 74 - width;
  const write = (y: number, [text, how]: Written) =>
    paper.writeAt("P", paper.root, text, { x, y, width }, how);
  const above: Written[] = [
    [place ? `${place}, ${day}` : day, centred],
    [signer.title, centred],
  ];
  const under = underLineOf(signer);
  const heightWith = (sum: number, [text, how]: Written) => sum + paper.heightOf(text, width, how);
  // Long names take more lines. Then the block begins higher, so that it ends on this page.
  const bottom = pdf.page.height - pdf.page.margins.bottom - 2;
  const start = hasName(signer)
    ? Math.min(top - 8, bottom - [...above, ...under].reduce(heightWith, toSign + 3))
    : top - 8;
  const line = above.reduce(write, start) + toSign;
  paper.decorate(() =>
    pdf
      .lineWidth(0.7)
      .strokeColor(rule)
      .moveTo(x + 25, line)
      .lineTo(x + width - 25, line)
      .stroke(),
  );
  under.reduce(write, line + 3);
};

/** The certificate of a training as PDF bytes. The same record gives the same bytes. */
export const printCompletion = (printed: CompletionPrinted): Promise<Buffer> => {
  const { fullName, seat, completion, certificate, arms } = printed;
  const office = officeOn(certificate.printed);
  const paper = startDocument({
    title: `Sertifikat Pelatihan ${certificate.number}`.replace(/[<&]/g, " "),
    subject: "Sertifikat pelatihan keterampilan",
    author: office.name,
    createdAt: completion.at,
    layout: "landscape",
    margin: 40,
  });
  const { pdf } = paper;
  const middle = { align: "center" as const };
  drawFrame(paper);
  paper.bookmark("Sertifikat pelatihan");
  drawArms(paper, office, arms, { x: 92, y: 52, width: 70, height: 76 });
  const besideArms = { ...middle, beside: arms ? 132 : 0 };
  pdf.y = 56;
  paper.write("P", office.letterhead.government, { ...besideArms, size: 11, gap: 0 });
  paper.write("P", office.letterhead.office, {
    ...besideArms,
    face: "bold",
    size: 15,
    color: accent,
    gap: 16,
  });
  paper.write("H1", "SERTIFIKAT", {
    ...middle,
    face: "bold",
    size: 40,
    color: accent,
    characterSpacing: 6,
    gap: 0,
  });
  paper.write("P", `Nomor: ${certificate.number}`, { ...middle, size: 11, color: pale, gap: 14 });
  if (!certificate.valid)
    paper.write("P", "DIBATALKAN. Sertifikat ini tidak berlaku lagi.", {
      ...middle,
      face: "bold",
      color: alarm,
    });
  paper.write("P", "diberikan kepada", { ...middle, size: 12, gap: 4 });
  // A long name gets a smaller size, so that it takes two lines at most.
  const size =
    [34, 28, 22, 16].find(
      (each) => paper.heightOf(fullName, 600, { face: "bold", size: each }) < 2.8 * each,
    ) ?? 14;
  const nameAt = { x: (pdf.page.width - 600) / 2, y: pdf.y, width: 600 };
  pdf.y = paper.writeAt("P", paper.root, fullName, nameAt, { ...middle, face: "bold", size, color: ink });
  const under = pdf.y + 2;
  paper.decorate(() =>
    pdf
      .lineWidth(1.2)
      .strokeColor(gold)
      .moveTo(pdf.page.width / 2 - 170, under)
      .lineTo(pdf.page.width / 2 + 170, under)
      .stroke(),
  );
  pdf.y = under + 14;
  paper.write("P", "yang telah menyelesaikan pelatihan keterampilan", { ...middle, size: 12, gap: 2 });
  paper.write("P", certificate.printed.skillName, {
    ...middle,
    face: "bold",
    size: 22,
    color: accent,
    gap: 6,
  });
  paper.write(
    "P",
    `dalam program ${certificate.printed.programmeName}, di ${seat.venue}, tanggal ${dayInFigures(seat.startsOn)} sampai ${dayInFigures(seat.endsOn)}.`,
    { ...middle, size: 12 },
  );
  const top = pdf.page.height - 148;
  writeCheck(paper, printed, top);
  writeSigner(paper, office, dayInFigures(completion.on), top);
  if (!certificate.valid) paper.stampEveryPage("DIBATALKAN");
  return paper.finish();
};
