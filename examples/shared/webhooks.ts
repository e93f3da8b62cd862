import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import type { Patron } from './patron.ts';

/** What Patron tells: ids, no facts. `customer` is the subject that the app knows them by. */
export type Told = { type: string; data: { customer?: string; grant?: string } & Record<string, unknown> };

/** Where webhooks come in. `secret` is shown once, so the app keeps it. */
export type Endpoint = { id: string; url: string; secret: string };

type Registered = { id: string; url: string };

/**
 * Makes sure that Patron tells this app at `url`, and that the app can verify what it is told. Registering again with a
 * secret that was lost makes another one.
 */
export async function ensureEndpoint(
  { asApp }: Patron,
  known: Endpoint | null,
  url: string,
  eventTypes: readonly string[],
): Promise<Endpoint> {
  const { webhookEndpoints } = await asApp<{ webhookEndpoints: Registered[] }>(
    '{ webhookEndpoints { id url } }',
  );
  const mine = known && webhookEndpoints.find(({ id }) => id === known.id);
  if (known && mine) {
    // On again, if it was switched off while the app was away; what has waited is sent at once.
    await change(asApp, 'updateWebhookEndpoint', { id: known.id, url, eventTypes, enabled: true });
    return { ...known, url };
  }
  const taken = webhookEndpoints.find((endpoint) => endpoint.url === url);
  if (taken) {
    const { secret } = await change(asApp, 'rotateWebhookSecret', { id: taken.id, overlapHours: 0 });
    return { id: taken.id, url, secret };
  }
  const made = await change(asApp, 'registerWebhookEndpoint', { url, eventTypes });
  return { id: made.endpoint.id, url, secret: made.secret };
}

type Changed = { endpoint: Registered; secret: string; userErrors: { code: string; message: string }[] };

async function change(ask: Patron['asApp'], mutation: string, input: object): Promise<Changed> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const secret = mutation === 'updateWebhookEndpoint' ? '' : 'secret';
  const answer = await ask<Record<string, Changed>>(
    `mutation($input: ${type}!) { ${mutation}(input: $input) { endpoint { id url } ${secret} userErrors { code message } } }`,
    { input },
  );
  const changed = answer[mutation] as Changed;
  const [problem] = changed.userErrors;
  if (problem) throw new Error(`${mutation}: ${problem.code}: ${problem.message}`);
  return changed;
}

/** What a webhook says, once its signature and its time are verified; null when it isn't Patron's. */
export function verified(
  secret: string,
  body: string,
  headers: Record<string, unknown>,
): { id: string; told: Told } | null {
  const named = Object.fromEntries(
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [
      name,
      String(headers[name] ?? ''),
    ]),
  );
  try {
    return { id: String(named['webhook-id']), told: new Webhook(secret).verify(body, named) as Told };
  } catch (error) {
    if (error instanceof WebhookVerificationError) return null;
    throw error;
  }
}
