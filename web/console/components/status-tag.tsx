import { statusTable } from "../../../core/domain/applications/statuses.ts";
import type { Status } from "../../../core/domain/shared/codes.ts";
import { useWords } from "../words.ts";

/** The word says how it stands, never the colour alone. */
export const StatusTag = ({ status }: { status: Status }) => (
  <strong class={`govuk-tag govuk-tag--${statusTable[status].colour}`}>{useWords().status(status)}</strong>
);
