/** Who adds a record names no version; that one is asked for says that the code names a record already. */
import type { Problem } from "../../../api-client.ts";

export const asKnownCode = (problem: Problem, pointer: string, detail: string): Problem => ({
  ...problem,
  ...(problem.errors
    ? {
        errors: problem.errors.map((error) => (error.pointer === "/version" ? { pointer, detail } : error)),
      }
    : {}),
});
