import { expect, test } from "vitest";
import { chanceFrom, occasionOf } from "../selection/occasions.ts";
import { selectNaively } from "../selection/reference-implementation.ts";
import { selectAsSystem } from "../selection/system-selection.ts";

test("the selection equals the reference implementation, over five hundred seeds, however the input is shuffled", () => {
  for (let seed = 1000; seed < 1500; seed += 1) {
    const occasion = occasionOf(seed);
    const expected = selectNaively(occasion).record;
    const { shuffled } = chanceFrom(seed);
    for (let round = 0; round < 20; round += 1)
      expect(selectAsSystem({ ...occasion, people: shuffled(occasion.people) }), `seed ${seed}`).toEqual(
        expected,
      );
  }
});
