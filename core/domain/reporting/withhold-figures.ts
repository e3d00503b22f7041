/**
 * Which figures of a table of people are not shown, so that nobody under five can be told from it: those from 1 to 4,
 * and enough others that no subtraction gives one of them back (docs/decisions/0032).
 *
 * The figures add up as a tree: each is a part of at most one whole in each sum. So the bounds that a reader can
 * work out are exact (`boundsOf`), and the table is safe when they leave each small figure more than one value.
 */

export const leastShown = 5;

/** `<5`: the figure is 0 to 4, and 0 only as a part of a whole with this mark. `*`: withheld to protect another. */
export type Mark = "<5" | "*";

/** Places of figures: the parts add up to the whole, apart from people who are counted in several parts. */
export interface Sum {
  whole: number;
  parts: readonly number[];
}

export interface Figures {
  values: readonly number[];
  sums: readonly Sum[];
}

interface Withheld {
  /** By place. */
  marks: (Mark | undefined)[];
  /** Parts of a whole under five, zeros too: the zeros and the number of the others would tell the whole. */
  covered: ReadonlySet<number>;
  /** No figure is told to be under five. The last resort: two figures under five add up to eight at most. */
  isUnsaid: boolean;
}

interface Bounds {
  low: number[];
  high: number[];
}

/** More people than any figure has. Stands for "no bound" and can still be added up. */
const most = 1e9;

export const isSmall = (value: number): boolean => value > 0 && value < leastShown;
const at = (values: readonly number[], place: number): number => values[place] ?? 0;
const total = (values: readonly number[], places: readonly number[]): number =>
  places.reduce((sum, place) => sum + at(values, place), 0);

const coveredIn = ({ values, sums }: Figures): Set<number> => {
  const covered = new Set<number>();
  for (let before = -1; before < covered.size; ) {
    before = covered.size;
    for (const { whole, parts } of sums)
      if (isSmall(at(values, whole)) || covered.has(whole)) for (const part of parts) covered.add(part);
  }
  return covered;
};

/** What the marks alone tell of a figure. */
const toldOf = (value: number, place: number, { marks, covered, isUnsaid }: Withheld): [number, number] => {
  const mark = marks[place];
  if (!mark) return [value, value];
  const least = covered.has(place) ? 0 : 1;
  if (isUnsaid) return [least, most];
  return mark === "<5" ? [least, leastShown - 1] : [leastShown, most];
};

/**
 * The least and the most that each figure can be, for a reader who has the shown figures and the marks, and who even
 * knows how many people are counted in several parts of a sum.
 */
const boundsOf = ({ values, sums }: Figures, withheld: Withheld): Bounds => {
  const told = values.map((value, place) => toldOf(value, place, withheld));
  const bounds: Bounds = { low: told.map(([low]) => low), high: told.map(([, high]) => high) };
  const { low, high } = bounds;
  let isTighter = true;
  const tighten = (place: number, least: number, greatest: number) => {
    if (least <= at(low, place) && greatest >= at(high, place)) return;
    low[place] = Math.max(at(low, place), least);
    high[place] = Math.min(at(high, place), greatest);
    if (at(low, place) > at(high, place)) throw new Error("A part of a table is more than its whole");
    isTighter = true;
  };
  while (isTighter) {
    isTighter = false;
    for (const { whole, parts } of sums) {
      const twice = total(values, parts) - at(values, whole);
      const [least, greatest] = [total(low, parts), total(high, parts)];
      tighten(whole, least - twice, greatest - twice);
      for (const part of parts)
        tighten(
          part,
          at(low, whole) + twice - (greatest - at(high, part)),
          at(high, whole) + twice - (least - at(low, part)),
        );
    }
  }
  return bounds;
};

/** The smallest part that can still be withheld, else the whole: a whole is what readers look for. */
const nextIn = (
  some: readonly Sum[],
  { values }: Figures,
  { marks }: Pick<Withheld, "marks">,
): number | undefined => {
  const open = (places: readonly number[]) =>
    places
      .filter((place) => at(values, place) > 0 && !marks[place])
      .sort((one, other) => at(values, one) - at(values, other) || one - other);
  return open(some.flatMap(({ parts }) => parts))[0] ?? open(some.map(({ whole }) => whole))[0];
};

/** A figure to withhold beside the one that a reader would get by a subtraction or from the bounds. */
const unprotectedIn = (figures: Figures, withheld: Withheld): number | "nothing" | undefined => {
  const { values, sums } = figures;
  const { marks } = withheld;
  const membersOf = ({ whole, parts }: Sum) => [whole, ...parts];
  for (const sum of sums)
    if (membersOf(sum).filter((place) => marks[place]).length === 1) {
      const next = nextIn([sum], figures, withheld);
      if (next !== undefined) return next;
    }
  const { low, high } = boundsOf(figures, withheld);
  const exact = values.findIndex(
    (value, place) => marks[place] && isSmall(value) && at(low, place) === at(high, place),
  );
  if (exact < 0) return "nothing";
  const near = sums.filter((sum) => membersOf(sum).includes(exact));
  const withMarks = sums.filter((sum) => membersOf(sum).some((place) => marks[place]));
  return nextIn(near, figures, withheld) ?? nextIn(withMarks, figures, withheld);
};

/** The marks of the figures by their places: undefined for a figure that is shown. */
export const withholdFigures = (figures: Figures): (Mark | undefined)[] => {
  const covered = coveredIn(figures);
  const marks = figures.values.map((value, place): Mark | undefined =>
    isSmall(value) || covered.has(place) ? "<5" : undefined,
  );
  const withheld: Withheld = { marks, covered, isUnsaid: false };
  if (marks.every((mark) => mark === undefined)) return marks;
  for (;;) {
    const next = unprotectedIn(figures, withheld);
    if (next === "nothing") return marks;
    if (next !== undefined) marks[next] = "*";
    else if (withheld.isUnsaid) throw new Error("Figures under five could be worked out from the others");
    else {
      withheld.isUnsaid = true;
      for (const [place, mark] of marks.entries()) if (mark) marks[place] = "*";
    }
  }
};
