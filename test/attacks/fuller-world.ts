import { expect, vi } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import type { NewEvent } from '#shared/events/event.ts';
import { newId } from '#shared/mongo.ts';
import type { WholeGraph } from '../support/graph.ts';
import { anEvent, aService } from '../support/subgraph.ts';

/** Runs a mutation as somebody, which must succeed, and returns its payload with these fields. */
// biome-ignore lint/suspicious/noExplicitAny: what a payload holds differs from mutation to mutation
export type Tell = (actor: Actor, mutation: string, input: object, fields?: string) => Promise<any>;

type People = {
  graph: WholeGraph;
  tell: Tell;
  store: string;
  adaId: string;
  ada: Actor;
  admin: Actor;
  partner: Actor;
};

const officer: Actor = { kind: 'staff', staffId: 'sta_3', role: 'privacy_officer' };
const DAY_MS = 24 * 3600 * 1000;
const key = () => newId('key');
const eventually = (condition: () => Promise<unknown>) =>
  vi.waitFor(condition, { timeout: 20_000, interval: 50 });

/** What the app and the customer do with each other: songs, a subscription, an exchange of points, many reads. */
export async function fillPartners({ graph, tell, store, adaId, admin, partner }: People): Promise<void> {
  const track = { isrc: 'DEA232600017', title: 'Kanarienvogel', artist: 'The Tweeties' };
  const player: Actor = { kind: 'device', deviceId: 'dev_player', storeId: store, deviceKind: 'player' };
  const startedAt = new Date(Date.now() - 30_000).toISOString();
  await tell(player, 'reportPlaying', { ...track, startedAt, durationSeconds: 600 });
  await tell(partner, 'saveTrack', { ...track, idempotencyKey: key() });

  await tell(admin, 'setPartnerBonus', { clientId: 'music', points: 50, reversibleDays: 14 });
  const subscription = { subscriptionId: 's1', occurredAt: startedAt };
  await tell(partner, 'reportSubscription', { ...subscription, state: 'STARTED', idempotencyKey: key() });
  await tell(partner, 'reportSubscription', { ...subscription, state: 'CANCELLED', idempotencyKey: key() });

  await tell(admin, 'setExchangeRate', {
    clientId: 'music',
    points: 10,
    partnerUnits: 1,
    reversibleHours: 24,
  });
  const { data } = await graph.ask({ kind: 'visitor' }, '{ exchangeRate(clientId: "music") { id } }');
  const rateId: string = data.exchangeRate.id;
  const exchange = async (direction: string, amount: number): Promise<string> => {
    const input = { direction, amount, rateId, idempotencyKey: key() };
    return (await tell(partner, 'exchangePoints', input, 'exchange { id }')).exchange.id;
  };
  await exchange('IN', 5);
  await tell(partner, 'reverseExchange', { exchangeId: await exchange('OUT', 10), idempotencyKey: key() });

  // Three reads a day for a while under an earlier grant, and then one day many.
  const grantId = newId('grt');
  const reads = Array.from({ length: 11 }, (_, index) => 10 - index).flatMap((daysAgo) =>
    Array.from({ length: daysAgo ? 3 : 40 }, () => aRead(adaId, grantId, daysAgo)),
  );
  expect(new Set(await graph.running('partners').consume(reads))).toEqual(new Set([null]));
}

const aRead = (customerId: string, grantId: string, daysAgo: number) => {
  const event: NewEvent<'patron.disclosure.recorded.v1'> = {
    type: 'patron.disclosure.recorded.v1',
    subject: customerId,
    time: new Date(Date.now() - daysAgo * DAY_MS),
    data: {
      customerId,
      requestId: newId('req'),
      recipient: `partner:music/${grantId}`,
      recipientKind: 'partner',
      grantId,
      fields: ['Customer.emails'],
      purposes: [],
    },
  };
  return anEvent(event);
};

/** How the customer wants to be reached. */
export async function fillPreferences({ tell, admin, ada, adaId }: People): Promise<void> {
  await tell(aService('messages'), 'recordContact', {
    customerId: adaId,
    purpose: 'email_marketing',
    channel: 'EMAIL',
    idempotencyKey: key(),
  });
  await tell(admin, 'publishTopicVersion', {
    key: 'birds',
    version: 1,
    wantedByDefault: true,
    texts: [{ language: 'en', title: 'Birds', explanation: 'All about them.' }],
    idempotencyKey: key(),
  });
  await tell(ada, 'setCommunicationPreferences', {
    expectedVersion: 0,
    choices: [{ purpose: 'email_marketing', channel: 'EMAIL', topic: 'birds', wanted: true }],
    frequencyCaps: [{ channel: 'EMAIL', most: 2, per: 'WEEK' }],
    quietHours: { from: '22:00', to: '07:00', timeZone: 'Europe/Amsterdam' },
    doNotApproach: false,
    language: 'nl',
    tone: 'INFORMAL',
    surface: 'web:account',
    idempotencyKey: key(),
  });
  const until = new Date(Date.now() + DAY_MS).toISOString();
  await tell(ada, 'snoozeCommunication', { until, surface: 'web:account', idempotencyKey: key() });
  await tell(ada, 'requestSubscription', {
    purpose: 'email_marketing',
    purposeVersion: 1,
    language: 'en',
    email: 'canaria@example.com',
    surface: 'web:account',
    idempotencyKey: key(),
  });
}

/** What the customer asks of us: requests that are done, refused, waiting with more time, doubled, and lifted again. */
export async function fillRights({ graph, tell, ada }: People): Promise<string> {
  const request = async (right: string, its: object = {}): Promise<string> =>
    (
      await tell(
        ada,
        'requestRight',
        { right, language: 'en', surface: 'web:account', idempotencyKey: key(), ...its },
        'request { id }',
      )
    ).request.id;
  const done = await request('EXPORT');
  await eventually(() =>
    tell(officer, 'recordIdentityDocument', {
      requestId: done,
      document: 'PASSPORT',
      idempotencyKey: key(),
    }),
  );
  await eventually(async () => {
    const query = 'query($id: ID!) { rightsRequest(id: $id) { state } }';
    const { data } = await graph.ask(ada, query, { id: done });
    expect(data.rightsRequest.state).toBe('COMPLETED');
  });
  const refused = await request('RECTIFY', { statement: 'My name is not Canaria.' });
  const note = { note: 'It was.', idempotencyKey: key() };
  await tell(officer, 'refuseRight', { requestId: refused, reason: 'ALREADY_ACCURATE', ...note });
  const waiting = await request('RECTIFY', { statement: 'Nor is it Ada.' });
  const longer = { requestId: waiting, months: 1, reason: 'Many requests.', idempotencyKey: key() };
  await tell(officer, 'extendRightsDeadline', longer);
  await request('RECTIFY', { statement: 'Neither.' });
  await request('OBJECT', { purposes: ['analytics'], statement: 'Do not count me.' });
  const restricted = await request('RESTRICT', { statement: 'Wait.' });
  const over = { requestId: restricted, reason: 'It was right.' };
  await eventually(() => tell(officer, 'liftRestriction', { ...over, idempotencyKey: key() }));
  return done;
}
