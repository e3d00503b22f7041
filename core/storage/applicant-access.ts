/** How an applicant opens an application: reference and birth date, slowed against guessing. */
import { createHash } from "node:crypto";
import type { Application } from "../domain/application.ts";
import type { Instant } from "../domain/day.ts";
import { missesOfAll, missesOfOneAddress, recentMisses, secondsToWait } from "../domain/guessing.ts";
import { readReference } from "../domain/reference.ts";
import { RuleBroken } from "../domain/rule-broken.ts";
import { applicationKey, readApplication } from "./application-items.ts";
import type { Identity } from "./identity.ts";
import { checkOnce, type Once, onceKeys } from "./once.ts";
import { type Item, type Key, Overtaken, type Store, type Write } from "./store.ts";

const openedKeptSeconds = 2 * 365 * 24 * 60 * 60;

interface MissesItem {
  misses: Instant[];
  opened?: boolean;
  revision: number;
}

const triesKey = (reference: string, sk: string): Key => ({
  table: "applications",
  // What was typed may be anything: its digest is short and says nothing.
  pk: `TRIES#${createHash("sha256").update(reference).digest("base64url")}`,
  sk,
});

const secondsOf = (at: Instant) => Math.floor(Date.parse(at) / 1000);

/** Written on the condition that nobody tried since it was read: guesses made at once are judged one after another. */
const triesWrite = (
  key: Key,
  before: Item | undefined,
  after: Omit<MissesItem, "revision">,
  keptUntil: number,
): Write => ({
  ...key,
  put: { ...after, revision: (before?.revision ?? 0) + 1, expiresAt: keptUntil },
  when: before
    ? { expression: "revision = :seen", values: { ":seen": before.revision } }
    : { expression: "attribute_not_exists(pk)" },
  lost: () => new Overtaken(),
});

export const createApplicantAccess = ({ store, identity }: { store: Store; identity: Identity }) => ({
  /** For a new application: the address that it came from has opened it. */
  async firstOpening(reference: string, address: string, at: Instant): Promise<Write> {
    const key = triesKey(reference, `FROM#${await identity.markAddress(address)}`);
    return triesWrite(key, undefined, { misses: [], opened: true }, secondsOf(at) + openedKeptSeconds);
  },

  /**
   * The application, and the writes by which this address is remembered as one that opened it. They must be committed
   * before anything of the application is shown: they fail where another guess was counted since.
   */
  async open(
    asked: { reference: string; birthDate: string; address: string },
    once: Once,
    at: Instant,
  ): Promise<{ application: Application; proof: Write[] }> {
    const reference = readReference(asked.reference);
    const named = reference ?? asked.reference;
    const hereKey = triesKey(named, `FROM#${await identity.markAddress(asked.address)}`);
    const everywhereKey = triesKey(named, "ALL");
    const [here, everywhere, ...rest] = await store.read([
      hereKey,
      everywhereKey,
      ...onceKeys("applications", once),
      ...(reference ? [applicationKey(reference)] : []),
    ]);
    if (once.recordId) checkOnce(rest[0], once, at);
    const tries = {
      here: (here?.misses as Instant[] | undefined) ?? [],
      everywhere: (everywhere?.misses as Instant[] | undefined) ?? [],
      opened: here?.opened === true,
    };
    const wait = secondsToWait(tries, at);
    if (wait) throw new RuleBroken("too-many-tries", { retryAfterSeconds: wait });

    const application = reference && readApplication(rest.at(-1));
    if (application && application.birthDate === asked.birthDate) {
      const proof = tries.opened
        ? []
        : [
            triesWrite(
              hereKey,
              here,
              { misses: tries.here, opened: true },
              secondsOf(at) + openedKeptSeconds,
            ),
          ];
      return { application, proof };
    }
    const missesHere = [...recentMisses(tries.here, missesOfOneAddress, at), at];
    const missesEverywhere = [...recentMisses(tries.everywhere, missesOfAll, at), at];
    const dayLater = secondsOf(at) + missesOfAll.withinMilliseconds / 1000;
    await store.commit([
      triesWrite(
        hereKey,
        here,
        { misses: missesHere, opened: tries.opened },
        tries.opened ? secondsOf(at) + openedKeptSeconds : dayLater,
      ),
      triesWrite(everywhereKey, everywhere, { misses: missesEverywhere.slice(-missesOfAll.most) }, dayLater),
    ]);
    throw new RuleBroken("unknown-reference");
  },

  /** Remembers the opening where no command follows that would. */
  async confirm(proof: readonly Write[]): Promise<void> {
    if (proof.length > 0) await store.commit(proof);
  },
});
