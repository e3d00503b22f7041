/**
 * Turns a missing-version error into an error on the code. A form that adds a record sends no version. If the server
 * asks for one, a record with this code already exists.
 */
import type { Problem } from "../../../api-client.ts";

export const asKnownCode = (problem: Problem, pointer: string, detail: string): Problem => ({
  ...problem,
  ...(problem.errors
    ? {
        errors: problem.errors.map((error) => (error.pointer === "/version" ? { pointer, detail } : error)),
      }
    : {}),
});
