import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { Pool } from 'undici';
import { type Keyring, seal, unseal } from '../seal.ts';
import type { Consume } from './consume.ts';
import type { PatronEvent } from './event.ts';
import type { Deliver } from './relay.ts';

/** CloudEvents 1.0, batched content mode over HTTP. */
const BATCH_TYPE = 'application/cloudevents-batch+json';
const SEAL_HEADER = 'x-patron-events-seal';
const TIMEOUT_MS = 30_000;
/** A seal is good for this long, either way: processes' clocks differ. */
const SEAL_SECONDS = 60;

type EventsSeal = { to: string; digest: string; issuedAt: number };

const digestOf = (body: string) => createHash('sha256').update(body).digest('base64url');

/** Delivers by POST to `/events` of the consumer's server. */
export function deliverOverHttp(
  urlOf: (consumer: string) => string,
  { keyring, clock }: { keyring: Keyring; clock: () => Date },
): { deliver: Deliver; close(): Promise<void> } {
  const pools = new Map<string, Pool>();
  const poolOf = (origin: string) => {
    let pool = pools.get(origin);
    if (!pool) {
      pool = new Pool(origin, { connections: 8, headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS });
      pools.set(origin, pool);
    }
    return pool;
  };
  return {
    async deliver(consumer, events) {
      const body = JSON.stringify(events);
      const sealed: EventsSeal = { to: consumer, digest: digestOf(body), issuedAt: clock().getTime() / 1000 };
      const { statusCode, body: answer } = await poolOf(new URL(urlOf(consumer)).origin).request({
        path: '/events',
        method: 'POST',
        headers: { 'content-type': BATCH_TYPE, [SEAL_HEADER]: seal('event', sealed, keyring) },
        body,
      });
      const text = await answer.text();
      if (statusCode !== 200) throw new Error(`${consumer} answered ${statusCode} to events`);
      const { results } = JSON.parse(text) as { results: (string | null)[] };
      return results;
    },
    async close() {
      await Promise.all(Array.from(pools.values(), (pool) => pool.close()));
    },
  };
}

/** Receives what {@link deliverOverHttp} sends. Anything not sealed for this subgraph is refused. */
export function mountEvents(
  app: FastifyInstance,
  subgraph: string,
  consume: Consume,
  { keyring, clock }: { keyring: Keyring; clock: () => Date },
): void {
  app.addContentTypeParser(BATCH_TYPE, { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.post('/events', async (request, reply) => {
    const header = request.headers[SEAL_HEADER];
    const body = request.body as string;
    const sealed = typeof header === 'string' ? unseal<EventsSeal>('event', header, keyring) : null;
    const age = sealed ? Math.abs(clock().getTime() / 1000 - sealed.issuedAt) : Number.POSITIVE_INFINITY;
    if (!sealed || sealed.to !== subgraph || sealed.digest !== digestOf(body) || age > SEAL_SECONDS) {
      return reply.code(401).send({ error: 'UNAUTHENTICATED' });
    }
    return { results: await consume(JSON.parse(body) as PatronEvent[]) };
  });
}
