/** The words of each message to an applicant, by its topic. */

import { shortName } from "../../../offices/office.ts";
import type { MessageTopic } from "../../domain/applications/message-topic.ts";
import type { Language } from "../../domain/shared/codes.ts";
import { statusTexts } from "./statuses.ts";

/** What has happened, and what the applicant does next. */
interface MessageText {
  name: string;
  nextStep: string;
}

/** A change of status is told in the words of the status page. */
const messageTexts: Record<Language, Record<MessageTopic, MessageText>> = {
  id: { ...statusTexts.id },
  en: { ...statusTexts.en },
};

/** A message holds no name, because several people may share a telephone. */
export const messageText = (language: Language, reference: string, topic: MessageTopic): string => {
  const { name, nextStep } = messageTexts[language][topic];
  return language === "id"
    ? `Berdaya, ${shortName.id}. Pendaftaran ${reference}: ${name}. ${nextStep}`
    : `Berdaya, ${shortName.en}. Application ${reference}: ${name}. ${nextStep}`;
};
