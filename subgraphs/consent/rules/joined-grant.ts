import type { GrantTerms } from './decision.ts';
import type { RecordedGrantState } from './grant.ts';
import { disagreement, holding, type Joining, type Part } from './joining.ts';

/** What an app may read. */
export type Reach = Pick<GrantTerms, 'attributes' | 'purposes' | 'lookBackDays' | 'expiresAt'>;

/** A grant as the newest decision about it left it. */
export type GrantOfId = Reach & {
  _id: string;
  customerId: string;
  clientId: string;
  state: RecordedGrantState;
  changedAt: Date;
  /** See `joining.ts`. */
  tick?: number;
};

/** `SUSPENDED`: what ids allowed the app before they became one leaves nothing that all of them allow. */
export type JoinedGrant = Reach & { state: RecordedGrantState | 'SUSPENDED' };

/**
 * How far a grant reaches for a customer of several ids. The newest decision about the app since they became one holds for every
 * grant of the app, whoever of them made it; before there is one, the meet of what each of them allows the app.
 * @param all every grant of the customer's ids.
 */
export function joinedGrant(grant: GrantOfId, part: Part, all: readonly GrantOfId[]): JoinedGrant {
  const newest = newestByAppOf(grant.clientId, all);
  if (grant.state !== 'ACTIVE' || newest.get(grant.customerId)?._id !== grant._id) return ownReach(grant);
  const held = holding(part, (id) => newest.get(id) ?? null);
  const reach = meetOf(held);
  const ended = held.filter(({ state }) => state !== 'ACTIVE');
  if (!reach || ended.length) return { ...(reach ?? ownReach(grant)), state: stateOf(held, ended) };
  const isEmpty = !reach.attributes.length || !reach.purposes.length;
  return { ...reach, state: isEmpty ? 'SUSPENDED' : 'ACTIVE' };
}

/** A grant as it is by itself. */
export const ownReach = ({
  attributes,
  purposes,
  lookBackDays,
  expiresAt,
  state,
}: GrantOfId): JoinedGrant => ({
  attributes,
  purposes,
  lookBackDays,
  expiresAt,
  state,
});

/** What was decided since about all of them ended the grant; what only one of them ended before suspends it. */
function stateOf(held: readonly GrantOfId[], ended: readonly GrantOfId[]): JoinedGrant['state'] {
  const [first] = ended;
  if (first && held.length === 1) return first.state;
  return ended.every(({ state }) => state === 'EXPIRED') ? 'EXPIRED' : 'SUSPENDED';
}

/** What all of them allow; null for none. */
export function meetOf(grants: readonly Reach[]): Reach | null {
  const [first, ...others] = grants;
  if (!first) return null;
  return others.reduce<Reach>(
    (meet, { attributes, purposes, lookBackDays, expiresAt }) => ({
      attributes: meet.attributes.filter((one) => attributes.includes(one)),
      purposes: meet.purposes.filter((one) => purposes.includes(one)),
      lookBackDays: Math.min(meet.lookBackDays, lookBackDays),
      expiresAt: meet.expiresAt < expiresAt ? meet.expiresAt : expiresAt,
    }),
    {
      attributes: [...first.attributes].sort(),
      purposes: [...first.purposes].sort(),
      lookBackDays: first.lookBackDays,
      expiresAt: first.expiresAt,
    },
  );
}

/** An app that ids allowed different things before they became one, and about which nothing was decided since. */
export type GrantDisagreement<Grant> = { clientId: string; grants: Grant[]; since: Joining };

export function grantDisagreements<Grant extends GrantOfId>(
  part: Part,
  all: readonly Grant[],
): GrantDisagreement<Grant>[] {
  const clients = [...new Set(all.map(({ clientId }) => clientId))].sort();
  return clients.flatMap((clientId) => {
    const newest = newestByAppOf(clientId, all);
    const saidBy = (id: string) => newest.get(id) ?? null;
    const since = disagreement(part, saidBy, differ);
    if (!since) return [];
    const grants = holding(part, saidBy).sort((a, b) => (a._id < b._id ? -1 : 1));
    return [{ clientId, grants, since }];
  });
}

/** Apps that nobody lets in any more are no conflict, however they were ended. */
const differ = (grants: readonly GrantOfId[]): boolean =>
  grants.some(({ state }) => state === 'ACTIVE') && new Set(grants.map(termsOf)).size > 1;

const termsOf = ({ attributes, purposes, lookBackDays, expiresAt, state }: GrantOfId): string =>
  JSON.stringify([[...attributes].sort(), [...purposes].sort(), lookBackDays, expiresAt, state]);

/** Of each id the grant of an app that says where it stands now: the open one, or the one that ended last. */
function newestByAppOf<Grant extends GrantOfId>(clientId: string, all: readonly Grant[]): Map<string, Grant> {
  const newest = new Map<string, Grant>();
  for (const grant of all) {
    if (grant.clientId !== clientId) continue;
    const before = newest.get(grant.customerId);
    if (!before || isNewer(grant, before)) newest.set(grant.customerId, grant);
  }
  return newest;
}

function isNewer(grant: GrantOfId, before: GrantOfId): boolean {
  if (grant.state === 'ACTIVE' || before.state === 'ACTIVE') return grant.state === 'ACTIVE';
  if (grant.changedAt.getTime() !== before.changedAt.getTime()) return grant.changedAt > before.changedAt;
  return grant._id > before._id;
}
