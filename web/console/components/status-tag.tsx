import type { Status } from "../../../core/domain/shared/codes.ts";
import { useWords } from "../words.ts";

/** What an officer must act on stands out; what is over is quiet. The word says it too, never the colour alone. */
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
