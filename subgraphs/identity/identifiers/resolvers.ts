import { rejected } from '#shared/user-errors.ts';
import { IDENTIFIER_TYPES, type IdentifierPolicy, type IdentifierType } from '../rules/identifiers.ts';
import { identifiersOf } from '../rules/traits.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../schema.generated.ts';

const MOST = { max: 1000, days: 3650, priority: 100 };
const MOST_BLOCKED = 200;
const LONGEST_PATTERN = 100;
/** Of a shared device many; the list stays bounded. */
const MOST_SHOWN = 200;

const shown = (type: IdentifierType, { max, days, priority, blocked }: IdentifierPolicy) => ({
  ...{ type, priority },
  maxPerPerson: max,
  withinDays: days,
  blockedValues: [...blocked],
});

export const identifierPolicies: QueryResolvers['identifierPolicies'] = async (_, __, { policies }) => {
  const all = await policies.all();
  return IDENTIFIER_TYPES.map((type) => shown(type, all[type])).sort((a, b) => a.priority - b.priority);
};

export const setIdentifierPolicy: MutationResolvers['setIdentifierPolicy'] = (
  _,
  { input },
  { actor, once, policies },
) =>
  once({ actor, mutation: 'setIdentifierPolicy', input }, async (session) => {
    const { type, maxPerPerson, withinDays, priority, blockedValues } = input;
    const before = (await policies.all(session))[type];
    const policy: IdentifierPolicy = {
      max: maxPerPerson ?? before.max,
      days: withinDays ?? before.days,
      priority: priority ?? before.priority,
      blocked: blockedValues ? [...new Set(blockedValues.map((value) => value.trim()))] : before.blocked,
    };
    const problem = problemWith(policy);
    if (problem) return rejected('INVALID_VALUE', ['input', problem[0]], `Expected ${problem[1]}.`);
    await policies.set(type, policy, session);
    return { policy: shown(type, policy), userErrors: [] };
  });

function problemWith({ max, days, priority, blocked }: IdentifierPolicy): [string, string] | null {
  const isWithin = (value: number, most: number) => value >= 1 && value <= most;
  if (!isWithin(max, MOST.max)) return ['maxPerPerson', `1 to ${MOST.max}`];
  if (!isWithin(days, MOST.days)) return ['withinDays', `1 to ${MOST.days}`];
  if (!isWithin(priority, MOST.priority)) return ['priority', `1 to ${MOST.priority}`];
  if (blocked.length > MOST_BLOCKED) return ['blockedValues', `at most ${MOST_BLOCKED}`];
  const unfit = blocked.some((value) => value.length > LONGEST_PATTERN || !/[^*\s]/.test(value));
  return unfit ? ['blockedValues', `values of 1 to ${LONGEST_PATTERN} characters, not of \`*\` alone`] : null;
}

type Identifiers = NonNullable<NonNullable<Resolvers['Customer']>['identifiers']>;

/** What leads to the customer: what facts say, and the devices on which they were recognised. */
export const identifiersOfCustomer: Identifiers = async ({ _id }, _, { access, dossiers, touchpoints }) => {
  const members = await access.members(_id);
  const [facts, devices] = await Promise.all([dossiers.factsOf(members), touchpoints.devicesOf(members)]);
  const said = identifiersOf(facts).map(({ type, value, standing, source, firstSeen, lastSeen }) => ({
    ...{ type, value, source, firstSeen, lastSeen },
    verified: standing === 'verified',
  }));
  const seen = devices.map(({ kind, firstSeen, lastSeen }) => ({
    ...{ type: kind, value: null, source: 'touchpoints', firstSeen, lastSeen },
    verified: false,
  }));
  return [...said, ...seen]
    .sort((a, b) => Number(b.verified) - Number(a.verified) || b.lastSeen.getTime() - a.lastSeen.getTime())
    .slice(0, MOST_SHOWN);
};
