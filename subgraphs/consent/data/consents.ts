import type { ClientSession, MongoClient } from 'mongodb';
import type { NewEvent } from '#shared/events/event.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import { inTransaction } from '#shared/mongo.ts';
import {
  type Decision,
  isAboutPurpose,
  type Provenance,
  type PurposeDecision,
  type RecordedState,
} from '../rules/decision.ts';
import { ENDS_GRANTS, PARTNER_SHARING, type RecordedGrantState } from '../rules/grant.ts';
import type { HistoryFault } from '../rules/history.ts';
import type { JoinedGrant } from '../rules/joined-grant.ts';
import type { Part } from '../rules/joining.ts';
import { type Grant, type Grants, termsOf } from './grants.ts';
import type { CurrentDecision, Draft, History } from './history.ts';
import type { Joined, LeftGrant } from './joined.ts';
import type { Joinings, Told } from './joinings.ts';

/** What a decision about a grant is called in the history. */
const DECIDED: Record<RecordedGrantState, RecordedState> = {
  ACTIVE: 'GIVEN',
  REVOKED: 'WITHDRAWN',
  PURPOSE_WITHDRAWN: 'REVOKED',
  EXPIRED: 'EXPIRED',
  ERASED: 'REVOKED',
};

/** How the end of a time that was agreed stands in the history. */
const BY_THE_CLOCK: Provenance = {
  decidedBy: 'SYSTEM',
  recordedBy: 'service:consent',
  means: 'SCRIPT',
  surface: 'patron.expiry',
};

/** The next form of a grant; its version, times and decision are filled in when it is recorded. */
export type GrantChange = Omit<Grant, 'version' | 'changedAt' | 'decisionId'> & { version: number };

/** `fault` is null when nothing is wrong; `brokenAt` is the sequence of the first decision that doesn't fit. */
export type HistoryCheck = {
  length: number;
  brokenAt: number | null;
  fault: HistoryFault | 'OTHER_CURRENT' | 'OTHER_GRANT' | null;
};

/**
 * Decisions with all that follows from them, in the transaction of the caller: history, what is current, grants that end,
 * events. Nothing else writes to the history.
 */
export function openConsents({
  client,
  outbox,
  history,
  grants,
  joined,
  joinings,
  clock,
}: {
  client: MongoClient;
  outbox: Outbox;
  history: History;
  grants: Grants;
  joined: Joined;
  joinings: Joinings;
  clock: () => Date;
}) {
  /** Tells apps of what the decisions of a customer do to grants under their other ids, which aren't written to. */
  async function withOthersTold<Result>(
    customerId: string,
    session: ClientSession,
    decide: () => Promise<Result>,
  ): Promise<Result> {
    const left = async () => {
      const part = await joined.partOf(await joined.idsOf(customerId, session), session);
      return part ? joined.grantsLeft(part, session) : [];
    };
    const before = await left();
    const result = await decide();
    if (before.length) await outbox.append(changesBetween(before, await left(), clock()), session);
    return result;
  }

  /** Records a change of a grant. `version` is the one before; 0 for a new grant. */
  async function changeGrant(
    change: GrantChange,
    provenance: Provenance,
    session: ClientSession,
  ): Promise<Grant> {
    const now = clock();
    const grant: Grant = { ...change, version: change.version + 1, changedAt: now, decisionId: '' };
    const amended = change.state === 'ACTIVE' && change.version > 0;
    const draft: Draft = {
      ...provenance,
      customerId: grant.customerId,
      grant: termsOf(grant),
      state: amended ? 'RENEWED' : DECIDED[grant.state],
      decidedAt: now,
      ...(grant.tick !== undefined && { tick: grant.tick }),
    };
    const [appended] = await history.append([draft], session);
    if (!appended) throw new Error('The decision was not recorded.');
    const { tick: _before, ...left } = grant;
    const { _id: decisionId, tick } = appended.decision;
    const saved: Grant = { ...left, decisionId, ...(tick !== undefined && { tick }) };
    await grants.save(saved, session);
    await outbox.append([changedEvent(saved, saved, now)], session);
    return saved;
  }

  async function endGrantsWithout(withdrawn: PurposeDecision[], session: ClientSession): Promise<void> {
    for (const customerId of new Set(withdrawn.map((decision) => decision.customerId))) {
      const decisions = withdrawn.filter((decision) => decision.customerId === customerId);
      const purposes = decisions.map(({ purpose }) => purpose);
      const needing = await grants.openNeeding(
        customerId,
        purposes,
        purposes.includes(PARTNER_SHARING),
        session,
      );
      for (const grant of needing) {
        const cause = decisions.find(
          ({ purpose }) => purpose === PARTNER_SHARING || grant.purposes.includes(purpose),
        );
        if (!cause) continue;
        const { decidedBy, recordedBy, surface, purpose: withdrawnPurpose } = cause;
        // A signal such as Global Privacy Control ends the grant as it says no to the purpose.
        const means = cause.means === 'SIGNAL' ? 'SIGNAL' : 'SCRIPT';
        await changeGrant(
          { ...grant, state: 'PURPOSE_WITHDRAWN', withdrawnPurpose },
          { decidedBy, recordedBy, surface, means },
          session,
        );
      }
    }
  }

  async function record(drafts: readonly Draft[], session: ClientSession) {
    const appended = await history.append(drafts, session);
    const holding = appended.flatMap(({ decision, current }) =>
      current && isAboutPurpose(decision) ? [decision] : [],
    );
    await outbox.append(holding.map(decidedEvent), session);
    await endGrantsWithout(
      holding.filter(({ state }) => ENDS_GRANTS.includes(state)),
      session,
    );
    return appended;
  }

  return {
    changeGrant: (change: GrantChange, provenance: Provenance, session: ClientSession): Promise<Grant> =>
      withOthersTold(change.customerId, session, () => changeGrant(change, provenance, session)),

    /** Follows a merge or an unmerge, and tells apps of what it does to their grants. */
    async follow(event: Pick<Told, 'data'>, session: ClientSession): Promise<void> {
      const { before, after } = await joinings.follow(event, session);
      const left = async (customers: readonly Part[]) => {
        const found: LeftGrant[] = [];
        for (const customer of customers) found.push(...(await joined.grantsLeft(customer, session)));
        return found;
      };
      await outbox.append(changesBetween(await left(before), await left(after), clock()), session);
    },

    /** Records that a grant has come to its time. It may be called before or after the sweeper does it: see {@link isOpen}. */
    expireGrant: (grant: Grant, session: ClientSession): Promise<Grant> =>
      withOthersTold(grant.customerId, session, () =>
        changeGrant({ ...grant, state: 'EXPIRED' }, BY_THE_CLOCK, session),
      ),

    /**
     * Ends every open grant of a customer, e.g. because they are erased. Partners learn it by the event of each.
     * @returns the grants as they ended.
     */
    async endAllGrants(
      customerId: string,
      state: Exclude<RecordedGrantState, 'ACTIVE'>,
      provenance: Provenance,
      session: ClientSession,
    ): Promise<Grant[]> {
      const ended: Grant[] = [];
      for (const grant of await grants.allOpen(customerId, session)) {
        ended.push(await changeGrant({ ...grant, state }, provenance, session));
      }
      return ended;
    },

    /** Records of these yeses that their time is over, of each once however many processes do. @returns how many. */
    async expire(rows: readonly CurrentDecision[], session: ClientSession): Promise<number> {
      const due = await history.stillCurrent(rows, session);
      const expired = await record(
        due.map(({ customerId, purpose, purposeVersion, expiresAt, tick }) => ({
          ...BY_THE_CLOCK,
          customerId,
          purpose,
          ...(purposeVersion !== undefined && { purposeVersion }),
          state: 'EXPIRED',
          decidedAt: expiresAt ?? clock(),
          ...(tick !== undefined && { tick }),
        })),
        session,
      );
      return expired.length;
    },

    /** @returns each decision, in the order given, and whether it now holds. */
    record: (
      drafts: readonly Draft[],
      session: ClientSession,
    ): Promise<{ decision: Decision; current: boolean }[]> => {
      const [first] = drafts;
      // An import is of many customers, and past: it ends no grant of another id.
      if (!first || first.decidedBy === 'IMPORT') return record(drafts, session);
      return withOthersTold(first.customerId, session, () => record(drafts, session));
    },

    /** Looks through the customer's whole history and all that holds by it, grants included. */
    check: (customerId: string): Promise<HistoryCheck> =>
      inTransaction(client, async (session) => {
        const all = await history.allOf(customerId, session);
        const { length } = all;
        const verdict = await history.verify(customerId, all, session);
        if (!verdict.intact) return { length, brokenAt: verdict.at, fault: verdict.reason };
        if (!(await history.isCurrent(customerId, all, session))) {
          return { length, brokenAt: null, fault: 'OTHER_CURRENT' };
        }
        if (!(await grants.areAsDecided(customerId, all, session))) {
          return { length, brokenAt: null, fault: 'OTHER_GRANT' };
        }
        return { length, brokenAt: null, fault: null };
      }),
  };
}

export type Consents = ReturnType<typeof openConsents>;

/** What apps have to hear: open grants that are left otherwise than before, but for those that were decided about themselves. */
function changesBetween(before: readonly LeftGrant[], after: readonly LeftGrant[], time: Date): NewEvent[] {
  const known = new Map(before.map((left) => [left.grant._id, left]));
  return after.flatMap((left) => {
    const { grant } = left;
    const was = known.get(grant._id);
    const isSame = !was || was.grant.version !== grant.version || termsIn(was) === termsIn(left);
    return isSame ? [] : [changedEvent(grant, left, time)];
  });
}

const termsIn = ({ state, attributes, purposes, lookBackDays, expiresAt }: JoinedGrant): string =>
  JSON.stringify([state, [...attributes].sort(), [...purposes].sort(), lookBackDays, expiresAt]);

const changedEvent = (
  { _id: grantId, customerId, clientId }: Grant,
  { state, attributes, expiresAt }: Pick<JoinedGrant, 'state' | 'attributes' | 'expiresAt'>,
  time: Date,
): NewEvent => ({
  type: 'patron.grant.changed.v1',
  subject: customerId,
  time,
  data: { customerId, grantId, clientId, state, attributes, expiresAt: expiresAt.toISOString() },
});

const decidedEvent = ({ _id, customerId, purpose, state, recordedAt }: PurposeDecision): NewEvent => ({
  type: 'patron.consent.decided.v1',
  subject: customerId,
  time: recordedAt,
  data: { customerId, decisionId: _id, purpose, state },
});
