import type { Db, MongoClient } from 'mongodb';
import type { Logger } from 'pino';
import { Webhook } from 'standardwebhooks';
import type { Dispatcher } from 'undici';
import { openBell, pauseUntil } from '#shared/bell.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import { keepRunning, pause } from '#shared/leases.ts';
import { inTransaction } from '#shared/mongo.ts';
import type { Pairwise } from '#shared/pairwise.ts';
import type { WebhookDeliveries, WebhookDelivery } from './data/deliveries.ts';
import type { WebhookEndpoint, WebhookEndpoints } from './data/endpoints.ts';
import { type WebhookEvent, type WebhookEvents, webhookEventsIn } from './data/events.ts';
import type { Leave } from './leave.ts';
import { type Answer, post } from './post.ts';
import { bodyOf } from './rules/body.ts';
import { isMandatory } from './rules/event-types.ts';
import { FAILING_DAYS, hasFailedTooLong, nextAttemptAt, pausedUntil } from './rules/schedule.ts';

/** Requests under way at once, to all endpoints and to one. */
const MOST = { everywhere: 64, one: 8 };
/** After so many failures in a row an endpoint gets one request at a time, until one goes well. */
const ALARMING_FAILURES = 5;
/** Webhooks that one customer's queue sends before others get its place. */
const ROUND = 20;
/** While something waits to be tried again. */
const RETRY_POLL_MS = 250;
/** The bell wakes the sender; this catches what a broken change stream missed. */
const POLL_MS = 2000;
const SWEEP_MS = 3_600_000;
/** When consent can't be asked. */
const ASK_AGAIN_MS = 5000;
/** A new webhook. An endpoint that is on again, or a replay, is seen at the next look. */
const WAKES = { operationType: 'insert' };

export type SenderSettings = {
  db: Db;
  client: MongoClient;
  log: Logger;
  clock: () => Date;
  outbox: Outbox;
  pairwise: Pairwise;
  events: WebhookEvents;
  endpoints: WebhookEndpoints;
  deliveries: WebhookDeliveries;
  leave: Leave;
  agent: Dispatcher;
  /** After this an endpoint has not answered. */
  timeoutMs: number;
  random: () => number;
};

/**
 * Sends webhooks: at least once and always under the same id, those about one customer in order for each endpoint, by one
 * process at a time. All state lives in the database, so a sender that dies anywhere is followed by one that goes on. Returns
 * how to stop it.
 */
export function startWebhookSender(settings: SenderSettings): () => Promise<void> {
  return keepRunning(settings, 'webhooks', (signal) => send(settings, signal));
}

async function send(settings: SenderSettings, signal: AbortSignal): Promise<void> {
  const { db, log, clock, endpoints, deliveries } = settings;
  const bell = openBell(webhookEventsIn(db), WAKES);
  /** Queues of which a webhook is under way, with their endpoints. */
  const flying = new Map<string, { endpointId: string; landed: Promise<void> }>();
  /** Failures in a row, by endpoint. */
  const failures = new Map<string, number>();
  let sweptAt = Number.NEGATIVE_INFINITY;
  let land = () => {};

  const flyingTo = (endpointId: string): number =>
    [...flying.values()].reduce((count, one) => count + (one.endpointId === endpointId ? 1 : 0), 0);

  async function fly(queueId: string, endpointId: string): Promise<void> {
    try {
      for (let sent = 0; sent < ROUND && !signal.aborted; sent += 1) {
        const outcome = await sendFirst(settings, queueId, signal);
        if (outcome === 'TAKEN') failures.delete(endpointId);
        if (outcome === 'NOT_TAKEN') failures.set(endpointId, (failures.get(endpointId) ?? 0) + 1);
        if (outcome === 'NOT_TAKEN' || outcome === 'NOTHING') return;
      }
    } catch (error) {
      if (signal.aborted) return;
      log.error({ err: error, endpointId }, 'a webhook could not be sent; it is tried again');
      await deliveries.wait(queueId, new Date(clock().getTime() + ASK_AGAIN_MS)).catch(() => {});
    }
  }

  /** Starts what is due and has room. */
  async function launch(): Promise<void> {
    const open = await endpoints.open(clock());
    // Who has the least under way comes first, so that slow ones don't take all the room.
    const inOrder = open.map(({ _id }) => ({ _id, busy: flyingTo(_id) })).sort((a, b) => a.busy - b.busy);
    await Promise.all(
      inOrder.map(async ({ _id, busy }) => {
        const most = (failures.get(_id) ?? 0) >= ALARMING_FAILURES ? 1 : MOST.one;
        if (busy >= most) return;
        for (const queueId of await deliveries.due(_id, most)) {
          if (flying.has(queueId)) continue;
          if (flyingTo(_id) >= most || flying.size >= MOST.everywhere) return;
          const landed = fly(queueId, _id).finally(() => {
            flying.delete(queueId);
            land();
          });
          flying.set(queueId, { endpointId: _id, landed });
        }
      }),
    );
  }

  try {
    const shut = await endpoints.renewSecrets();
    if (shut.length)
      log.error({ endpointIds: shut }, 'secrets of webhook endpoints cannot be opened: rotate them');
    while (!signal.aborted) {
      const anyLanded = new Promise<void>((resolve) => {
        land = resolve;
      });
      const rung = bell.next();
      try {
        const now = clock().getTime();
        if (now - sweptAt >= SWEEP_MS) {
          sweptAt = now;
          const lost = await deliveries.sweep();
          if (lost) log.error({ webhooks: lost }, 'webhooks were never taken and are kept no longer');
        }
        const placed = await deliveries.placeWaiting();
        await launch();
        if (placed) continue;
        const waiting = flying.size > 0 || (await deliveries.anyPending());
        await pauseUntil(Promise.race([rung, anyLanded]), waiting ? RETRY_POLL_MS : POLL_MS, signal);
      } catch (error) {
        if (signal.aborted) break;
        log.error({ err: error }, 'webhooks cannot be sent now; they are kept');
        await pause(1000, signal);
      }
    }
  } finally {
    await Promise.all(Array.from(flying.values(), ({ landed }) => landed));
    await bell.close();
  }
}

/**
 * `TAKEN` and `NOT_TAKEN` by the endpoint; `PASSED` over, as the app may not be told or it is gone; `NOTHING` to be sent in this
 * queue for now.
 */
type Outcome = 'TAKEN' | 'NOT_TAKEN' | 'PASSED' | 'NOTHING';

async function sendFirst(settings: SenderSettings, queueId: string, signal: AbortSignal): Promise<Outcome> {
  const { clock, endpoints, deliveries, leave, agent, timeoutMs } = settings;
  const delivery = await deliveries.head(queueId);
  if (!delivery) return 'NOTHING';
  if (delivery.nextAttemptAt && delivery.nextAttemptAt > clock()) {
    await deliveries.wait(queueId, delivery.nextAttemptAt);
    return 'NOTHING';
  }
  const endpoint = await endpoints.byId(delivery.endpointId);
  const open = endpoint?.state === 'ENABLED' && (!endpoint.pausedUntil || endpoint.pausedUntil <= clock());
  if (!endpoint || !open) return 'NOTHING';
  const event = await deliveries.webhook(delivery.webhookId);
  if (!event || !(await leave.mayBeTold(event))) {
    await deliveries.withhold(delivery);
    return 'PASSED';
  }
  await leave.recordDisclosure(event);
  const { headers, body } = signed(settings, endpoint, event);
  const answer = await post(agent, endpoint.url, headers, body, { timeoutMs, signal });
  if ('failure' in answer && signal.aborted) return 'NOTHING'; // it is not the endpoint's fault
  const taken = 'status' in answer && answer.status >= 200 && answer.status < 300;
  if (taken) await noteTaken(settings, delivery, endpoint, event, answer.status);
  else await noteNotTaken(settings, delivery, endpoint, answer);
  return taken ? 'TAKEN' : 'NOT_TAKEN';
}

/** As Standard Webhooks says: every secret that holds signs, so that the receiver may have any of them. */
function signed(
  { clock, pairwise, endpoints }: SenderSettings,
  endpoint: WebhookEndpoint,
  event: WebhookEvent,
): { headers: Record<string, string>; body: string } {
  const { _id, type, at, clientId, customerId, grantId = null, data } = event;
  const customer = customerId === undefined ? null : pairwise(customerId, clientId);
  const body = bodyOf({ type, at, customer, grantId, data });
  const now = clock();
  const signatures = endpoints.secretsOf(endpoint).map((secret) => new Webhook(secret).sign(_id, now, body));
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Patron-Webhooks/1',
      'webhook-id': _id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': signatures.join(' '),
    },
  };
}

async function noteTaken(
  { client, clock, outbox, events, endpoints, deliveries }: SenderSettings,
  delivery: WebhookDelivery,
  endpoint: WebhookEndpoint,
  { _id, type, clientId, customerId, data }: WebhookEvent,
  lastStatus: number,
): Promise<void> {
  await endpoints.noteSuccess(endpoint);
  if (type !== 'customer.erased' || customerId === undefined) {
    await deliveries.noteDelivered(delivery, lastStatus);
    if (isMandatory(type)) await events.noteAcknowledged(_id);
    return;
  }
  await inTransaction(client, async (session) => {
    await deliveries.noteDelivered(delivery, lastStatus, session);
    if (!(await events.noteAcknowledged(_id, session))) return; // by another endpoint of the app
    await outbox.append(
      [
        {
          type: 'patron.rights.acknowledged.v1',
          subject: customerId,
          time: clock(),
          data: {
            requestId: String(data.request),
            customerId,
            right: 'ERASE',
            by: `partner:${clientId}`,
            counts: {},
            kept: [],
            digest: null,
            awaiting: [],
          },
        },
      ],
      session,
    );
  });
}

async function noteNotTaken(
  { log, clock, random, endpoints, deliveries }: SenderSettings,
  delivery: WebhookDelivery,
  endpoint: WebhookEndpoint,
  answer: Answer,
): Promise<void> {
  const now = clock();
  const { _id: endpointId, clientId } = endpoint;
  const last = 'status' in answer ? { lastStatus: answer.status } : { lastFailure: answer.failure };
  const attempts = delivery.attempts + 1;
  log.warn(
    { endpointId, clientId, webhookId: delivery.webhookId, attempts, ...last },
    'webhook was not taken',
  );

  const askedFor =
    'status' in answer && (answer.status === 429 || answer.status === 503)
      ? pausedUntil(answer.retryAfter, now)
      : null;
  const failingSince = await endpoints.noteFailure(endpointId, askedFor);
  const gone = 'status' in answer && answer.status === 410;
  if (gone || hasFailedTooLong(failingSince, now)) {
    const reason = gone ? 'GONE' : 'FAILING';
    if (await endpoints.disable(endpointId, reason)) {
      log.error(
        { endpointId, clientId, reason, failingDays: FAILING_DAYS },
        'webhook endpoint is switched off',
      );
    }
  }

  const next = nextAttemptAt(attempts, now, random());
  await deliveries.postpone(delivery, last, askedFor && askedFor > next ? askedFor : next);
}
