/**
 * What a message may be about: a status that was entered, or something else that the applicant is to hear of. A stored
 * message names its topic, so a topic that no change tells any more stays in this list.
 */

import { statuses } from "../shared/codes.ts";

export const messageTopics = [...statuses] as const;
export type MessageTopic = (typeof messageTopics)[number];
