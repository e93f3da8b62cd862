import type { Db, MongoClient } from 'mongodb';
import type { Logger } from 'pino';
import type { Dispatcher } from 'undici';
import { openBell } from '#shared/bell.ts';
import type { NewEvent } from '#shared/events/event.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import { inTransaction } from '#shared/mongo.ts';
import { type Outcome, startOrderedSender } from '#shared/webhooks/ordered-sender.ts';
import { type Answer, post } from '#shared/webhooks/post.ts';
import { FAILING_DAYS, switchedOffBecause, whenNotTaken } from '#shared/webhooks/schedule.ts';
import { signedHeaders } from '#shared/webhooks/signed.ts';
import type { WebhookDeliveries, WebhookDelivery } from './data/deliveries.ts';
import type { WebhookEndpoint, WebhookEndpoints } from './data/endpoints.ts';
import { type WebhookEvent, type WebhookEvents, webhookEventsIn } from './data/events.ts';
import type { Leave } from './leave.ts';
import { isMandatory } from './rules/event-types.ts';

/** A new webhook. An endpoint that is on again, or a replay, is seen at the next look. */
const WAKES = { operationType: 'insert' };

export type SenderSettings = {
  db: Db;
  client: MongoClient;
  log: Logger;
  clock: () => Date;
  outbox: Outbox;
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
 * Sends webhooks: at least once and always under the same id, those about one customer in order for each endpoint. Returns how
 * to stop it.
 */
export function startWebhookSender(settings: SenderSettings): () => Promise<void> {
  const { db, log, clock, endpoints, deliveries } = settings;
  return startOrderedSender('webhooks', settings, {
    openBell: () => openBell(webhookEventsIn(db), WAKES),
    async begin() {
      const shut = await endpoints.renewSecrets();
      if (shut.length)
        log.error({ endpointIds: shut }, 'secrets of webhook endpoints cannot be opened: rotate them');
    },
    placeWaiting: deliveries.placeWaiting,
    openReceivers: async () => (await endpoints.open(clock())).map(({ _id }) => _id),
    due: deliveries.due,
    anyPending: deliveries.anyPending,
    sendFirst: (queueId, signal) => sendFirst(settings, queueId, signal),
    wait: deliveries.wait,
    async sweep() {
      const lost = await deliveries.sweep();
      if (lost) log.error({ webhooks: lost }, 'webhooks were never taken and are kept no longer');
    },
  });
}

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
  const body = leave.bodyOf(event);
  const headers = signedHeaders(endpoints.secretsOf(endpoint), event._id, body, clock());
  const answer = await post(agent, endpoint.url, headers, body, { timeoutMs, signal });
  if ('failure' in answer && signal.aborted) return 'NOTHING'; // it is not the endpoint's fault
  const taken = 'status' in answer && answer.status >= 200 && answer.status < 300;
  if (taken) await noteTaken(settings, delivery, endpoint, event, answer.status);
  else await noteNotTaken(settings, delivery, endpoint, answer);
  return taken ? 'TAKEN' : 'NOT_TAKEN';
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
  const requestId = String(data.request);
  const acknowledgement: NewEvent<'patron.rights.acknowledged.v1'> = {
    type: 'patron.rights.acknowledged.v1',
    subject: customerId,
    time: clock(),
    data: {
      ...{ requestId, customerId, right: 'ERASE', by: `partner:${clientId}` },
      ...{ counts: {}, kept: [], digest: null, awaiting: [] },
    },
  };
  await inTransaction(client, async (session) => {
    await deliveries.noteDelivered(delivery, lastStatus, session);
    if (!(await events.noteAcknowledged(_id, session))) return; // by another endpoint of the app
    if (await events.noteErasureTaken(clientId, requestId, session)) {
      await outbox.append([acknowledgement], session);
    }
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
  const attempts = delivery.attempts + 1;
  const { last, askedFor, nextAttemptAt } = whenNotTaken(answer, attempts, now, random());
  log.warn(
    { endpointId, clientId, webhookId: delivery.webhookId, attempts, ...last },
    'webhook was not taken',
  );
  const reason = switchedOffBecause(answer, await endpoints.noteFailure(endpointId, askedFor), now);
  if (reason && (await endpoints.disable(endpointId, reason))) {
    log.error(
      { endpointId, clientId, reason, failingDays: FAILING_DAYS },
      'webhook endpoint is switched off',
    );
  }
  await deliveries.postpone(delivery, last, nextAttemptAt);
}
