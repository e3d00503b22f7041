/**
 * The paper of a handover (Berita Acara Serah Terima): the giver, the graduate, the toolkit, its value and the
 * signatures.
 */
import type { Application } from "../domain/applications/application.ts";
import { dayOf } from "../domain/shared/day.ts";
import type { Handover } from "../domain/toolkits/handover.ts";
import { type Certificate, checkAddress, printedCode } from "../domain/training/certificate.ts";
import { areasOn, officeOn } from "../domain/training/office-as-printed.ts";
import { dayInFigures, dayInWords, figures, inWords, rupiah } from "./indonesian.ts";
import { writeLetterhead } from "./letterhead.ts";
import {
  accent,
  alarm,
  dots,
  pale,
  rule,
  startDocument,
  type TaggedDocument,
  type TextStyle,
} from "./tagged-document.ts";

export interface HandoverPrinted {
  application: Pick<Application, "fullName" | "address" | "reference" | "functioning">;
  handover: Handover;
  certificate: Certificate;
  /** The bytes of the drawing or thumbprint, if the handover has a file of it. */
  signature: Uint8Array | undefined;
  /** The picture of the province's arms, if the paper carries them. */
  arms?: Uint8Array | undefined;
}

const headStyle: TextStyle = { face: "bold", size: 11.5, color: accent, gap: 4 };

const addressOf = ({ application: { address }, certificate: { printed } }: HandoverPrinted): string => {
  const { district, regency } = areasOn(printed, address);
  return [address.street, `Kec. ${district}`, regency, officeOn(printed).provinceName].join(", ");
};

/** The officer read the paper out to a graduate who could not read it. */
const wasReadOut = ({ application, handover }: HandoverPrinted): boolean =>
  ["a-lot", "cannot"].includes(application.functioning.seeing) || handover.signature.method === "thumbprint";

const writeParties = (paper: TaggedDocument, printed: HandoverPrinted) => {
  const { application, certificate } = printed;
  const { officer } = certificate.printed;
  paper.list([
    ["Nama", officer?.name ?? dots(60)],
    ["NIP", officer?.nip ?? dots(60)],
    ["Jabatan/kantor", officer?.office ?? dots(60)],
  ]);
  paper.write("P", "Selanjutnya disebut PIHAK PERTAMA, yang menyerahkan.", { gap: 6 });
  paper.list([
    ["Nama", application.fullName],
    ["Nomor pendaftaran", application.reference],
    ["Alamat", addressOf(printed)],
  ]);
  paper.write("P", "Selanjutnya disebut PIHAK KEDUA, yang menerima.", { gap: 8 });
};

const writeGoods = (paper: TaggedDocument, { handover, certificate }: HandoverPrinted) => {
  paper.bookmark("Barang yang diserahkan");
  paper.write("H2", "Barang yang diserahkan", headStyle);
  paper.write(
    "P",
    `PIHAK PERTAMA menyerahkan dan PIHAK KEDUA menerima satu paket alat kerja keterampilan ${certificate.printed.skillName}, nomor seri ${handover.serial}, dengan rincian:`,
    { gap: 8 },
  );
  const columns = [
    { head: "No.", width: 26, align: "right" as const },
    { head: "Nama barang", width: 136 },
    { head: "Merek/tipe", width: 92 },
    { head: "Jumlah", width: 58 },
    { head: "Kondisi", width: 63 },
    { head: "Harga satuan (Rp)", width: 65, align: "right" as const },
    { head: "Jumlah harga (Rp)", width: 71, align: "right" as const },
  ];
  const sum = handover.value - (handover.adjustment?.amount ?? 0);
  const { adjustment } = handover;
  paper.table(
    columns,
    handover.items.map((item, index) => [
      String(index + 1),
      item.name,
      item.brand,
      `${figures(item.quantity)} ${item.unit}`,
      handover.condition,
      figures(item.unitPrice),
      figures(item.quantity * item.unitPrice),
    ]),
    [
      { head: "Jumlah seluruh barang", value: rupiah(sum) },
      ...(adjustment
        ? [
            {
              head: adjustment.amount < 0 ? "Penyesuaian (dikurangi)" : "Penyesuaian (ditambah)",
              value: rupiah(adjustment.amount),
            },
            { head: "Nilai setelah penyesuaian", value: rupiah(handover.value) },
          ]
        : []),
    ],
    "Rincian barang yang diserahkan",
  );
  paper.write("P", `Nilai paket: ${rupiah(handover.value)} (${inWords(handover.value)} rupiah).`, {
    face: "bold",
  });
  if (adjustment)
    paper.write(
      "P",
      `Nilai ${adjustment.amount < 0 ? "dikurangi" : "ditambah"} ${rupiah(Math.abs(adjustment.amount))} dari jumlah barang. Alasan: ${adjustment.why}`,
    );
};

const statementsOf = (printed: HandoverPrinted): [text: string, how?: TextStyle][] => [
  [
    "PIHAK KEDUA menerima barang tersebut untuk menjalankan usahanya sendiri. PIHAK KEDUA tidak akan menjual, menggadaikan, atau memindahtangankan barang tersebut kepada siapa pun.",
  ],
  ...(wasReadOut(printed)
    ? [["Berita acara ini dibacakan kepada penerima sebelum ditandatangani."] as [string]]
    : []),
  ["Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.", { gap: 8 }],
];

const writeStatements = (paper: TaggedDocument, printed: HandoverPrinted) => {
  paper.bookmark("Pernyataan");
  paper.write("H2", "Pernyataan", headStyle);
  for (const [text, how] of statementsOf(printed)) paper.write("P", text, how);
};

const methods = {
  drawn: "Tanda tangan penerima",
  thumbprint: "Cap jempol penerima",
  witnessed: "Diterima di hadapan saksi",
} as const;

const signatureHeight = 52;

interface Signer {
  head: string;
  note: string;
  name: string;
  under?: string;
  /**
   * The file of the signature. `isKept`: the application has the file. `bytes`: undefined if the file cannot be
   * shown.
   */
  file?: { isKept: boolean; bytes: Uint8Array | undefined };
}

const signersOf = ({ application, handover, certificate, signature }: HandoverPrinted): Signer[] => {
  const { officer } = certificate.printed;
  const { witness, method, documentId } = handover.signature;
  return [
    {
      head: "PIHAK KEDUA",
      note: methods[method],
      name: application.fullName,
      file: { isKept: documentId !== undefined, bytes: signature },
    },
    {
      head: "PIHAK PERTAMA",
      note: "Yang menyerahkan",
      name: officer?.name ?? dots(34),
      under: `NIP ${officer?.nip ?? dots(30)}`,
    },
    ...(witness ? [{ head: "SAKSI", note: "Yang menyaksikan", name: witness }] : []),
  ];
};

const sign = (paper: TaggedDocument, { head, note, name, under, file }: Signer, x: number, width: number) => {
  const { pdf } = paper;
  const section = paper.open("Sect");
  const at = (y: number) => ({ x, y, width });
  let end = paper.writeAt("P", section, head, at(pdf.y), { face: "bold" });
  end = paper.writeAt("P", section, note, at(end), { size: 9, color: pale });
  const alt = `${note}: ${name}`;
  const isShown =
    file?.bytes !== undefined &&
    paper.picture(file.bytes, alt, { ...at(end + 2), height: signatureHeight }, section);
  if (file?.isKept && !isShown)
    paper.writeAt("P", section, "Berkasnya disimpan bersama pendaftaran.", at(end + 18), {
      size: 8,
      color: pale,
    });
  const line = end + signatureHeight + 4;
  paper.decorate(() =>
    pdf
      .lineWidth(0.6)
      .strokeColor(rule)
      .moveTo(x, line)
      .lineTo(x + width, line)
      .stroke(),
  );
  end = paper.writeAt("P", section, name, at(line + 3), { face: "bold" });
  if (under) end = paper.writeAt("P", section, under, at(end), { size: 9 });
  section.end();
  return end;
};

const codeSize = 62;
const aboveCheckLines = codeSize + 8;

const checkLinesOf = ({ code, printed: { siteUrl } }: Certificate): [text: string, how: TextStyle][] => [
  ["Periksa keaslian berita acara ini", { size: 8.5 }],
  [`Kode: ${printedCode(code)}`, { face: "bold", size: 10.5 }],
  [`${siteUrl}/sertifikat/`, { size: 8 }],
];

const writeCheck = (paper: TaggedDocument, { certificate }: HandoverPrinted, x: number, width: number) => {
  const { y } = paper.pdf;
  const address = checkAddress(certificate.printed.siteUrl, certificate.code);
  const alt = `Kode QR menuju halaman pemeriksaan. Kode: ${printedCode(certificate.code)}`;
  paper.qrCode(address, alt, { x, y: y + 3, size: codeSize });
  return checkLinesOf(certificate).reduce(
    (end, [text, how]) => paper.writeAt("P", paper.root, text, { x, y: end, width }, how),
    y + aboveCheckLines,
  );
};

/** One column for each signer, and a last column that says where to check the paper. */
const columnsFor = (paper: TaggedDocument, signers: readonly Signer[]) => {
  const gap = signers.length < 3 ? 22 : 12;
  const width = (paper.width() - signers.length * gap) / (signers.length + 1);
  return { width, startOf: (index: number) => paper.pdf.page.margins.left + index * (width + gap) };
};

const writeSignatures = (paper: TaggedDocument, printed: HandoverPrinted) => {
  const { pdf } = paper;
  const signers = signersOf(printed);
  const { width, startOf } = columnsFor(paper, signers);
  paper.bookmark("Tanda tangan");
  const { y: top } = pdf;
  const columnAt = (index: number) => {
    pdf.y = top;
    return startOf(index);
  };
  const ends = signers.map((signer, index) => sign(paper, signer, columnAt(index), width));
  const end = writeCheck(paper, printed, columnAt(signers.length), width);
  pdf.y = Math.max(...ends, end);
};

const heightOfSignatures = (paper: TaggedDocument, printed: HandoverPrinted): number => {
  const signers = signersOf(printed);
  const { width } = columnsFor(paper, signers);
  const names = signers.map(
    ({ name, under = "" }) =>
      paper.heightOf(name, width, { face: "bold" }) + paper.heightOf(under, width, { size: 9 }),
  );
  const lines = checkLinesOf(printed.certificate).map(([text, how]) => paper.heightOf(text, width, how));
  return Math.max(
    signatureHeight + 38 + Math.max(...names),
    lines.reduce((sum, height) => sum + height, aboveCheckLines),
  );
};

const heightOfStatements = (paper: TaggedDocument, printed: HandoverPrinted): number =>
  [["Pernyataan", headStyle] as const, ...statementsOf(printed)]
    .map(([text, how = {}]) => paper.heightOf(text, paper.width(), how) + (how.gap ?? 5))
    .reduce((sum, height) => sum + height, 0);

/** Keeps the statements and signatures on one page. Signatures alone on a sheet could be put under any paper. */
const writeClosing = (paper: TaggedDocument, printed: HandoverPrinted) => {
  paper.keepTogether(heightOfStatements(paper, printed) + heightOfSignatures(paper, printed));
  writeStatements(paper, printed);
  writeSignatures(paper, printed);
};

const writeVoided = (paper: TaggedDocument, { voided, number }: Handover) => {
  if (!voided) return;
  paper.write(
    "P",
    `DIBATALKAN pada ${dayInFigures(dayOf(voided.at))}. Nomor ${number} tidak berlaku. Alasan: ${voided.why}`,
    { face: "bold", color: alarm, gap: 10 },
  );
};

/** The paper of a handover as PDF bytes. The same record gives the same bytes. */
export const printHandover = (printed: HandoverPrinted): Promise<Buffer> => {
  const { handover, certificate, arms } = printed;
  const { on, number } = handover;
  const office = officeOn(certificate.printed);
  const paper = startDocument({
    title: `Berita Acara Serah Terima ${number}`.replace(/[<&]/g, " "),
    subject: "Serah terima paket alat kerja",
    author: office.name,
    createdAt: handover.at,
    layout: "portrait",
    margin: 42,
  });
  writeLetterhead(paper, office, certificate.printed.programmeName, arms);
  paper.bookmark("Berita acara serah terima");
  paper.write("H1", "BERITA ACARA SERAH TERIMA PAKET ALAT KERJA", {
    face: "bold",
    size: 14,
    align: "center",
    color: accent,
    gap: 2,
  });
  paper.write("P", `Nomor: ${number}`, { align: "center", size: 11, gap: 10 });
  writeVoided(paper, handover);
  paper.write(
    "P",
    `Pada hari ini, ${dayInWords(on)} (${dayInFigures(on)}), yang bertanda tangan di bawah ini:`,
    { gap: 8 },
  );
  writeParties(paper, printed);
  writeGoods(paper, printed);
  writeClosing(paper, printed);
  if (handover.voided) paper.stampEveryPage("DIBATALKAN");
  paper.numberPages(`Nomor ${number}`);
  return paper.finish();
};
