/** The staff's view of a toolkit and of a handover. */

import type { HandoverReply, HandoverShown, ToolkitShown } from "../contract/replies/toolkits.ts";
import type { Handover } from "../domain/toolkits/handover.ts";
import type { HandoverMade } from "../domain/toolkits/handover-rules.ts";
import type { Toolkit } from "../domain/toolkits/toolkit.ts";

export const toToolkitView = ({ enteredAt: _enteredAt, ...toolkit }: Toolkit): ToolkitShown => toolkit;

export const toHandoverView = ({
  toolkit: _toolkit,
  voided: _voided,
  ...handover
}: Handover): HandoverShown => handover;

export const toHandoverMadeView = ({ change, handover }: HandoverMade): HandoverReply => {
  const { reference, status, version } = change.after;
  return { reference, status, version, ...toHandoverView(handover) };
};
