/** The console's view of a message to an applicant. */

import { type Message, publicMessageId } from "../domain/applications/message.ts";
import { messageText } from "../i18n/applications/messages.ts";

export const toMessageView = (message: Message) => {
  const { at, channel, state, why, language, reference, about } = message;
  return {
    messageId: publicMessageId(message),
    at,
    ...(channel ? { channel } : {}),
    text: message.text ?? messageText(language, reference, about),
    state,
    ...(why ? { why } : {}),
  };
};
