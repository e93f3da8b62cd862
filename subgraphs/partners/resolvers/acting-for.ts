import { failure } from '#shared/failure.ts';
import type { RequestContext } from '#shared/subgraph.ts';

/**
 * The customer for whom a mutation is made: by themself, or by an app under their grant. What the app may do is the
 * scope that the schema asks for.
 * @throws {GraphQLError} `UNAUTHENTICATED` for a visitor, `FORBIDDEN` for anybody else.
 */
export function requireActingFor({ actor }: RequestContext): string {
  if (actor.kind === 'visitor') throw failure('UNAUTHENTICATED', 'Sign in first.');
  if (actor.kind !== 'customer' && actor.kind !== 'partner') {
    throw failure('FORBIDDEN', 'Only the customer may do this, and apps that the customer allowed to.');
  }
  return actor.customerId;
}
