import type { Status } from "../../../core/domain/shared/codes.ts";
import { useWords } from "../words.ts";

/**
 * Strong colours mark the statuses that need an officer's action, quiet colours the final ones. The tag also names
 * the status, so that colour alone never carries the meaning.
 */
const colours: Record<Status, string> = {
  submitted: "blue",
  returned: "yellow",
  verified: "green",
  rejected: "grey",
  assessed: "green",
  offered: "purple",
  waitlisted: "yellow",
  "not-selected": "grey",
  enrolled: "teal",
  declined: "grey",
  completed: "teal",
  "dropped-out": "grey",
  equipped: "teal",
  withdrawn: "grey",
};

export const StatusTag = ({ status }: { status: Status }) => (
  <strong class={`govuk-tag govuk-tag--${colours[status]}`}>{useWords().status(status)}</strong>
);
