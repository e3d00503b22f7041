/** Some of many failed, and which. */

/** One of many that failed. */
export interface Failure {
  /** The id of a cohort or report, a reference, a code: nothing that says who somebody is. */
  subject: string;
  error: unknown;
}

/** Some of many failed, and the others were done. */
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
