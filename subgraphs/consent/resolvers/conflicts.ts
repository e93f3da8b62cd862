import type { Context } from '../context.ts';
import type { ConsentConflictMapper } from '../mappers.ts';
import type { Decision } from '../rules/decision.ts';
import { disagreements } from '../rules/joined.ts';
import { grantDisagreements, meetOf } from '../rules/joined-grant.ts';
import type { CustomerResolvers, Resolvers } from '../schema.generated.ts';
import { consentIn } from './deciding.ts';

/** As many as a list of the graph may show. */
const MOST = 100;

/** What ids of a customer decided differently before they became one. */
export const conflictsOfCustomer = {
  async consentConflicts({ id }, _, context) {
    const { access, joined, grants, purposes, clock } = context;
    const ids = await access.members(id);
    if (ids.length < 2) return [];
    const [known, rows, given] = [
      await purposes.now(),
      await joined.rowsOf(ids),
      await grants.ofCustomer(ids),
    ];
    const part = await joined.partOf(ids);
    if (!part) return [];
    const now = clock();
    const currents = await joined.currents(ids);
    const restricted = await joined.isRestricted(ids);
    const aboutPurposes = disagreements(part, rows, known, now).flatMap(
      ({ purpose: key, decided, since }): ConsentConflictMapper[] => {
        const purpose = known.get(key);
        if (!purpose) return [];
        const consent = consentIn(id, purpose, currents, now);
        return [
          {
            customerId: id,
            decisionIds: decided.map(({ decisionId }) => decisionId),
            since: since.at ?? null,
            consent: restricted
              ? { ...consent, answer: { ...consent.answer, permitted: false, reason: 'RESTRICTED' } }
              : consent,
          },
        ];
      },
    );
    const aboutApps = grantDisagreements(part, given).map(
      ({ clientId, grants: theirs, since }): ConsentConflictMapper => ({
        customerId: id,
        decisionIds: theirs.map(({ decisionId }) => decisionId),
        since: since.at ?? null,
        clientId,
        reach: theirs.every(({ state }) => state === 'ACTIVE') ? meetOf(theirs) : null,
      }),
    );
    return [...aboutPurposes, ...aboutApps].slice(0, 2 * MOST);
  },
} satisfies Partial<CustomerResolvers>;

export const conflictTypes = {
  ConsentConflict: {
    consent: ({ consent }) => consent ?? null,
    app: ({ clientId }) => (clientId === undefined ? null : { id: clientId }),
    decisions: ({ decisionIds }, _, context) => decisionsOf(decisionIds, context),
    reach: ({ reach }) => reach ?? null,
  },
} satisfies Partial<Resolvers>;

async function decisionsOf(ids: readonly string[], { history }: Context): Promise<Decision[]> {
  const found = await Promise.all(ids.map((id) => history.byId(id)));
  return found.filter((decision) => decision !== null);
}
