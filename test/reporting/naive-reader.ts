/**
 * What a reader of a table can find out, by trying out every table that looks the same; slow and without thought. The
 * tables have a total, offices, two lists under each office and some lists under the total.
 */
import type { Mark } from "../../core/domain/reporting/withhold-figures.ts";

interface Office {
  value: number;
  lists: number[][];
}
export interface Table {
  total: number;
  lists: number[][];
  offices: Office[];
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** The figures in a row, and which add up to which. */
export const figuresOf = ({ total, lists, offices }: Table) => {
  const values = [total];
  const sums: { whole: number; parts: number[] }[] = [];
  const addList = (whole: number, list: readonly number[]) => {
    const parts = list.map((value) => values.push(value) - 1);
    sums.push({ whole, parts });
    return parts;
  };
  const places = addList(
    0,
    offices.map(({ value }) => value),
  );
  for (const [index, office] of offices.entries())
    for (const list of office.lists) addList(places[index] as number, list);
  for (const list of lists) addList(0, list);
  return { values, sums };
};

/** For each place, the values that it has in some table with the same shown figures and marks. */
export const possibleValues = (table: Table, marks: readonly (Mark | undefined)[]): Set<number>[] => {
  const { values, sums } = figuresOf(table);
  const most = table.total + 6;
  const wholesOf = (place: number) =>
    sums.filter(({ parts }) => parts.includes(place)).map(({ whole }) => whole);
  const saysUnderFive = !values.some((value, place) => value > 0 && value < 5 && marks[place] === "*");
  const told = values.map((value, place) => {
    const all = Array.from({ length: most + 1 }, (_, each) => each);
    if (!marks[place]) return [value];
    const isWithWhole = wholesOf(place).some((whole) => marks[whole] === "<5");
    if (marks[place] === "<5") return all.filter((each) => each < 5 && (each > 0 || isWithWhole));
    // Here the reader even knows which of these are zero.
    return all.filter((each) => each >= (saysUnderFive ? 5 : Math.min(value, 1)));
  });
  const found = values.map(() => new Set<number>());

  /** By the sum of a list: the values that its places have where they add up to it. */
  const listed = sums.map(({ parts }) => {
    const bySum = new Map<number, Set<number>[]>();
    const choose = (chosen: number[]): void => {
      const place = parts[chosen.length];
      if (place !== undefined) {
        for (const value of told[place] ?? []) if (sumOf(chosen) + value <= most) choose([...chosen, value]);
        return;
      }
      const seen = bySum.get(sumOf(chosen)) ?? parts.map(() => new Set<number>());
      for (const [index, value] of chosen.entries()) seen[index]?.add(value);
      bySum.set(sumOf(chosen), seen);
    };
    choose([]);
    return { parts, bySum };
  });
  const listsUnder = (whole: number) => listed.filter((_, index) => sums[index]?.whole === whole);
  const [ofOffices, ...ofTotal] = listsUnder(0);
  const officePlaces = ofOffices?.parts ?? [];

  const note = (place: number, value: number) => {
    found[place]?.add(value);
    for (const { parts, bySum } of place === 0 ? ofTotal : listsUnder(place))
      for (const [index, seen] of (bySum.get(value) ?? []).entries())
        for (const each of seen) found[parts[index] as number]?.add(each);
  };
  const fits = (place: number, value: number) =>
    (place === 0 ? ofTotal : listsUnder(place)).every(({ bySum }) => bySum.has(value));
  const chooseOffices = (total: number, chosen: number[]): void => {
    const place = officePlaces[chosen.length];
    if (place === undefined) {
      if (sumOf(chosen) !== total) return;
      note(0, total);
      for (const [index, value] of chosen.entries()) note(officePlaces[index] as number, value);
      return;
    }
    for (const value of told[place] ?? [])
      if (sumOf(chosen) + value <= total && fits(place, value)) chooseOffices(total, [...chosen, value]);
  };
  for (const total of told[0] ?? []) if (fits(0, total)) chooseOffices(total, []);
  return found;
};
