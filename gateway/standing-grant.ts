import { parse } from 'graphql';
import { type Actor, type Caller, GRANT_STANDINGS, type GrantStanding } from '#shared/actor.ts';
import type { OpenConnection } from './connections/connections.ts';
import { refusal } from './errors.ts';
import { SubgraphUnreachable } from './execute/connection.ts';

type Partner = Extract<Actor, { kind: 'partner' }>;

/** What a grant allows at this moment. */
type Standing = {
  customerId: string;
  clientId: string;
  attributes: string[];
  purposes: string[];
  lookBackDays: number;
  state: GrantStanding;
};

const QUERY =
  'query GrantStanding($id: ID!) { grantStanding(id: $id) { customerId clientId attributes purposes lookBackDays state } }';
const DOCUMENT = parse(QUERY);

/**
 * Gives a partner what its grant allows now. Asked at the beginning of every request and kept by none, so that what the
 * customer takes back is gone with the next read. A partner whose grant doesn't stand keeps its name and holds nothing: each
 * field answers that it is not for them.
 * @throws {GraphQLError} 503 with the code of the engine when consent cannot be asked: without an answer nothing is shown.
 */
export async function withStandingGrant(
  partner: Partner,
  requestId: string,
  consent: OpenConnection,
  options: Parameters<OpenConnection['execute']>[2],
): Promise<Partner> {
  const caller: Caller = { actor: { kind: 'service', serviceId: 'gateway', scopes: ['gateway'] }, requestId };
  const standing = await ask(partner.grantId, caller, consent, options);
  if (!standing || standing.clientId !== partner.clientId)
    return { ...partner, attributes: [], purposes: [], lookBackDays: 0 };
  // The customer may have been merged since the token was made; the grant knows.
  const { customerId, attributes, purposes, lookBackDays, state } = standing;
  return { ...partner, customerId, attributes, purposes, lookBackDays, standing: state };
}

async function ask(
  id: string,
  caller: Caller,
  consent: OpenConnection,
  options: Parameters<OpenConnection['execute']>[2],
): Promise<Standing | null> {
  const request = {
    query: QUERY,
    operationName: 'GrantStanding',
    variables: { id },
    document: DOCUMENT,
    kind: 'query',
  } as const;
  try {
    const { data, errors } = await consent.execute(
      request as Parameters<OpenConnection['execute']>[0],
      caller,
      options,
    );
    if (!errors?.length && data && isStanding(data.grantStanding)) return data.grantStanding;
  } catch (error) {
    throw unavailable(error instanceof SubgraphUnreachable ? error.code : 'SUBGRAPH_UNAVAILABLE');
  }
  throw unavailable('SUBGRAPH_UNAVAILABLE');
}

const unavailable = (code: string) => {
  const error = refusal(503, code, 'The grant cannot be checked just now.', { 'retry-after': '5' });
  error.extensions.service = 'consent';
  return error;
};

function isStanding(value: unknown): value is Standing | null {
  if (value === null) return true;
  if (typeof value !== 'object') return false;
  const { customerId, clientId, attributes, purposes, lookBackDays, state } = value as Partial<Standing>;
  return (
    typeof customerId === 'string' &&
    typeof clientId === 'string' &&
    isStrings(attributes) &&
    isStrings(purposes) &&
    typeof lookBackDays === 'number' &&
    (GRANT_STANDINGS as readonly unknown[]).includes(state)
  );
}

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');
