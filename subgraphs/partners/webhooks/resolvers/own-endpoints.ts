import { failure } from '#shared/failure.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../../context.ts';
import type { WebhookEndpoint } from '../data/endpoints.ts';

/**
 * Whose endpoints this is about: an app's own, or those of the app that the admin names.
 * @throws {GraphQLError} `FORBIDDEN` for another app's, `BAD_USER_INPUT` when the admin names none.
 */
export function requireClientId({ actor }: Context, named: string | null | undefined): string {
  if (actor.kind === 'app') {
    if (named && named !== actor.clientId) throw failure('FORBIDDEN', 'This app is not yours.');
    return actor.clientId;
  }
  if (!named) throw failure('BAD_USER_INPUT', '`clientId`: name the app.');
  return named;
}

/** The endpoint where it is the actor's: its own app's, or anybody's for the admin. */
export async function ownEndpoint({ actor, webhooks }: Context, id: string): Promise<WebhookEndpoint | null> {
  const endpoint = await webhooks.endpoints.byId(id);
  return actor.kind === 'app' && endpoint?.clientId !== actor.clientId ? null : endpoint;
}

export const noSuchEndpoint = (field: 'id' | 'endpointId') =>
  rejected('WEBHOOK_ENDPOINT_NOT_FOUND', ['input', field], 'The app has no such webhook endpoint.');

export const urlTaken = () =>
  rejected('WEBHOOK_URL_TAKEN', ['input', 'url'], 'Another endpoint of the app has this URL.');

export const urlRefused = (expected: string) =>
  rejected('WEBHOOK_URL_REFUSED', ['input', 'url'], `Expected ${expected}.`);
