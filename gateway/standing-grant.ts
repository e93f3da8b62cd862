import { OperationTypeNode } from 'graphql';
import type { Actor } from '#shared/actor.ts';
import {
  APP_REQUEST,
  GRANT_REQUEST,
  grantIn,
  insideCaller,
  mayAppAct,
  withGrant,
} from '#shared/live-grant.ts';
import type { OpenConnection } from './connections/connections.ts';
import { refusal } from './errors.ts';
import { type SubgraphRequest, type SubgraphResponse, SubgraphUnreachable } from './execute/connection.ts';

type Partner = Extract<Actor, { kind: 'partner' }>;

export type AskOptions = Parameters<OpenConnection['execute']>[2] & { requestId: string };

/**
 * Gives a partner what its grant allows now. Asked at the beginning of every request and kept by none, so that what the
 * customer takes back is gone with the next read. A partner whose grant doesn't stand keeps its name and holds nothing: each
 * field answers that it is not for them.
 * @throws {GraphQLError} 503 with the code of the engine when consent cannot be asked: without an answer nothing is shown.
 */
export async function withStandingGrant(
  partner: Partner,
  consent: OpenConnection,
  options: AskOptions,
): Promise<Partner> {
  const about = { ...GRANT_REQUEST, variables: { id: partner.grantId } };
  return withGrant(partner, await ask('consent', consent, about, grantIn, options));
}

/**
 * Lets an app on while its review stands and its token hasn't been revoked. Asked with every request, too, so that what is
 * suspended or revoked ends with the next one.
 * @throws {GraphQLError} `UNAUTHENTICATED` (401) when it may not act; 503 when partners cannot be asked.
 */
export async function requireStandingApp(
  actor: Partner | Extract<Actor, { kind: 'app' }>,
  issuedAt: Date | null,
  partners: OpenConnection,
  options: AskOptions,
): Promise<void> {
  const grantId = actor.kind === 'partner' ? actor.grantId : null;
  const variables = { id: actor.clientId, grantId, issuedAt: issuedAt?.toISOString() ?? null };
  const about = { ...APP_REQUEST, variables };
  if (await ask('partners', partners, about, mayAppAct, options)) return;
  throw refusal(401, 'UNAUTHENTICATED', 'This app may not act here.', {
    'www-authenticate': 'Bearer error="invalid_token"',
  });
}

async function ask<Answer>(
  service: string,
  connection: OpenConnection,
  request: Omit<SubgraphRequest, 'kind'>,
  read: (response: SubgraphResponse) => Answer,
  { requestId, ...options }: AskOptions,
): Promise<Answer> {
  try {
    const query = { ...request, kind: OperationTypeNode.QUERY };
    return read(await connection.execute(query, insideCaller(requestId), options));
  } catch (error) {
    const code = error instanceof SubgraphUnreachable ? error.code : 'SUBGRAPH_UNAVAILABLE';
    const refused = refusal(503, code, 'The grant cannot be checked just now.', { 'retry-after': '5' });
    refused.extensions.service = service;
    throw refused;
  }
}
