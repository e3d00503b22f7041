import { statusTable } from "../../../core/domain/applications/statuses.ts";
import type { Status } from "../../../core/domain/shared/codes.ts";
import { useWords } from "../words.ts";

/** The tag names the status, so that colour alone never carries the meaning. */
export const StatusTag = ({ status }: { status: Status }) => (
  <strong class={`govuk-tag govuk-tag--${statusTable[status].colour}`}>{useWords().status(status)}</strong>
);
