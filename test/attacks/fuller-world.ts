import { expect, vi } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import type { NewEvent } from '#shared/events/event.ts';
import { inTransaction, newId } from '#shared/mongo.ts';
import type { Data } from '../../subgraphs/identity/open.ts';
import { subgraphs } from '../../subgraphs/index.ts';
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

/** That the customer was somebody else to us before: a merge with its reasons, and a pair that waits for a person. */
export async function fillMerges({ graph, tell, adaId }: People): Promise<void> {
  const visitor: Actor = { kind: 'visitor' };
  const register = async (email: string): Promise<string> =>
    (await tell(visitor, 'registerCustomer', { email, idempotencyKey: key() }, 'customerId')).customerId;
  const { dependencies, merging } = graph.running('identity').data as Data;
  const comparisons = [{ field: 'surname', level: 'EXACT', weight: 11.5 }];
  const [former, other] = [await register('canary@canaria.example'), await register('bird@canaria.example')];
  await inTransaction(dependencies.client, async (session) => {
    const made = { origin: 'associate', by: 'associate:ass_attacked', note: 'She said so.' } as const;
    const explanation = { weight: 20, comparisons };
    await merging.merge({ ids: [adaId, former], survivorId: adaId, explanation, ...made }, session);
    await merging.review.add(
      { a: adaId, b: other, reason: 'BETWEEN_THRESHOLDS', weight: 3, comparisons },
      session,
    );
  });
  await eventually(async () => {
    for (const { name } of subgraphs) {
      const placed = await graph
        .databaseOf(name)
        .collection('members')
        .findOne({ _id: former as never });
      expect(placed?.members, name).toEqual([adaId, former]);
    }
  });
}

/** That a model has concluded something, and the customer has said what is right. */
export async function fillInferences({ graph, tell, ada, adaId }: People): Promise<void> {
  const concluded = { customerId: adaId, confidence: 0.7, evidence: ['Seed in the bag.'], model: 'birds/1' };
  const inferences = [
    { ...concluded, attribute: 'interest', value: 'birds' },
    { ...concluded, attribute: 'life_stage', value: 'nesting' },
  ];
  const { outcomes } = await tell(
    aService('inference'),
    'recordInferences',
    { inferences, idempotencyKey: key() },
    'outcomes',
  );
  expect(outcomes).toEqual(['RECORDED', 'RECORDED']);
  const stage = await graph
    .databaseOf('identity')
    .collection('inferences')
    .findOne({ attribute: 'life_stage' });
  await tell(ada, 'correctInference', { inferenceId: stage?._id, value: 'fledged', idempotencyKey: key() });
}

/** That an application of the retailer holds something of the customer, and says something else than they do. */
export async function fillConnections({ tell, ada, adaId }: People): Promise<void> {
  const admin: Actor = { kind: 'staff', staffId: 'sta_root', role: 'admin' };
  const attributes = [{ attribute: 'EMAILS' }, { attribute: 'LANGUAGE', policy: 'REVIEW' }];
  const application = { id: 'crm', name: 'CRM', purpose: 'service', attributes };
  await tell(admin, 'registerConnection', application, 'connection { id }');
  await tell(ada, 'updateProfile', { language: 'nl', idempotencyKey: key() });
  const { results } = await tell(
    { kind: 'service', serviceId: 'crm', scopes: ['sync'] },
    'syncProfile',
    { customerId: adaId, sourceVersion: '1', changes: { language: 'eo' }, idempotencyKey: key() },
    'results { outcome }',
  );
  expect(results).toEqual([{ outcome: 'CONFLICT_QUEUED' }]);
}

/** That the customer is recognised on a device: in a store, on the way there, in the web shop. @returns somebody nobody knows. */
export async function fillTouchpoints({ tell, store, ada }: People): Promise<string> {
  const occurredAt = new Date(Date.now() - 60_000).toISOString();
  const devices = [{ kind: 'COOKIE', value: 'canaria-cookie' }];
  const seen = { occurredAt, devices };
  const session = { source: 'newsletter', screens: ['home'], products: ['sku'], exit: 'home' };
  const events = [
    { ...seen, eventId: 'e1', kind: 'BLE', storeId: store, zone: 'entrance', categories: ['birds'] },
    { ...seen, eventId: 'e2', kind: 'GPS', position: { latitude: 28.1, longitude: -15.4 } },
    { ...seen, eventId: 'e3', kind: 'WEB_SESSION', session },
    {
      ...seen,
      eventId: 'e4',
      kind: 'BLE',
      storeId: store,
      devices: [{ kind: 'COOKIE', value: 'nobodys-cookie' }],
    },
  ];
  const from = aService('touchpoints');
  const { results } = await tell(from, 'recordTouchpoints', { events }, 'results { anonymousProfileId }');
  const { recognised } = await tell(
    ada,
    'beginDeviceSession',
    { devices, idempotencyKey: key() },
    'recognised',
  );
  expect(recognised).toBe(true);
  return results.at(-1).anonymousProfileId;
}
