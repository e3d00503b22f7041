/** Bar charts in SVG. Patterns and numbers tell the bars apart, never colour alone. */
import { type Markup, markup } from "./markup.ts";

interface Bar {
  value: number;
  /** The text at the end of the bar. */
  text: string;
}

interface Chart {
  /** Must be unique in the page. */
  id: string;
  title: string;
  description: string;
  /** The meaning of each bar of a row. If a row has one bar, the title gives its meaning. */
  series: readonly string[];
  rows: readonly { label: string; bars: readonly Bar[] }[];
  /** The value of a full bar. Default: the largest value. */
  full?: number;
}

// Narrow, so that the letters stay readable on a phone, which shows the whole width.
const width = 420;
const widest = 345;
const barHeight = 14;
const labelHeight = 20;
const gap = 8;

const ink = "#14324a";
const patterns = (id: string): Markup =>
  markup`<defs><pattern id="${id}-1" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><rect width="3" height="6" fill="${ink}"/></pattern><pattern id="${id}-2" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#fff"/><circle cx="3" cy="3" r="1.6" fill="${ink}"/></pattern></defs>`;
const fillOf = (id: string, place: number) => (place === 0 ? ink : `url(#${id}-${place})`);

export const barChart = ({ id, title, description, series, rows, full }: Chart): Markup => {
  const values = rows.flatMap(({ bars }) => bars.map(({ value }) => value));
  const largest = full ?? Math.max(1, ...values);
  const legendHeight = series.length > 1 ? series.length * 20 + gap : 0;
  let y = legendHeight;
  const drawn = rows.map(({ label, bars }) => {
    const top = y;
    y += labelHeight + bars.length * barHeight + gap;
    return markup`<text x="0" y="${top + 14}">${label}</text>${bars.map(({ value, text }, place) => {
      const length = Math.round((Math.min(value, largest) / largest) * widest);
      const at = top + labelHeight + place * barHeight;
      return markup`<rect x="0" y="${at}" width="${Math.max(length, 1)}" height="${barHeight - 3}" fill="${fillOf(id, place)}" stroke="${ink}"/><text x="${length + 8}" y="${at + 10}" class="number">${text}</text>`;
    })}`;
  });
  const legend =
    series.length > 1
      ? series.map(
          (name, place) =>
            markup`<rect x="1" y="${place * 20 + 3}" width="24" height="11" fill="${fillOf(id, place)}" stroke="${ink}"/><text x="34" y="${place * 20 + 13}">${name}</text>`,
        )
      : [];
  return markup`<svg role="img" aria-labelledby="${id}-title ${id}-description" viewBox="0 0 ${width} ${y}" xmlns="http://www.w3.org/2000/svg"><title id="${id}-title">${title}</title><desc id="${id}-description">${description}</desc>${patterns(id)}${legend}${drawn}</svg>`;
};
