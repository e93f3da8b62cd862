import { randomUUID } from 'node:crypto';
import * as oauth from 'openid-client';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import {
  aCopy,
  answered,
  type Copies,
  change,
  gather,
  type Told,
  take,
  type Values,
} from './customer-copy.ts';
import { Unavailable } from './patron.ts';
import { endWithStarter, untilEnded, untilReachable } from './settings.ts';
import { openStore } from './store.ts';
import { keepDoing } from './sync.ts';
import { serve } from './web.ts';

/** The demo gives its personas tokens for nothing more than their names; a retailer's own issuer would want credentials. */
const PERSONA_GRANT = 'urn:patron:params:oauth:grant-type:demo-persona';
const CLIENT = 'patron-cli';
/** Ends a token a little before Patron does. */
const MARGIN_MS = 10_000;
const TIMEOUT_MS = 15_000;

type State = { copies: Copies };

/** Removes what an application was told to forget of this customer. */
type Event = { type: string; data: Told };

/**
 * One connected application of the retailer: it keeps a copy of every customer that it is told of, and tells Patron what is changed
 * here. Over HTTP: `POST /webhooks` from Patron; `GET /customers/:id` and `PUT /customers/:id` for whoever works with it.
 */
export async function runConnector(name: string, defaultPort: number): Promise<void> {
  endWithStarter();
  const { env } = process;
  const url = (env.PATRON_URL ?? 'http://localhost:4000').replace(/\/+$/, '');
  const secret = env.WEBHOOK_SECRET;
  if (!secret) throw new Error(`Set WEBHOOK_SECRET; examples/${name}/README.md says how.`);
  const store = await openStore<State>(`${env.DATA_DIR ?? `.patron-${name}`}/${name}.json`, { copies: {} });
  const ask = await untilReachable(() => openAsk(url, env.PERSONA ?? name));
  const sync = keepDoing(round);

  /** Tells what is changed here, each as often as it takes. True when nothing is left. */
  async function round(): Promise<boolean> {
    for (const [id, { outbox }] of Object.entries(store.state.copies)) {
      for (const { key, customerId = id, version, at, values } of outbox) {
        const input = {
          customerId,
          sourceVersion: String(version),
          recordedAt: at,
          changes: values,
          idempotencyKey: key,
        };
        try {
          const { etag, userErrors } = await ask(input);
          for (const problem of userErrors)
            process.stderr.write(`${name}: ${problem.code}: ${problem.message}\n`);
          await store.change(({ copies }) => {
            for (const copy of Object.values(copies)) answered(copy, key, etag ?? '');
          });
        } catch (error) {
          if (!(error instanceof Unavailable)) process.stderr.write(`${name}: ${(error as Error).message}\n`);
          return false;
        }
      }
    }
    return true;
  }

  async function hear(id: string, { type, data }: Event): Promise<void> {
    await store.change(({ copies }) => {
      if (type === 'customer.erased') {
        delete copies[data.customer];
        return;
      }
      take(gather(copies, data), id, data);
    });
  }

  const stop = await serve({
    port: Number(env.PORT ?? defaultPort),
    routes(app) {
      app.post<{ Body: string }>('/webhooks', async (request, reply) => {
        const event = verified(secret, request.body, request.headers);
        if (!event) return reply.status(401).send();
        await hear(event.id, event.told);
        return reply.status(204).send();
      });
      app.get<{ Params: { id: string } }>('/customers/:id', (request, reply) => {
        const copy = store.state.copies[request.params.id];
        if (!copy) return reply.status(404).send({ error: 'Nobody here has this id.' });
        return { values: copy.values, isSettled: copy.outbox.length === 0 };
      });
      app.put<{ Params: { id: string }; Body: string }>('/customers/:id', async (request, reply) => {
        const values = JSON.parse(request.body) as Values;
        await store.change(({ copies }) => {
          const copy = copies[request.params.id] ?? aCopy();
          copies[request.params.id] = copy;
          change(copy, values, randomUUID(), new Date());
        });
        sync.ring();
        return reply.status(202).send({ values: store.state.copies[request.params.id]?.values });
      });
    },
  });
  sync.ring();
  untilEnded(async () => {
    await stop();
    await sync.stop();
  });
}

/** What a webhook says, once its signature and its time are verified; null when it isn't Patron's. */
function verified(
  secret: string,
  body: string,
  headers: Record<string, unknown>,
): { id: string; told: Event } | null {
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
  const named = Object.fromEntries(names.map((name) => [name, String(headers[name] ?? '')]));
  try {
    return { id: String(named['webhook-id']), told: new Webhook(secret).verify(body, named) as Event };
  } catch (error) {
    if (error instanceof WebhookVerificationError) return null;
    throw error;
  }
}

type Answer = { etag: string | null; userErrors: { code: string; message: string }[] };

const SYNC =
  'mutation($input: SyncProfileInput!) { syncProfile(input: $input) { etag userErrors { code message } } }';

/** Tells Patron, in the name of the application. @throws {Unavailable} when the same may be told again later. */
async function openAsk(url: string, persona: string): Promise<(input: object) => Promise<Answer>> {
  const { hostname } = new URL(url);
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1';
  const configuration = await oauth
    .discovery(new URL(`${url}/oauth`), CLIENT, undefined, oauth.None(), {
      // oxlint-disable-next-line typescript/no-deprecated -- deprecated only so that it stands out
      execute: isHere ? [oauth.allowInsecureRequests] : [],
    })
    .catch(unavailable);
  let kept: { token: string; until: number } | null = null;

  async function token(): Promise<string> {
    if (kept && Date.now() < kept.until - MARGIN_MS) return kept.token;
    const given = await oauth
      .genericGrantRequest(configuration, PERSONA_GRANT, { persona })
      .catch(unavailable);
    kept = { token: given.access_token, until: Date.now() + (given.expires_in ?? 0) * 1000 };
    return kept.token;
  }

  return async (input) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await token()}` },
      body: JSON.stringify({ query: SYNC, variables: { input } }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(unavailable);
    const { data, errors } = (await response.json().catch(unavailable)) as {
      data?: { syncProfile: Answer } | null;
      errors?: { message: string }[];
    };
    if (!data) throw new Unavailable(errors?.[0]?.message ?? `HTTP ${response.status}`);
    return data.syncProfile;
  };
}

/** @throws {Unavailable} for what the network or a server that is busy or starting did. */
function unavailable(error: unknown): never {
  throw new Unavailable('Patron does not answer', { cause: error });
}
