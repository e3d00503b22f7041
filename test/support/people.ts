/** Leads people through a cohort, by the same steps as real people. */
import type { Api } from "./api.ts";
import { aForm, aNik, aSealing } from "./forms.ts";

let serial = 0;
const nextSerial = () => {
  serial += 1;
  return serial;
};

export const birthDate = "1998-07-05";

/** A person who applied. Each call makes another person. */
// biome-ignore lint/suspicious/noExplicitAny: tests say what differs
export const applied = async (api: Api, overrides: Record<string, any> = {}): Promise<string> => {
  const sex = overrides.sex ?? "female";
  const nik = aNik({ serial: nextSerial(), sex, birthDate: overrides.birthDate ?? birthDate });
  const reply = await api.post("/api/applications", aForm({ nik, ...overrides }));
  if (reply.status !== 201) throw new Error(`applying was answered ${reply.status}: ${reply.text}`);
  return reply.body.reference;
};

export const versionOf = async (api: Api, reference: string): Promise<number> =>
  (await (await api.as("manager")).get(`/api/staff/applications/${reference}`)).body.version;

// biome-ignore lint/suspicious/noExplicitAny: tests say what differs
export const verified = async (api: Api, overrides: Record<string, any> = {}): Promise<string> => {
  const reference = await applied(api, overrides);
  const reply = await (await api.as("verifier")).post(`/api/staff/applications/${reference}/verification`, {
    decision: "accept",
    reasons: [],
    version: 1,
  });
  if (reply.status !== 200) throw new Error(`verifying was answered ${reply.status}: ${reply.text}`);
  return reference;
};

export interface Findings {
  scores?: { motivation: number; readiness: number; need: number };
  fits?: string[];
}

export const assessed = async (
  api: Api,
  { scores = { motivation: 50, readiness: 50, need: 50 }, fits }: Findings = {},
  // biome-ignore lint/suspicious/noExplicitAny: tests say what differs
  overrides: Record<string, any> = {},
): Promise<string> => {
  const reference = await verified(api, overrides);
  const skills: string[] = overrides.skills ?? ["sewing", "ac-repair"];
  const reply = await (await api.as("assessor")).post(`/api/staff/applications/${reference}/assessment`, {
    scores,
    suitability: skills.map((skill) => ({
      skill,
      fit: (fits ?? skills).includes(skill) ? "fits" : "needs-visit",
      note: "",
    })),
    accommodations: [],
    version: 2,
  });
  if (reply.status !== 200) throw new Error(`assessing was answered ${reply.status}: ${reply.text}`);
  return reference;
};

/** People with a seat in a cohort. Its selection contains only these people, and each accepts the offer. */
export const enrolled = async (
  api: Api,
  cohortId: string,
  people: readonly { scores?: Findings["scores"]; fits?: string[] }[],
): Promise<string[]> => {
  const references: string[] = [];
  for (const findings of people) references.push(await assessed(api, findings, { cohortId }));
  const manager = await api.as("manager");
  const sealed = await manager.post(`/api/staff/cohorts/${cohortId}/selection`, aSealing());
  if (sealed.status !== 201) throw new Error(`the selection was answered ${sealed.status}: ${sealed.text}`);
  for (const reference of references) {
    const reply = await api.post(`/api/applications/${reference}/reply`, { birthDate, answer: "accept" });
    if (reply.status !== 200) throw new Error(`accepting was answered ${reply.status}: ${reply.text}`);
  }
  return references;
};
