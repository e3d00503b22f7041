import { expect, test } from "vitest";
import { recordInEvent } from "../../local/stream-event.ts";

const imageOf = (value: object) =>
  recordInEvent({ dynamodb: { NewImage: { value: value as never } } }, "arn:aws:dynamodb:local").dynamodb
    ?.NewImage?.value;

test("an empty map reaches a step as an empty map, also where the engine leaves its type out", () => {
  expect(imageOf({ M: {} })).toEqual({ M: {} });
  expect(imageOf({})).toEqual({ M: {} });
});

test("a value of a type that Lambda does not know is refused", () => {
  expect(() => imageOf({ $unknown: ["X", 1] })).toThrow("does not know");
});
