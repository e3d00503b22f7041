/** The head of every paper of the office. */
import * as office from "../../offices/office.ts";
import { accent, pale, type TaggedDocument } from "./tagged-document.ts";

export const writeLetterhead = (paper: TaggedDocument, programmeName: string): void => {
  const { pdf } = paper;
  paper.write("P", office.letterhead.government, { align: "center", size: 11, gap: 0 });
  paper.write("P", office.letterhead.office, {
    align: "center",
    face: "bold",
    size: 17,
    color: accent,
    gap: 0,
  });
  paper.write("P", `Program ${programmeName}`, { align: "center", size: 9.5, color: pale, gap: 5 });
  const { left } = pdf.page.margins;
  const { y } = pdf;
  paper.decorate(() => {
    pdf.rect(left, y, paper.width(), 2.2).fill(accent);
    pdf.rect(left, y + 3.6, paper.width(), 0.7).fill(accent);
  });
  pdf.y = y + 14;
};
