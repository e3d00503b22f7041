/**
 * The items beside an application that follow from each change, in the same transaction: counts, guards,
 * queues. A step describes only the change of the record. Each function here compares the record before and
 * after.
 */
import type { ApplicationIn } from "../../domain/applications/application.ts";
import { skillsWithin } from "../../domain/applications/assessment-rules.ts";
import type { ApplicationChange } from "../../domain/applications/lifecycle.ts";
import type { MoveName } from "../../domain/applications/moves.ts";
import { isActive, isNotAssessed, statusTable } from "../../domain/applications/statuses.ts";
import { seatFreedBy } from "../../domain/selection/seat-rules.ts";
import type { Candidate } from "../../domain/selection/selection.ts";
import type { CommandMeta } from "../../domain/shared/command-meta.ts";
import { addMonths, dayOf } from "../../domain/shared/day.ts";
import { DomainError } from "../../domain/shared/domain-error.ts";
import { followUpMonths } from "../../domain/toolkits/follow-up-months.ts";
import { OptimisticLockError, type Write } from "../dynamodb/store.ts";
import { activeAttribute, countKeyOf, personKey } from "./applications.ts";
import { rosterKey } from "./attendance.ts";
import { cohortKey } from "./catalogue.ts";
import { voidCertificate } from "./certificates.ts";
import {
  appealKey,
  appealKind,
  dataRequestKey,
  dataRequestKind,
  followUpDueKind,
  followUpKey,
} from "./office-lists.ts";
import { removalWrites } from "./removals.ts";
import {
  candidateKind,
  candidatesPartition,
  lateReinstatementKey,
  lateReinstatementKind,
  sealedKey,
  sealKind,
  selectionKey,
  vacancyKey,
  vacancyKind,
  waitingKind,
  waitlistKey,
} from "./selection.ts";

type Derived = (change: ApplicationChange) => Write[];

const isNew = ({ before }: ApplicationChange) => before.version === 0;
const keepsStatus = (change: ApplicationChange) =>
  !isNew(change) && change.before.status === change.after.status;

const counts: Derived = (change) => {
  const { before, after } = change;
  if (keepsStatus(change)) return [];
  const names = { "#to": after.status };
  const update = isNew(change)
    ? { expression: "ADD #to :one", names, values: { ":one": 1 } }
    : {
        expression: "ADD #to :one, #from :less",
        names: { ...names, "#from": before.status },
        values: { ":one": 1, ":less": -1 },
      };
  return [{ ...countKeyOf(after), update }];
};

/**
 * A person has one live application in each programme. The table decides between applications that arrive at
 * once.
 */
const livePerson: Derived = (change) => {
  const { before, after } = change;
  const was = !isNew(change) && isActive(before.status) ? before.person : undefined;
  const is = isActive(after.status) ? after.person : undefined;
  // A correction may name another person. The same transaction releases the first person and holds the
  // second.
  if (was === is) return [];
  const names = { "#live": activeAttribute(after.programme) };
  const values = { ":reference": after.reference };
  const hold = (person: string): Write => ({
    ...personKey(person),
    update: { expression: "SET #live = :reference", names, values },
    condition: { expression: "attribute_not_exists(#live)", names },
    onConditionFailed: () => new DomainError("already-applied"),
  });
  const letGo = (person: string): Write => ({
    ...personKey(person),
    update: { expression: "REMOVE #live", names },
    condition: { expression: "#live = :reference", names, values },
    onConditionFailed: () => new OptimisticLockError(),
  });
  return [...(is ? [hold(is)] : []), ...(was ? [letGo(was)] : [])];
};

const candidateOf = (application: ApplicationIn<"assessed">): Candidate => ({
  reference: application.reference,
  scores: application.assessment.scores,
  skills: skillsWithin(application),
  regency: application.address.regency,
  sex: application.sex,
  disabilities: application.disabilities,
});

/** A manager takes back a decision on which a selection or a paper may depend. */
const isReopening = ({ before, move }: ApplicationChange): boolean =>
  move !== undefined && move === statusTable[before.status].reopenedBy;

/** The moves of a sealed record do not change the candidates: the record was made from the candidates. */
const movesOfSelection: readonly MoveName[] = ["offerSeat", "waitlist", "rejectUnselected"];
const followsFromSelection = ({ move }: ApplicationChange): boolean =>
  move !== undefined && movesOfSelection.includes(move);

/**
 * An assessed person is a candidate until the selection is sealed. Each change of the candidates raises the
 * revision. The seal has a condition on the revision. After the seal the candidates cannot change.
 */
const candidates: Derived = (change) => {
  const { before, after } = change;
  const was = !isNew(change) && before.status === "assessed";
  const candidate = after.status === "assessed" ? candidateOf(after) : undefined;
  if ((!was && !candidate) || followsFromSelection(change)) return [];
  const key = {
    table: "applications" as const,
    pk: candidatesPartition(after.cohortId),
    sk: after.reference,
  };
  return [
    candidate ? { ...key, put: candidateKind.write({ candidate }) } : { ...key, remove: true },
    {
      ...selectionKey(after.cohortId),
      update: { expression: "ADD revision :one", values: { ":one": 1 } },
      condition: { expression: "attribute_not_exists(sealedAt)" },
      onConditionFailed: () =>
        candidate
          ? new DomainError("already-selected")
          : isReopening(change)
            ? new DomainError("nothing-to-reopen")
            : new OptimisticLockError(),
    },
  ];
};

/**
 * A reopening cannot remove the basis of a selection. A certificate does not stay valid for a training that
 * continues.
 */
const reopenings: Derived = (change) => {
  const { before } = change;
  if (!isReopening(change)) return [];
  if (before.status === "completed") return [voidCertificate(before.completion.code)];
  return before.status === "verified"
    ? [
        {
          ...selectionKey(before.cohortId),
          condition: { expression: "attribute_not_exists(sealedAt)" },
          onConditionFailed: () => new DomainError("nothing-to-reopen"),
        },
      ]
    : [];
};

/**
 * The sealed selection rejects this person, and nobody has made that move yet. Carries the actor and the time
 * of the seal.
 */
export class UnselectedNotYetRejected extends Error {
  readonly meta: CommandMeta;

  constructor(meta: CommandMeta) {
    super("still to be passed over");
    this.meta = meta;
  }
}

/**
 * After the seal, every person without an assessment is rejected. No other move of the person comes before
 * that.
 */
const passedOver: Derived = (change) => {
  const { before, after } = change;
  if (isNew(change) || keepsStatus(change) || !isNotAssessed(before.status)) return [];
  if (after.status === "assessed" || isReopening(change) || followsFromSelection(change)) return [];
  return [
    {
      ...sealedKey(after.cohortId),
      condition: { expression: "attribute_not_exists(pk)" },
      onConditionFailed: (found) => {
        const seal = sealKind.read(found);
        return seal
          ? new UnselectedNotYetRejected({ actor: seal.sealedBy, occurredAt: seal.sealedAt })
          : new OptimisticLockError();
      },
    },
  ];
};

const waitlist: Derived = ({ before, after }) => [
  ...(before.waitlist && before.waitlist.since !== after.waitlist?.since
    ? [{ ...waitlistKey(before, before.waitlist), remove: true as const }]
    : []),
  ...(after.waitlist && before.waitlist?.since !== after.waitlist.since
    ? [
        {
          ...waitlistKey(after, after.waitlist),
          put: waitingKind.write({ reference: after.reference, classes: after.waitlist.classes }),
        },
      ]
    : []),
];

/** A seat that is given back waits for the first person who can take the seat, in the same transaction. */
const vacancies: Derived = (change) => {
  const classId = seatFreedBy(change);
  const { reference, cohortId } = change.after;
  return classId
    ? [{ ...vacancyKey(cohortId, change.meta.occurredAt, reference), put: vacancyKind.write({ classId }) }]
    : [];
};

/**
 * A person with a seat of a class is a member of the class. A person who dropped out stays a member, for the
 * earlier days.
 */
const rosters: Derived = ({ before, after }) => {
  const joins = after.status === "enrolled" && before.status === "offered";
  const withdraws = before.status === "enrolled" && after.status === "withdrawn";
  const drops = before.status === "enrolled" && after.status === "dropped-out";
  const returns = before.status === "dropped-out" && after.status === "enrolled";
  if (!after.seat || !(joins || withdraws || drops || returns)) return [];
  const verb = joins || drops ? "ADD" : "DELETE";
  const set = joins || withdraws ? "members" : "left";
  return [
    {
      ...rosterKey(after.cohortId, after.seat.classId),
      update: {
        expression: `${verb} #set :member`,
        names: { "#set": set },
        values: { ":member": new Set([after.reference]) },
      },
    },
  ];
};

/** The follow-ups that are due for a graduate: one a month of the list, each until it is recorded. */
const followUps: Derived = ({ before, after }) => {
  const handover = after.handovers?.at(-1);
  if (!handover || (before.status !== "equipped" && after.status !== "equipped")) return [];
  const recorded = (application: typeof after) =>
    application.status === "equipped"
      ? (application.followUps ?? []).map(({ month }) => month)
      : [...followUpMonths];
  const [done, now] = [recorded(before), recorded(after)];
  return followUpMonths.flatMap((month): Write[] => {
    if (done.includes(month) === now.includes(month)) return [];
    const dueOn = addMonths(handover.on, month);
    const key = followUpKey(dueOn, after.reference, month);
    if (now.includes(month)) return [{ ...key, remove: true }];
    return [
      {
        ...key,
        put: followUpDueKind.write({ reference: after.reference, fullName: after.fullName, month, dueOn }),
      },
    ];
  });
};

const appeals: Derived = ({ before, after }) =>
  (after.appeals ?? [])
    .filter((appeal) => !(before.appeals ?? []).includes(appeal))
    .map((appeal) => ({
      ...appealKey(appeal.at, appeal.appealId),
      put: appealKind.write({
        appeal,
        reference: after.reference,
        fullName: after.fullName,
        cohortId: after.cohortId,
      }),
    }));

const dataRequests: Derived = ({ before, after }) =>
  (after.dataRequests ?? [])
    .filter((request) => !(before.dataRequests ?? []).includes(request))
    .map((request) => ({
      ...dataRequestKey(request.at, request.requestId),
      put: dataRequestKind.write({ request, reference: after.reference, fullName: after.fullName }),
    }));

/**
 * The selection may be sealed when a person comes back to be judged. Then the function of the stream makes
 * the moves again.
 */
const lateReinstatements: Derived = ({ before, after }) =>
  before.status === "rejected" && after.status === "submitted"
    ? [{ ...lateReinstatementKey(after), put: lateReinstatementKind.write({ reference: after.reference }) }]
    : [];

/**
 * The step must come before the start of the cohort. The table checks this, so a change of the dates counts
 * at once.
 */
const notStarted: Derived = ({ after, meta, unlessStarted }) =>
  unlessStarted
    ? [
        {
          ...cohortKey(after.cohortId),
          condition: { expression: "startsOn > :today", values: { ":today": dayOf(meta.occurredAt) } },
          onConditionFailed: () => new DomainError(unlessStarted),
        },
      ]
    : [];

const everyDerived: readonly Derived[] = [
  notStarted,
  livePerson,
  candidates,
  passedOver,
  counts,
  waitlist,
  vacancies,
  rosters,
  followUps,
  appeals,
  lateReinstatements,
  reopenings,
  dataRequests,
  removalWrites,
];

export const derivedWrites = (change: ApplicationChange): Write[] =>
  everyDerived.flatMap((derive) => derive(change));
