/**
 * Sealing a selection, and the moves that follow from it.
 *
 * One conditional write seals the record; from it every move follows, each once, whoever makes it: the request that
 * sealed, the function that its coming starts, or the next day's sweep. Until all are made, readers go by the record.
 */
import { createHash, createHmac } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { Application } from "../domain/application.ts";
import type { AuditHead } from "../domain/audit.ts";
import type { Cohort } from "../domain/cohort.ts";
import type { Instant } from "../domain/day.ts";
import type { ApplicationChange, Deed } from "../domain/lifecycle.ts";
import { RuleBroken } from "../domain/rule-broken.ts";
import { followRecord, passOver } from "../domain/seat.ts";
import { type Candidate, type SelectionRecord, statusesNotAssessed } from "../domain/selection.ts";
import { candidatesPartition, sealedKey, selectionKey } from "./application-items.ts";
import type { Applications } from "./applications.ts";
import { auditWrite } from "./audit-trail.ts";
import { cohortKey, readCohort } from "./catalogue-items.ts";
import { type Answer, checkOnce, keepAnswer, type Once, onceKeys } from "./once.ts";
import { type Item, Overtaken, patienceMilliseconds, type Store } from "./store.ts";

export type Selections = ReturnType<typeof createSelections>;

export const hashing = {
  sha256: (text: string) => createHash("sha256").update(text).digest("hex"),
  hmac: (key: string, text: string) => createHmac("sha256", key).update(text).digest("hex"),
};

/** An item holds 400 KB; a record beyond this stands in the bucket, under its own digest. */
const largestInItemBytes = 300_000;

/** Moves made at a time: enough to be quick, few enough not to be throttled. */
const movesAtOnce = 8;

interface Sealed {
  sealedAt: Instant;
  sealedBy: string;
  record: SelectionRecord;
  carriedOutAt?: Instant;
}

export interface FoundForSelection {
  cohort: Cohort;
  audit: AuditHead;
  isSealed: boolean;
  revision: number | undefined;
  candidates: Candidate[];
  /** References of those whom a sealing would pass over. */
  notAssessed: string[];
}

const inGroups = async <T>(all: readonly T[], each: (one: T) => Promise<unknown>): Promise<void> => {
  for (let at = 0; at < all.length; at += movesAtOnce)
    await Promise.all(all.slice(at, at + movesAtOnce).map(each));
};

export const createSelections = ({
  store,
  applications,
  s3,
  bucketName,
}: {
  store: Store;
  applications: Applications;
  s3: S3Client;
  bucketName: () => string;
}) => {
  const readCandidates = async (cohortId: string): Promise<Candidate[]> => {
    const candidates: Candidate[] = [];
    let from: Item | undefined;
    do {
      const page = await store.query({
        table: "applications",
        where: { expression: "pk = :pk", values: { ":pk": candidatesPartition(cohortId) } },
        from,
      });
      candidates.push(...page.items.map((item) => item.candidate as Candidate));
      from = page.last;
    } while (from);
    return candidates;
  };

  const listNotAssessed = async (cohortId: string): Promise<string[]> => {
    const references: string[] = [];
    for (const status of statusesNotAssessed) {
      let cursor: string | undefined;
      do {
        const page = await applications.list({ cohortId, status, limit: 100, cursor });
        references.push(...page.items.map(({ reference }) => reference));
        cursor = page.cursor;
      } while (cursor);
    }
    return references;
  };

  const readSealed = async (item: Item | undefined): Promise<Sealed | undefined> => {
    if (!item?.sealedAt) return undefined;
    let text = item.record as string | undefined;
    if (text === undefined) {
      const reply = await s3.send(new GetObjectCommand({ Bucket: bucketName(), Key: item.recordKey }));
      text = (await reply.Body?.transformToString()) ?? "";
    }
    const { sealedAt, sealedBy, carriedOutAt } = item;
    return { sealedAt, sealedBy, carriedOutAt, record: JSON.parse(text) };
  };

  const findSealed = async (cohortId: string) => readSealed((await store.read([selectionKey(cohortId)]))[0]);

  /** What the record makes of someone, or undefined where it makes nothing more of them. */
  const pendingMove = (
    application: Application,
    cohort: Cohort,
    { record, sealedAt, sealedBy }: Sealed,
  ): ApplicationChange | undefined => {
    const deed = { by: sealedBy, at: sealedAt };
    if ((statusesNotAssessed as readonly string[]).includes(application.status))
      return passOver(application, "not-assessed", deed);
    if (application.status !== "assessed") return undefined;
    const pseudonym = hashing.hmac(record.seed, application.reference).slice(0, 16);
    const row = record.rows.find((each) => each.pseudonym === pseudonym);
    return row && followRecord(application, row, cohort, deed);
  };

  const move = async (reference: string, cohort: Cohort, sealed: Sealed): Promise<void> => {
    for (;;) {
      const application = await applications.find(reference);
      const change = application && pendingMove(application, cohort, sealed);
      if (!change) return;
      try {
        await applications.record(change);
        return;
      } catch (error) {
        // Somebody else made this move, or the person withdrew: what stands there now says what is left to do.
        if (!(error instanceof Overtaken)) throw error;
      }
    }
  };

  return {
    /** All that a selection is made of, and the kept reply first. */
    async forSelection(cohortId: string, once: Once, at: Instant): Promise<FoundForSelection> {
      const [item, selection, kept] = await store.read([
        cohortKey(cohortId),
        selectionKey(cohortId),
        ...onceKeys("applications", once),
      ]);
      checkOnce(kept, once, at);
      const cohort = readCohort(item);
      if (!cohort) throw new RuleBroken("unknown-record");
      const isSealed = selection?.sealedAt !== undefined;
      const [candidates, notAssessed] = await Promise.all([
        readCandidates(cohortId),
        listNotAssessed(cohortId),
      ]);
      return {
        cohort,
        audit: item?.audit as AuditHead,
        isSealed,
        revision: selection?.revision as number | undefined,
        candidates,
        notAssessed,
      };
    },

    /**
     * Seals the record, once: on the condition that the candidates and the cohort are still those it was made of. The
     * reply to the request is kept in the same moment.
     */
    async seal(
      found: FoundForSelection,
      record: SelectionRecord,
      answer: Answer,
      deed: Deed,
    ): Promise<Answer> {
      const { cohortId, version } = found.cohort;
      const text = JSON.stringify(record);
      const isLarge = Buffer.byteLength(text) > largestInItemBytes;
      const recordKey = `selections/${cohortId}/${record.digest}.json`;
      // Before the seal: an object that nothing points to is no record, a seal without its object would be none either.
      if (isLarge)
        await s3.send(
          new PutObjectCommand({
            Bucket: bucketName(),
            Key: recordKey,
            Body: text,
            ContentType: "application/json",
          }),
        );
      const audit = auditWrite(found.audit, {
        kind: "cohort",
        id: cohortId,
        ...deed,
        what: "seal-selection",
        details: { digest: record.digest, inputDigest: record.inputDigest, rows: record.rows.length },
      });
      await store.commit([
        ...keepAnswer("applications", answer, deed.at),
        {
          ...selectionKey(cohortId),
          update: {
            expression: isLarge
              ? "SET sealedAt = :at, sealedBy = :by, recordKey = :record"
              : "SET sealedAt = :at, sealedBy = :by, #record = :record",
            ...(isLarge ? {} : { names: { "#record": "record" } }),
            values: { ":at": deed.at, ":by": deed.by, ":record": isLarge ? recordKey : text },
          },
          when:
            found.revision === undefined
              ? { expression: "attribute_not_exists(sealedAt) AND attribute_not_exists(revision)" }
              : {
                  expression: "attribute_not_exists(sealedAt) AND revision = :seen",
                  values: { ":seen": found.revision },
                },
          lost: (there) => (there?.sealedAt ? new RuleBroken("already-selected") : new Overtaken()),
        },
        { ...sealedKey(cohortId), put: { cohortId } },
        {
          ...cohortKey(cohortId),
          update: { expression: "SET audit = :audit", values: { ":audit": audit.head } },
          when: {
            expression: "version = :version AND audit.#hash = :hash",
            names: { "#hash": "hash" },
            values: { ":version": version, ":hash": found.audit.hash },
          },
          lost: () => new Overtaken(),
        },
        audit.write,
      ]);
      return answer;
    },

    /** Notes in the audit that somebody tried a seed out: who looks twice is seen. */
    async notePreview(found: FoundForSelection, inputDigest: string, deed: Deed): Promise<void> {
      const { cohortId } = found.cohort;
      const audit = auditWrite(found.audit, {
        kind: "cohort",
        id: cohortId,
        ...deed,
        what: "preview-selection",
        details: { inputDigest },
      });
      await store.commit([
        {
          ...cohortKey(cohortId),
          update: { expression: "SET audit = :audit", values: { ":audit": audit.head } },
          when: {
            expression: "audit.#hash = :hash",
            names: { "#hash": "hash" },
            values: { ":hash": found.audit.hash },
          },
          lost: () => new Overtaken(),
        },
        audit.write,
      ]);
    },

    /** Makes every move that follows from the sealed record and is not made yet; nothing where none is sealed. */
    async carryOut(cohortId: string): Promise<void> {
      const [selection, item] = await store.read([selectionKey(cohortId), cohortKey(cohortId)]);
      const [sealed, cohort] = [await readSealed(selection), readCohort(item)];
      if (!sealed || !cohort) return;
      const candidates = sealed.carriedOutAt ? [] : await readCandidates(cohortId);
      await inGroups(candidates, ({ reference }) => move(reference, cohort, sealed));
      await inGroups(await listNotAssessed(cohortId), (reference) => move(reference, cohort, sealed));
      if (sealed.carriedOutAt) return;
      await store.commit([
        {
          ...selectionKey(cohortId),
          update: { expression: "SET carriedOutAt = :at", values: { ":at": sealed.sealedAt } },
          when: { expression: "attribute_exists(sealedAt)" },
        },
      ]);
    },

    /** The sealed record of a cohort. */
    async find(cohortId: string): Promise<SelectionRecord | undefined> {
      return (await findSealed(cohortId))?.record;
    },

    /** An application as every reader sees it: by the record from the moment it is sealed, moved already or not. */
    async asSealed(application: Application): Promise<Application> {
      if (![...statusesNotAssessed, "assessed"].includes(application.status)) return application;
      const [selection, item] = await store.read([
        selectionKey(application.cohortId),
        cohortKey(application.cohortId),
      ]);
      const [sealed, cohort] = [await readSealed(selection), readCohort(item)];
      return (sealed && cohort && pendingMove(application, cohort, sealed)?.after) ?? application;
    },

    /** For lists and counts of a cohort: waits out the moves of a selection that is being carried out. */
    async untilCarriedOut(cohortId: string): Promise<void> {
      const until = Date.now() + patienceMilliseconds;
      for (;;) {
        const [selection] = await store.read([selectionKey(cohortId)]);
        if (!selection?.sealedAt || selection.carriedOutAt) return;
        if (Date.now() > until) throw new RuleBroken("unavailable", { retryAfterSeconds: 5 });
        await pause(100);
      }
    },
  };
};
