/** The head of every paper of the office. */
import type { OfficeAsPrinted } from "../domain/training/certificate.ts";
import { accent, pale, type TaggedDocument } from "./tagged-document.ts";

/**
 * Draws the arms of the province, if the paper carries them. They say whose paper it is, so they are a figure with
 * words and no decoration. Throws if the picture cannot be drawn: a paper does not go out without its arms.
 */
export const drawArms = (
  paper: TaggedDocument,
  { provinceName }: OfficeAsPrinted,
  arms: Uint8Array | undefined,
  place: { x: number; y: number; width: number; height: number },
): void => {
  if (arms && !paper.picture(arms, `Lambang Provinsi ${provinceName}`, place))
    throw new Error("The picture of the arms cannot be drawn");
};

const armsWidth = 46;
const armsHeight = 50;

export const writeLetterhead = (
  paper: TaggedDocument,
  office: OfficeAsPrinted,
  programmeName: string,
  arms: Uint8Array | undefined,
): void => {
  const { pdf } = paper;
  const { left } = pdf.page.margins;
  const top = pdf.y;
  drawArms(paper, office, arms, { x: left, y: top, width: armsWidth, height: armsHeight });
  // The text stays in the middle of the page, with as much room on its right as the arms take on its left.
  const beside = arms ? armsWidth + 10 : 0;
  const inMiddle = { align: "center", beside, gap: 0 } as const;
  const { government, office: inLarge } = office.letterhead;
  pdf.y = top;
  paper.write("P", government, { ...inMiddle, size: 11 });
  paper.write("P", inLarge, { ...inMiddle, face: "bold", size: 17, color: accent });
  paper.write("P", `Program ${programmeName}`, { ...inMiddle, size: 9.5, color: pale, gap: 5 });
  const y = Math.max(pdf.y, arms ? top + armsHeight + 5 : 0);
  paper.decorate(() => {
    pdf.rect(left, y, paper.width(), 2.2).fill(accent);
    pdf.rect(left, y + 3.6, paper.width(), 0.7).fill(accent);
  });
  pdf.y = y + 14;
};
