/** Who gave a command, and when. */
import type { Instant } from "./day.ts";

/** The actor of a command, as the audit names the actor: a username, `applicant` or `system`. */
export interface CommandMeta {
  actor: string;
  occurredAt: Instant;
}
