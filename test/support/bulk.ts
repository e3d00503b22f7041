/**
 * Puts many people into the store at once, in the state in which the steps would leave them. A test with
 * hundreds of people has no time for each step.
 */

import { apply } from "../../core/domain/applications/applying.ts";
import type { ApplicationForm } from "../../core/domain/applications/fields/application-form.ts";
import type { ApplicationChange } from "../../core/domain/applications/lifecycle.ts";
import type { Services } from "../../core/services.ts";
import { aForm, aNik } from "./forms.ts";
import { anAddress } from "./office-under-test.ts";

export interface BulkPerson {
  scores?: { motivation: number; readiness: number; need: number };
  /** The wished skills. All of them fit unless the test says otherwise. */
  skills?: string[];
  fits?: string[];
  sex?: string;
  disabilities?: string[];
  regency?: string;
  /** Only verified, so that a selection rejects them without an assessment. */
  notAssessed?: true;
}

const atOnce = 12;
let serial = 0;

export const applyInBulk = async (
  { applications, newReference, now }: Pick<Services, "applications" | "newReference" | "now">,
  cohortId: string,
  people: readonly BulkPerson[],
): Promise<string[]> => {
  const once = { recordId: undefined, bodyDigest: "" };
  const anybody = await applications.fingerprintOf(aNik() as never);
  const loaded = await applications.loadForApplying({ cohortId, person: anybody }, once, now());
  const join = async ({ scores, skills = ["sewing"], fits, notAssessed, ...person }: BulkPerson) => {
    serial += 1;
    const nik = aNik({
      serial: serial % 10_000,
      region: `6471${String(Math.floor(serial / 10_000) + 10)}`,
      sex: person.sex ?? "female",
    });
    const { regency = anAddress.regency, ...rest } = person;
    const address = { regency, district: `${regency}.01`, village: null, street: "Jl. Merdeka 5" };
    const form = aForm({ cohortId, nik, skills, address, ...rest }) as unknown as ApplicationForm;
    const reference = newReference();
    const meta = { actor: "applicant", occurredAt: now() };
    const sealed = {
      reference,
      nik: await applications.sealNik(form.nik, reference),
      person: await applications.fingerprintOf(form.nik),
      language: "id" as const,
    };
    const change = apply(form, { ...loaded, activeIn: {} }, sealed, meta);
    const suitability = skills.map((skill) => ({
      skill: skill as never,
      fit: (fits ?? skills).includes(skill) ? ("fits" as const) : ("needs-visit" as const),
      note: "",
    }));
    const assessment = {
      scores: scores ?? { motivation: 50, readiness: 50, need: 50 },
      suitability,
      accommodations: [],
      by: "assessor",
      at: meta.occurredAt,
    };
    const standing = notAssessed
      ? { status: "verified" as const }
      : { status: "assessed" as const, assessment };
    const after: ApplicationChange["after"] = {
      ...change.after,
      ...standing,
      history: [...change.after.history, { at: meta.occurredAt, status: standing.status }],
    };
    await applications.record({ ...change, after });
    return reference;
  };
  const references: string[] = [];
  for (let at = 0; at < people.length; at += atOnce)
    references.push(...(await Promise.all(people.slice(at, at + atOnce).map(join))));
  return references;
};
