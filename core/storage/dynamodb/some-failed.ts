/** The error for a batch in which some records failed, with their names. */

/** A record of a batch that failed. */
export interface Failure {
  /** The id of a cohort or report, a reference, or a code. The subject identifies no person. */
  subject: string;
  error: unknown;
}

/** Reads one record of many. When that fails, adds a failure that names the record. */
export const readApart = <Read>(failures: Failure[], subject: string, read: () => Read): Read | undefined => {
  try {
    return read();
  } catch (error) {
    failures.push({ subject, error });
    return undefined;
  }
};

/** Some records of a batch failed. The other records are done. */
export class SomeFailed extends Error {
  override name = "SomeFailed";
  readonly failures: readonly Failure[];

  constructor(failures: readonly Failure[]) {
    super(`${failures.length} failed`);
    this.failures = failures.flatMap(({ subject, error }) =>
      error instanceof SomeFailed
        ? error.failures.map((inner) => ({
            subject: `${subject} ${inner.subject}`.trim(),
            error: inner.error,
          }))
        : [{ subject, error }],
    );
  }
}
