import { failure } from '#shared/failure.ts';
import type { RequestContext } from '#shared/subgraph.ts';
import type { ActingApp } from './exchanges.ts';

/** @throws {GraphQLError} `FORBIDDEN` for anybody but an app under a customer's grant. */
export function requireActingApp({ actor }: RequestContext): ActingApp {
  if (actor.kind !== 'partner') throw failure('FORBIDDEN', "Only a partner's app exchanges points.");
  return actor;
}

/** The app that asks for itself. @throws {GraphQLError} `FORBIDDEN` for anybody else. */
export function requireApp({ actor }: RequestContext): string {
  if (actor.kind !== 'app') throw failure('FORBIDDEN', 'Only an app may ask for its own settlement.');
  return actor.clientId;
}
