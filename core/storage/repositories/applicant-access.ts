/** An applicant opens an application with reference and birth date, slowed down against guessing. */
import type { Application } from "../../domain/applications/application.ts";
import {
  missesOfAll,
  missesOfOneAddress,
  recentMisses,
  secondsToWait,
} from "../../domain/privacy/access-throttle.ts";
import type { Instant } from "../../domain/shared/day.ts";
import { DomainError } from "../../domain/shared/domain-error.ts";
import { readReference } from "../../domain/shared/reference.ts";
import { type Idempotency, readUnlessReplayed } from "../dynamodb/idempotency.ts";
import { type Item, type Key, OptimisticLockError, type Store, type Write } from "../dynamodb/store.ts";
import { applicationKey, readApplication } from "../items/applications.ts";
import {
  type FailedAttempts,
  failedAttemptsFromKey,
  failedAttemptsKey,
  failedAttemptsKind,
} from "../items/failed-attempts.ts";
import type { Identity } from "../items/identity.ts";

const openedKeptSeconds = 2 * 365 * 24 * 60 * 60;

const secondsOf = (at: Instant) => Math.floor(Date.parse(at) / 1000);

/**
 * The condition that nobody tried since the read. So simultaneous guesses, right and wrong, are judged one
 * after another.
 */
const untriedSince = (key: Key, before: FailedAttempts | undefined): Write => ({
  ...key,
  condition: before
    ? { expression: "revision = :seen", values: { ":seen": before.revision } }
    : { expression: "attribute_not_exists(pk)" },
  onConditionFailed: () => new OptimisticLockError(),
});

const triesWrite = (
  key: Key,
  before: FailedAttempts | undefined,
  after: Pick<FailedAttempts, "misses" | "opened">,
  keptUntil: number,
): Write => ({
  ...untriedSince(key, before),
  put: failedAttemptsKind.write({
    ...after,
    revision: (before?.revision ?? 0) + 1,
    expiresAt: keptUntil,
  }),
});

export const createApplicantAccess = ({ store, identity }: { store: Store; identity: Identity }) => ({
  /** For a new application: the address that sent it counts as an address that opened it. */
  async firstOpening(reference: string, address: string, at: Instant): Promise<Write> {
    const key = failedAttemptsFromKey(reference, await identity.markAddress(address));
    return triesWrite(key, undefined, { misses: [], opened: true }, secondsOf(at) + openedKeptSeconds);
  },

  /**
   * The application, and the writes that record this address as an address that opened it. The caller must
   * commit these writes before it shows any data of the application. The writes fail when another guess was
   * counted since the read. The items of further keys come from the same read.
   */
  async open(
    asked: { reference: string; birthDate: string; address: string },
    idempotency: Idempotency,
    at: Instant,
    more: readonly Key[] = [],
  ): Promise<{ application: Application; extraWrites: Write[]; found: (Item | undefined)[] }> {
    const reference = readReference(asked.reference);
    const named = reference ?? asked.reference;
    const hereKey = failedAttemptsFromKey(named, await identity.markAddress(asked.address));
    const everywhereKey = failedAttemptsKey(named);
    const [hereItem, everywhereItem, ...rest] = await readUnlessReplayed(
      { store, table: "applications", idempotency, at },
      [hereKey, everywhereKey, ...more, ...(reference ? [applicationKey(reference)] : [])],
    );
    const [here, everywhere] = [failedAttemptsKind.read(hereItem), failedAttemptsKind.read(everywhereItem)];
    const tries = {
      here: here?.misses ?? [],
      everywhere: everywhere?.misses ?? [],
      opened: here?.opened === true,
    };
    const wait = secondsToWait(tries, at);
    if (wait) throw new DomainError("too-many-tries", { retryAfterSeconds: wait });

    const application = reference && readApplication(rest.at(-1));
    if (application && !application.erasedAt && application.birthDate === asked.birthDate) {
      const opened = { misses: tries.here, opened: true };
      // A right guess waits its turn like the wrong guesses. Otherwise a hundred guesses could be judged at
      // once.
      const extraWrites = tries.opened
        ? [untriedSince(hereKey, here)]
        : [
            triesWrite(hereKey, here, opened, secondsOf(at) + openedKeptSeconds),
            untriedSince(everywhereKey, everywhere),
          ];
      return { application, extraWrites, found: rest.slice(0, -1) };
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
    throw new DomainError("unknown-reference");
  },

  /** Records the opening when no command follows that records it. */
  confirm: (extraWrites: readonly Write[]): Promise<void> => store.commit(extraWrites),
});
