import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { partners } from '../../subgraphs/partners/subgraph.ts';
import { afterReport } from '../../subgraphs/partners/subscriptions/lifecycle.ts';
import { useSubgraph } from '../support/subgraph.ts';

const graph = useSubgraph(partners);
const NOON = new Date('2026-03-02T12:00:00Z');
const at = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);
let customerId: string;
beforeEach(() => {
  graph.clock.now = NOON;
  customerId = newId('cus');
});

const anApp = (clientId = 'music', attributes = ['subscription.report']): Actor => ({
  kind: 'partner',
  clientId,
  customerId,
  grantId: `grt_${clientId}`,
  attributes,
  purposes: ['partner_sharing'],
  lookBackDays: 30,
  standing: 'ACTIVE',
});

async function report(input: object, actor = anApp()) {
  const { data, codes } = await graph.ask(
    actor,
    `mutation($input: ReportSubscriptionInput!) { reportSubscription(input: $input) {
       subscription { subscriptionId startedAt cancelledAt } userErrors { code field } idempotentReplay } }`,
    {
      input: {
        subscriptionId: 'sub-1',
        state: 'STARTED',
        occurredAt: NOON,
        idempotencyKey: newId('key'),
        ...input,
      },
    },
  );
  return data?.reportSubscription ?? codes;
}
const cancel = (input: object = {}, actor = anApp()) =>
  report({ state: 'CANCELLED', occurredAt: at(60), ...input }, actor);

const told = async () => {
  const published = await graph.published('patron.partner_subscription.changed.v1');
  return published
    .filter(({ subject }) => subject === customerId)
    .map(({ time, data }) => ({ time, ...data }));
};
const of = (actor: Actor) =>
  graph.entity(
    actor,
    { id: customerId },
    '{ partnerSubscriptions { edges { node { subscriptionId cancelledAt } } } }',
  );

describe('what a report makes of a subscription', () => {
  const started = { state: 'STARTED', occurredAt: at(0) } as const;
  const cancelled = { state: 'CANCELLED', occurredAt: at(60) } as const;
  const running = { startedAt: at(0) };
  const over = { startedAt: at(0), cancelledAt: at(60) };

  it.each([
    ['begins', null, started, { subscription: running, isNew: true }],
    ['begins once', running, { ...started, occurredAt: at(5) }, { subscription: running, isNew: false }],
    ['is cancelled', running, cancelled, { subscription: over, isNew: true }],
    ['is cancelled once', over, { ...cancelled, occurredAt: at(99) }, { subscription: over, isNew: false }],
    ['is not cancelled before it began', null, cancelled, { refused: 'NOT_STARTED' }],
    ['does not begin again', over, started, { refused: 'ALREADY_CANCELLED' }],
    [
      'ends no earlier than it began',
      running,
      { ...cancelled, occurredAt: at(-5) },
      { subscription: { startedAt: at(0), cancelledAt: at(0) }, isNew: true },
    ],
  ])('it %s', (_, known, one, expected) => {
    expect(afterReport(known, one)).toEqual(expected);
  });
});

describe('a subscription with a partner', () => {
  it('is told of when it begins and when it is cancelled, once each, however often it is reported', async () => {
    const idempotencyKey = 'first';
    await report({ idempotencyKey });
    expect(await report({ idempotencyKey })).toEqual({
      subscription: { subscriptionId: 'sub-1', startedAt: NOON, cancelledAt: null },
      userErrors: [],
      idempotentReplay: true,
    });
    const again = await Promise.all(Array.from({ length: 12 }, () => report({ subscriptionId: 'sub-2' })));
    expect(again.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    await Promise.all([cancel(), cancel(), cancel()]);
    expect(await told()).toEqual([
      { time: NOON.toISOString(), customerId, clientId: 'music', subscriptionId: 'sub-1', state: 'STARTED' },
      { time: NOON.toISOString(), customerId, clientId: 'music', subscriptionId: 'sub-2', state: 'STARTED' },
      {
        time: at(60).toISOString(),
        ...{ customerId, clientId: 'music', subscriptionId: 'sub-1', state: 'CANCELLED' },
      },
    ]);
  });

  it.each([
    ['SUBSCRIPTION_NOT_STARTED', 'subscriptionId', () => cancel()],
    ['INVALID_VALUE', 'subscriptionId', () => report({ subscriptionId: 'a b' })],
    ['INVALID_VALUE', 'occurredAt', () => report({ occurredAt: at(301) })],
    ['IDEMPOTENCY_KEY_REQUIRED', 'idempotencyKey', () => report({ idempotencyKey: ' ' })],
  ])('is refused with %s', async (code, field, attempt) => {
    expect(await attempt()).toMatchObject({
      subscription: null,
      userErrors: [{ code, field: ['input', field] }],
    });
    expect(await told()).toEqual([]);
  });

  it('that was cancelled does not begin again', async () => {
    await report({});
    await cancel();
    expect((await report({})).userErrors).toEqual([
      { code: 'SUBSCRIPTION_CANCELLED', field: ['input', 'subscriptionId'] },
    ]);
  });

  it('is shown to the customer whoever reports it, and to an app when it is its own', async () => {
    await report({});
    await report({ subscriptionId: 'card-1' }, anApp('rewards'));
    const ids = async (actor: Actor) =>
      (await of(actor)).data.partnerSubscriptions.edges.map(
        ({ node }: { node: { subscriptionId: string } }) => node.subscriptionId,
      );
    expect(await ids({ kind: 'customer', customerId })).toEqual(['card-1', 'sub-1']);
    expect(await ids(anApp('rewards'))).toEqual(['card-1']);
    const { data } = await graph.entity(
      anApp('rewards'),
      { id: customerId },
      '{ partnerSubscriptions { edges { cursor } pageInfo { endCursor } } }',
    );
    expect(JSON.stringify(data)).not.toContain(customerId); // an app has its own name for the customer
  });

  it('is nothing that an app reports without the attribute, nor a customer', async () => {
    expect(await report({}, anApp('music', ['playlist.read']))).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    expect(await report({}, { kind: 'customer', customerId })).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });
});
