/** Who gave a command, and when. */
import type { Instant } from "./day.ts";

/** Who did something, as the audit names them: a username, `applicant` or `system`. */
export interface CommandMeta {
  actor: string;
  occurredAt: Instant;
}
