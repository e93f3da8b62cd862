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
import { type Grant, type Grants, termsOf } from './grants.ts';
import type { Draft, History } from './history.ts';

/** What a decision about a grant is called in the history. */
const DECIDED: Record<RecordedGrantState, RecordedState> = {
  ACTIVE: 'GIVEN',
  REVOKED: 'WITHDRAWN',
  PURPOSE_WITHDRAWN: 'REVOKED',
};

/** A no after which a grant for the purpose is over. An expired yes only suspends it: it can be renewed. */
const ENDS_GRANTS: readonly RecordedState[] = ['REFUSED', 'WITHDRAWN', 'REVOKED', 'INVALIDATED'];

/** The next form of a grant; its version, times and decision are filled in when it is recorded. */
export type GrantChange = Omit<Grant, 'version' | 'changedAt' | 'decisionId'> & { version: number };

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
    const { _id: grantId, customerId, clientId, state } = grant;
    await outbox.append(
      [
        {
          type: 'patron.grant.changed.v1',
          subject: customerId,
          time: now,
          data: { customerId, grantId, clientId, state },
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
        const { decidedBy, recordedBy, surface } = cause;
        await changeGrant(
          { ...grant, state: 'PURPOSE_WITHDRAWN' },
          { decidedBy, recordedBy, surface, means: 'SCRIPT' },
          session,
        );
      }
    }
  }

  return {
    changeGrant,

    /** @returns each decision, in the order given, and whether it now holds. */
    async record(
      drafts: readonly Draft[],
      session: ClientSession,
    ): Promise<{ decision: Decision; current: boolean }[]> {
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
    },

    /** True when the customer's history is whole and all that holds follows from it, grants included. */
    isIntact: (customerId: string): Promise<boolean> =>
      inTransaction(client, async (session) => {
        const all = await history.allOf(customerId, session);
        return (
          (await history.isIntact(customerId, all, session)) &&
          (await grants.areAsDecided(customerId, all, session))
        );
      }),
  };
}

const decidedEvent = ({ _id, customerId, purpose, state, recordedAt }: PurposeDecision): NewEvent => ({
  type: 'patron.consent.decided.v1',
  subject: customerId,
  time: recordedAt,
  data: { customerId, decisionId: _id, purpose, state },
});
