/** The stock of toolkits, and the handovers that take toolkits out of stock. */

import type { ApplicationIn } from "../../domain/applications/application.ts";
import type { ApplicationChange } from "../../domain/applications/lifecycle.ts";
import type { AuditAct } from "../../domain/privacy/audit-act.ts";
import type { CommandMeta } from "../../domain/shared/command-meta.ts";
import { dayOf, type Instant } from "../../domain/shared/day.ts";
import { DomainError } from "../../domain/shared/domain-error.ts";
import type { Handover, HandoverInForce } from "../../domain/toolkits/handover.ts";
import type { HandoverMade, LoadedForHandover } from "../../domain/toolkits/handover-rules.ts";
import type { Toolkit, ToolkitState } from "../../domain/toolkits/toolkit.ts";
import { readCursor, writeCursor } from "../dynamodb/cursor.ts";
import {
  type Idempotency,
  readUnlessReplayed,
  type StoredResponse,
  saveResponse,
} from "../dynamodb/idempotency.ts";
import { type Item, OptimisticLockError, type Store, type Write } from "../dynamodb/store.ts";
import { auditWrite } from "../items/audit.ts";
import { programmesKey, readProgrammes, readSkills, skillsKey } from "../items/catalogue.ts";
import {
  issueCertificate,
  lastNumber,
  numbersKey,
  takeNumber,
  voidCertificate,
} from "../items/certificates.ts";
import { officerKey, readOfficer } from "../items/officers.ts";
import {
  entryOf,
  readToolkit,
  readToolkitAudit,
  toolkitItem,
  toolkitKey,
  toolkitKind,
} from "../items/toolkits.ts";
import { readable } from "../readable.ts";
import type { Applications } from "./applications.ts";

/** A toolkit that was read for a change, with the end of its audit chain. */
export interface LoadedToolkit {
  toolkit: Toolkit | undefined;
  item: Item | undefined;
}

export type LoadedHandover = LoadedForHandover & LoadedToolkit;

export interface ToolkitsAsked {
  state?: ToolkitState | undefined;
  skill?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

/**
 * The most pages of the index that one request reads. After them the list returns a cursor with less than a
 * full page.
 */
const mostRounds = 8;
const readAtLeast = 50;

/** Numbers start again each year, by the calendar day of the office. */
const numbersOf = (at: Instant) => numbersKey("handover", dayOf(at).slice(0, 4));

const entryPattern = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z#/;

export const createToolkits = ({
  store,
  applications,
  unit,
}: {
  store: Store;
  applications: Applications;
  /** The code of the office in the number of a handover. */
  unit: string;
}) => {
  /**
   * Writes the new state of the toolkit and its audit entry, on the condition that the toolkit did not change
   * since the read.
   */
  const toolkitWrites = (
    loaded: LoadedToolkit,
    toolkit: Toolkit,
    meta: CommandMeta,
    what: AuditAct,
    details: Record<string, string | number>,
  ) => {
    const audit = auditWrite(readToolkitAudit(loaded.item), {
      kind: "toolkit",
      id: toolkit.serial,
      at: meta.occurredAt,
      by: meta.actor,
      what,
      details: { ...details, version: toolkit.version },
    });
    const write: Write = {
      ...toolkitKey(toolkit.serial),
      put: toolkitItem(toolkit, audit.head),
      condition: loaded.toolkit
        ? { expression: "version = :seen", values: { ":seen": loaded.toolkit.version } }
        : { expression: "attribute_not_exists(pk)" },
      onConditionFailed: () => new OptimisticLockError(),
    };
    return { writes: [write, audit.write], head: audit.head };
  };

  return {
    unit,

    /** The known serial numbers among the given ones, and the skills. A stored response comes first. */
    async loadForEntry(serials: readonly string[], idempotency: Idempotency, at: Instant) {
      const keys = [skillsKey, ...serials.map(toolkitKey)];
      const [skills, ...found] = await readUnlessReplayed(
        { store, table: "toolkits", idempotency, at },
        keys,
      );
      return {
        skills: readSkills(skills),
        known: new Set(serials.filter((_, index) => found[index] !== undefined)),
      };
    },

    /** Enters all toolkits into the stock, or none. */
    async enter(
      toolkits: readonly Toolkit[],
      meta: CommandMeta,
      response: StoredResponse,
    ): Promise<StoredResponse> {
      const nothing: LoadedToolkit = { toolkit: undefined, item: undefined };
      await store.commit([
        ...saveResponse("toolkits", response, meta.occurredAt),
        ...toolkits.flatMap(
          (toolkit) =>
            toolkitWrites(nothing, toolkit, meta, "enter-toolkit", { skill: toolkit.skill }).writes,
        ),
      ]);
      return response;
    },

    /** The toolkits that entered last come first. */
    async list({
      state,
      skill,
      limit,
      cursor,
    }: ToolkitsAsked): Promise<{ items: Toolkit[]; cursor?: string }> {
      let before = readCursor(cursor, entryPattern);
      const asked = Object.entries({ state, skill }).filter(([, value]) => value !== undefined);
      const items: Toolkit[] = [];
      let ended = false;
      for (let round = 0; round < mostRounds && !ended && items.length <= limit; round += 1) {
        const page = await store.query({
          table: "toolkits",
          index: "byEntry",
          where: {
            expression: before ? "listedAs = :kind AND entry < :before" : "listedAs = :kind",
            values: { ":kind": "TOOLKIT", ...(before ? { ":before": before } : {}) },
          },
          newestFirst: true,
          limit: Math.max(limit, readAtLeast) + 1,
        });
        items.push(
          ...readable(page.items, (item) => toolkitKind.parse(item).record).filter((toolkit) =>
            asked.every(([name, value]) => toolkit[name as "state" | "skill"] === value),
          ),
        );
        before = (page.items.at(-1)?.entry as string | undefined) ?? before;
        ended = page.last === undefined;
      }
      const shown = items.slice(0, limit);
      const last = shown.at(-1);
      const reached = items.length > limit && last ? entryOf(last) : before;
      return {
        items: shown,
        ...(reached && (items.length > limit || !ended) ? { cursor: writeCursor(reached) } : {}),
      };
    },

    /** One toolkit for a step of staff. A stored response comes first. */
    async loadForCommand(
      serial: string,
      idempotency: Idempotency,
      at: Instant,
    ): Promise<LoadedToolkit & { toolkit: Toolkit }> {
      const [item] = await readUnlessReplayed({ store, table: "toolkits", idempotency, at }, [
        toolkitKey(serial),
      ]);
      const toolkit = readToolkit(item);
      if (!toolkit) throw new DomainError("unknown-record");
      return { toolkit, item };
    },

    async writeOff(
      loaded: LoadedToolkit,
      toolkit: Toolkit,
      meta: CommandMeta,
      response: StoredResponse,
    ): Promise<StoredResponse> {
      const { writes } = toolkitWrites(loaded, toolkit, meta, "write-off-toolkit", { state: toolkit.state });
      await store.commit([...saveResponse("toolkits", response, meta.occurredAt), ...writes]);
      return response;
    },

    /** All data for the checks of a handover and for its paper, in one read. */
    async loadForHandover(
      reference: string,
      serial: string,
      idempotency: Idempotency,
      meta: CommandMeta,
    ): Promise<LoadedHandover> {
      const [application, item, numbers, skills, programmes, officer] = await applications.loadForCommandWith(
        reference,
        idempotency,
        meta.occurredAt,
        [toolkitKey(serial), numbersOf(meta.occurredAt), skillsKey, programmesKey, officerKey(meta.actor)],
      );
      const toolkit = readToolkit(item);
      const skill = readSkills(skills).find((each) => each.skill === toolkit?.skill);
      const programme = readProgrammes(programmes).find((each) => each.programme === application.programme);
      return {
        application,
        toolkit,
        item,
        standardValue: skill?.toolkitValue ?? 0,
        lastNumber: lastNumber(numbers),
        names: {
          skillName: skill?.name.id ?? toolkit?.skill ?? "",
          programmeName: programme?.name.id ?? application.programme,
          officer: readOfficer(officer),
        },
      };
    },

    /** Saves the handover, the stock, the number, the certificate and the audit together, or none of them. */
    async saveHandover(
      loaded: LoadedHandover,
      made: HandoverMade,
      meta: CommandMeta,
      response: StoredResponse,
    ): Promise<StoredResponse> {
      const { toolkit, handover } = made;
      const { reference } = made.change.after;
      const left = toolkitWrites(loaded, toolkit, meta, "hand-over", { reference, number: handover.number });
      const kept: HandoverInForce = { ...handover, toolkit: { version: toolkit.version, audit: left.head } };
      return applications.save(withHandover(made.change, kept), response, [
        ...left.writes,
        // Two officers may submit at once. Only the officer who saw the last number takes the next, so no
        // number is skipped.
        takeNumber(numbersOf(meta.occurredAt), loaded.lastNumber),
        issueCertificate(made.certificate),
      ]);
    },

    /** Voids the handover and its certificate. The toolkit is in stock again, or written off. */
    async saveVoiding(
      change: ApplicationChange,
      handover: Handover,
      meta: CommandMeta,
      response: StoredResponse,
    ): Promise<StoredResponse> {
      const { voided, serial, number } = handover;
      if (!voided || !handover.toolkit) throw new Error("The handover does not say how its toolkit stands");
      const { version, audit: head } = handover.toolkit;
      const audit = auditWrite(head, {
        kind: "toolkit",
        id: serial,
        at: meta.occurredAt,
        by: meta.actor,
        what: "void-handover",
        details: { number, state: voided.toolkit, version: version + 1 },
      });
      return applications.save(change, response, [
        {
          ...toolkitKey(serial),
          update: {
            expression:
              "SET version = :next, #record.version = :next, #record.#state = :state, audit = :audit REMOVE #record.heldBy",
            names: { "#record": "record", "#state": "state" },
            values: { ":next": version + 1, ":state": voided.toolkit, ":audit": audit.head },
          },
          condition: { expression: "version = :seen", values: { ":seen": version } },
          onConditionFailed: () => new OptimisticLockError(),
        },
        audit.write,
        voidCertificate(handover.code),
      ]);
    },
  };
};

/** The change with its new handover, in the form that is stored. */
const withHandover = (
  change: ApplicationChange<ApplicationIn<"equipped">>,
  kept: HandoverInForce,
): ApplicationChange => ({
  ...change,
  after: { ...change.after, handovers: [...change.after.handovers.slice(0, -1), kept] },
});
