/** The server's rules for the form, run in the browser. The page loads this module only after the first answer. */

import { ApplicationForm } from "../../core/domain/applications/fields/application-form.ts";
import type { Language } from "../../core/domain/shared/codes.ts";
import { ageOn, dayOf } from "../../core/domain/shared/day.ts";
import { explainFields, readBySchema } from "../../core/i18n/shared/explain.ts";
import type { Body } from "./answers.ts";
import type { FieldError } from "./errors.ts";

const today = () => dayOf(new Date().toISOString());
const birthDateIn = (body: Body) => ApplicationForm.shape.birthDate.safeParse(body.birthDate).data;

/** A parent or guardian consents for an applicant under 18. */
export const needsGuardian = (body: Body): boolean => {
  const birthDate = birthDateIn(body);
  return birthDate !== undefined && birthDate <= today() && ageOn(birthDate, today()) < 18;
};

/** All errors that the server would find in the form now. */
export const findErrors = (body: Body, language: Language): FieldError[] => {
  const { refused: fields } = readBySchema(ApplicationForm, body);
  const birthDate = birthDateIn(body);
  if (birthDate && birthDate > today()) fields.push({ pointer: "/birthDate", issue: "day-to-come" });
  if (needsGuardian(body) && (body.consent as Body | undefined)?.givenBy === "self")
    fields.push({ pointer: "/consent/givenBy", issue: "guardian-needed" });
  return explainFields(fields, language);
};
