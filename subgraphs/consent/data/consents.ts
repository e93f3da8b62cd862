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
import { PARTNER_SHARING, type RecordedGrantState } from '../rules/grant.ts';
import type { HistoryFault } from '../rules/history.ts';
import { type Grant, type Grants, termsOf } from './grants.ts';
import type { CurrentDecision, Draft, History } from './history.ts';

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

/** A no after which a grant for the purpose is over. An expired yes only suspends it: it can be renewed. */
const ENDS_GRANTS: readonly RecordedState[] = ['REFUSED', 'WITHDRAWN', 'REVOKED', 'INVALIDATED'];

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
  clock,
}: {
  client: MongoClient;
  outbox: Outbox;
  history: History;
  grants: Grants;
  clock: () => Date;
}) {
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
    };
    const [appended] = await history.append([draft], session);
    if (!appended) throw new Error('The decision was not recorded.');
    grant.decisionId = appended.decision._id;
    await grants.save(grant, session);
    const { _id: grantId, customerId, clientId, state, attributes } = grant;
    const expiresAt = grant.expiresAt.toISOString();
    await outbox.append(
      [
        {
          type: 'patron.grant.changed.v1',
          subject: customerId,
          time: now,
          data: { customerId, grantId, clientId, state, attributes, expiresAt },
        },
      ],
      session,
    );
    return grant;
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
    changeGrant,

    /** Records that a grant has come to its time. It may be called before or after the sweeper does it: see {@link isOpen}. */
    expireGrant: (grant: Grant, session: ClientSession): Promise<Grant> =>
      changeGrant({ ...grant, state: 'EXPIRED' }, BY_THE_CLOCK, session),

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
        due.map(({ customerId, purpose, purposeVersion, expiresAt }) => ({
          ...BY_THE_CLOCK,
          customerId,
          purpose,
          ...(purposeVersion !== undefined && { purposeVersion }),
          state: 'EXPIRED',
          decidedAt: expiresAt ?? clock(),
        })),
        session,
      );
      return expired.length;
    },

    /** @returns each decision, in the order given, and whether it now holds. */
    record: (
      drafts: readonly Draft[],
      session: ClientSession,
    ): Promise<{ decision: Decision; current: boolean }[]> => record(drafts, session),

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

const decidedEvent = ({ _id, customerId, purpose, state, recordedAt }: PurposeDecision): NewEvent => ({
  type: 'patron.consent.decided.v1',
  subject: customerId,
  time: recordedAt,
  data: { customerId, decisionId: _id, purpose, state },
});
