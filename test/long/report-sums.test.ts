import { expect, test } from "vitest";
import { expectSameSums } from "../reporting/expect-same-sums.ts";

test("a report's sums are those of a second, naive count, over 500 histories of 60 people", () => {
  for (let seed = 1000; seed < 1500; seed += 1)
    expect(() => expectSameSums(seed), `seed ${seed}`).not.toThrow();
});
