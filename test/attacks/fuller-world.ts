import { expect, vi } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import type { NewEvent } from '#shared/events/event.ts';
import { inTransaction, newId } from '#shared/mongo.ts';
import type { Data } from '../../subgraphs/identity/open.ts';
import { subgraphs } from '../../subgraphs/index.ts';
import type { Data as LoyaltyData } from '../../subgraphs/loyalty/context.ts';
import type { WholeGraph } from '../support/graph.ts';
import { anEvent, aService } from '../support/subgraph.ts';
import { SKU } from './world.ts';

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

/** An order with everything that a pickup may have; returns its id. */
export async function fillPickup({ graph, tell, store, ada }: People): Promise<string> {
  const associate: Actor = { kind: 'associate', associateId: 'ass_7', stores: [store] };
  const { order } = await tell(
    ada,
    'checkoutForPickup',
    { storeId: store, idempotencyKey: key() },
    'order { id lines { id } }',
  );
  const orderId: string = order.id;
  const step = (actor: Actor, mutation: string, its: object = {}) =>
    tell(actor, mutation, { orderId, idempotencyKey: key(), ...its });
  await step(associate, 'startPicking');
  const missing = { lineId: order.lines[0].id, quantity: 1, reason: 'NOT_FOUND', disposition: 'MISSING' };
  await step(associate, 'rejectOrderLine', missing);
  await step(associate, 'markReady');
  await step(ada, 'nameProxy', { name: 'Pia Canaria' });
  await step(ada, 'announceArrival', { bay: '3', vehicle: 'yellow van' });
  await step(ada, 'sendPickupMessage', { text: 'I am at the canary cage' });
  await step(associate, 'checkIdentity', { document: { kind: 'PASSPORT', passed: false } });
  await step(associate, 'overrideIdentity', { reason: 'Her telephone is empty' });
  await fillWindow({ graph, tell, ada });
  await tell(ada, 'addToCart', { sku: SKU, quantity: 2, idempotencyKey: key() }); // as it was
  return orderId;
}

/** An order for an hour in which the store is open, handed to somebody whom two associates know. */
async function fillWindow({ graph, tell, ada }: Pick<People, 'graph' | 'tell' | 'ada'>): Promise<void> {
  const importer = aService('import');
  const storeId = 'sto_open';
  const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
  const openingHours = days.map((day) => ({ day, opens: '00:00', closes: '24:00' }));
  const place = { name: 'Always', timeZone: 'Europe/Amsterdam', currency: 'EUR', services: ['PICKUP'] };
  await tell(importer, 'importStores', { stores: [{ id: storeId, openingHours, ...place }] });
  const counts = [{ storeId, sku: SKU, counted: 9 }];
  await tell(importer, 'setStock', { counts, idempotencyKey: key() });
  await tell(ada, 'addToCart', { sku: SKU, quantity: 1, idempotencyKey: key() });
  const { order } = await tell(ada, 'checkoutForPickup', { storeId, idempotencyKey: key() }, 'order { id }');
  const asked = '{ store(id: "sto_open") { pickupWindows(first: 2) { from to } } }';
  const { data } = await graph.ask(ada, asked);
  const step = (actor: Actor, mutation: string, its: object = {}) =>
    tell(actor, mutation, { orderId: order.id, idempotencyKey: key(), ...its });
  await step(ada, 'choosePickupWindow', { window: data.store.pickupWindows[1] });
  const associates = ['ass_10', 'ass_11'].map((associateId): Actor => {
    return { kind: 'associate', associateId, stores: [storeId] };
  });
  const [one = ada] = associates;
  await step(one, 'startPicking');
  await step(one, 'markReady');
  for (const associate of associates) {
    await step(associate, 'overrideIdentity', { reason: 'We know her' }).catch((refused: Error) => {
      if (!/OVERRIDE_NEEDS_COLLEAGUE/.test(refused.message)) throw refused;
    });
  }
}

/** Orders that are paid online: one with everything that a line may say, on its way, and one that was declined. Returns the first's checkout. */
export async function fillCheckout({ graph, tell, ada }: People): Promise<string> {
  const importer = aService('import');
  const associate: Actor = { kind: 'associate', associateId: 'ass_8', stores: ['sto_parcels'] };
  const category = 'parcels';
  const sku = 'sku_parcel';
  await tell(importer, 'importTaxRates', {
    rates: [{ country: 'NL', category, name: 'BTW', basisPoints: 2100 }],
  });
  await tell(importer, 'importPromotions', {
    promotions: [{ id: 'p1', name: 'For Ada', code: 'CANARY', category, basisPoints: 1000 }],
  });
  await tell(importer, 'importStores', {
    stores: [
      {
        id: 'sto_parcels',
        name: 'Parcels',
        timeZone: 'Europe/Amsterdam',
        currency: 'EUR',
        services: ['SHIPPING'],
      },
    ],
  });
  const prices = [{ amountMinor: 1000, currency: 'EUR' }];
  await tell(importer, 'importProducts', {
    products: [{ id: 'prd_parcel', name: 'Parcel', category, variants: [{ sku, prices }] }],
  });
  const counts = [{ storeId: 'sto_parcels', sku, counted: 9 }];
  await tell(importer, 'setStock', { counts, idempotencyKey: key() });
  await tell(ada, 'addToCart', { sku, quantity: 1, idempotencyKey: key() });
  const order = (token: string) => ({
    lines: [{ sku, quantity: 1, method: 'SHIPMENT', storeId: 'sto_parcels' }],
    shippingAddress: {
      name: 'Ada Canaria',
      street: 'Canary Row 1',
      postcode: '1015 CJ',
      city: 'Amsterdam',
      country: 'NL',
    },
    promotionCodes: ['CANARY'],
    payment: { token },
    idempotencyKey: key(),
  });
  await expect(tell(ada, 'checkout', order('tok_decline'))).rejects.toThrow();
  const { checkout } = await tell(ada, 'checkout', order('tok_visa'), 'checkout { id orders { id } }');
  const orderId: string = checkout.orders[0].id;
  await tell(associate, 'startPicking', { orderId, idempotencyKey: key() });
  await tell(associate, 'packOrder', { orderId, idempotencyKey: key() });
  const parcel = { orderId, carrier: 'PostNL', tracking: '3SCANARY', idempotencyKey: key() };
  await tell(associate, 'shipOrder', parcel);
  await tell(ada, 'confirmDelivery', { orderId, idempotencyKey: key() });
  // As while the provider is silent; nothing waits for it here.
  const payUntil = new Date(Date.now() + DAY_MS);
  const checkouts = graph.databaseOf('orders').collection<{ _id: string }>('checkouts');
  await checkouts.updateOne({ _id: checkout.id }, { $set: { payUntil } });
  return checkout.id;
}

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

/** Stock that is held and on its way, and a price that differs. @returns ids of the hold and the delivery. */
export async function fillStock({ tell, store }: People): Promise<{ holdId: string; transferId: string }> {
  const importer = aService('import');
  const sku = 'ATT-COAT-M';
  const lines = [{ sku, quantity: 1 }];
  const prices = [{ sku, currency: 'EUR', amountMinor: 8900, channel: 'OUTLET' }];
  await tell(importer, 'setPrices', { prices, idempotencyKey: key() });
  const held = { storeId: store, lines, minutes: 1440, idempotencyKey: key() };
  const { hold } = await tell(importer, 'holdStock', held, 'hold { id }');
  const delivery = { toStoreId: store, lines, reference: 'DN-1', idempotencyKey: key() };
  const { transfer } = await tell(importer, 'announceDelivery', delivery, 'transfer { id }');
  return { holdId: hold.id, transferId: transfer.id };
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

/**
 * That the customer shops without a staffed till. Written down as it would be: no payment provider is configured here.
 * @returns their ids, and an order's that isn't right.
 */
export async function fillInStore(
  { graph, store, adaId }: People,
  orderId: string,
): Promise<{ walkOutId: string; scanSessionId: string; selfCheckoutId: string }> {
  const now = new Date();
  const soon = new Date(now.getTime() + DAY_MS);
  const db = graph.databaseOf('orders');
  const item = { sku: 'sku_canaria', description: 'Canaria seed', quantity: 1, unitPriceMinor: 100 };
  const theirs = { customerId: adaId, storeId: store, currency: 'EUR', createdAt: now, attempts: 1 };
  const declined = 'CARD_DECLINED';
  const ids = { walkOutId: newId('wos'), scanSessionId: newId('sgs'), selfCheckoutId: newId('sco') };
  const insert = (collection: string, _id: string, its: object) =>
    db.collection<{ _id: string }>(collection).insertOne({ _id, ...its });
  await insert('walkOuts', ids.walkOutId, {
    ...{ ...theirs, state: 'EXPECTED', companions: 1, codeExpiresAt: soon, events: [], declined, orderId },
    ...{ enteredAt: now, leftAt: now, totalMinor: 100 },
  });
  const session = { ...theirs, items: [{ ...item, scannedAt: now }], orderIds: [orderId], paid: [item] };
  const left = { exitedAt: now, declined };
  await insert('scanSessions', ids.scanSessionId, { ...session, ...left, state: 'CLEARED' });
  await insert('scanSessions', newId('sgs'), { ...session, state: 'AUDIT_DUE' });
  await insert('selfCheckouts', ids.selfCheckoutId, {
    ...{ ...theirs, deviceId: 'dev_machine', state: 'OPEN', items: [item], tagged: [], approved: [] },
    ...{ declined, orderId },
  });
  await insert('linkedCards', newId('crd'), { customerId: adaId, linkedAt: now });
  await insert('saleCorrections', newId('cor'), {
    ...{
      orderId,
      customerId: adaId,
      storeId: store,
      lineId: '1',
      sku: item.sku,
      description: item.description,
    },
    ...{
      quantity: 1,
      reason: 'I took none.',
      state: 'REFUNDED',
      askedAt: now,
      decidedAt: now,
      returnId: 'ret_none',
    },
  });
  return ids;
}

/** What the customer brings back: to a store and to a bar, taken and refused, paid back by every way and exchanged. */
export async function fillReturns({ graph, tell, store, ada }: People): Promise<string> {
  const importer = aService('import');
  const clerk: Actor = { kind: 'associate', associateId: 'ass_returns', stores: [store] };
  const terminal: Actor = { kind: 'device', deviceId: 'dev_bar', storeId: 'bar_1', deviceKind: 'RETURN_BAR' };
  const services = ['PICKUP', 'RETURNS'];
  const place = { timeZone: 'Europe/Amsterdam', location: { latitude: 52.37, longitude: 4.88 } };
  await tell(importer, 'importStores', {
    stores: [{ id: store, name: 'Corner', currency: 'EUR', services, ...place }],
  });
  await tell(importer, 'importReturnBars', {
    returnBars: [{ id: 'bar_1', name: 'Kiosk', host: 'Parcel Point Ltd', returnsTo: store, ...place }],
  });
  const variants = ['back-s', 'back-m'].map((sku) => ({
    sku,
    prices: [{ amountMinor: 1000, currency: 'EUR' }],
  }));
  await tell(importer, 'importProducts', { products: [{ id: 'prd_back', name: 'Boots', variants }] });
  const counts = variants.map(({ sku }) => ({ storeId: store, sku, counted: 9 }));
  await tell(importer, 'setStock', { counts, idempotencyKey: key() });

  await tell(importer, 'importOrders', {
    lines: [
      {
        ...{ source: 'till', orderId: 'too small', lineId: 'boots', recordId: 't1', storeId: store },
        orderedAt: new Date(Date.now() - DAY_MS).toISOString(),
        ...{ channel: 'STORE', sku: 'back-s', quantity: 6 },
        amount: { amountMinor: 6000, currency: 'EUR' },
      },
    ],
  });
  const { data } = await graph.ask(
    ada,
    '{ me { orders(first: 10) { edges { node { id lines { id sku } } } } } }',
  );
  const bought = data.me.orders.edges.find(
    ({ node }: { node: { lines: { sku: string }[] } }) => node.lines[0]?.sku === 'back-s',
  ).node;
  const orderId: string = bought.id;
  const lineId: string = bought.lines[0].id;

  const request = async (its: object = {}) => {
    const line = { lineId, quantity: 1, reason: 'TOO_SMALL' };
    const input = { orderId, lines: [line], idempotencyKey: key(), ...its };
    return (await tell(ada, 'requestReturn', input, 'return { id code }')).return;
  };
  const scan = (actor: Actor, code: string, its: object = {}) =>
    tell(actor, 'scanReturn', { code, idempotencyKey: key(), ...its }, 'outcome');
  await scan(clerk, (await request()).code, {
    storeId: store,
    lines: [{ lineId, condition: 'SOUND', exchangeFor: 'back-m' }],
  });
  await scan(terminal, (await request({ tender: 'AT_TILL' })).code);
  await scan(clerk, (await request({ tender: 'STORE_CREDIT' })).code, { storeId: store });
  await scan(clerk, (await request()).code, { storeId: store, refusal: 'WORN' });
  await scan(clerk, (await request()).code, { storeId: store });
  return (await request()).id;
}

/** Offers that the customer has: one that they took, one for who came, which a till has redeemed. */
export async function fillOffers({ graph, tell, store, ada, adaId }: People): Promise<void> {
  await tell(ada, 'activateOffer', { offerId: 'off_less', idempotencyKey: key() });
  const now = new Date();
  const soon = new Date(now.getTime() + DAY_MS);
  await graph
    .databaseOf('loyalty')
    .collection<{ _id: string }>('offerGrants')
    .insertOne({
      _id: newId('offg'),
      ...{ offerId: 'off_more', customerId: adaId, by: 'POSITION', storeId: store, pointsMultiplier: 2 },
      reason: { codes: ['TIER'], text: 'You are a BRONZE member.' },
      ...{ purposes: ['location', 'personalisation'], grantedAt: now, validUntil: soon },
      ...{ state: 'REDEEMED', redeemedAt: now, forgetAt: soon },
    } as { _id: string });
}

/** A card by which the customer earns, what it bought and redeemed, and those whom the customer brought and was brought by. */
export async function fillCards({ graph, tell, store, ada, adaId }: People): Promise<void> {
  await tell(ada, 'openReferralCode', { customerId: adaId });
  const now = new Date();
  const db = graph.databaseOf('loyalty');
  const insert = (collection: string, _id: string, its: object) =>
    db.collection<{ _id: string }>(collection).insertOne({ _id, ...its });
  const [cardId, referral] = [newId('ecd'), { code: 'CANA-RY00', enteredAt: now, validUntil: now, round: 0 }];
  await insert('earningCards', cardId, {
    ...{ customerId: adaId, card: 'car_canary', label: 'Canary card', state: 'LINKED' },
    ...{ claimedAt: now, linkedAt: now },
  });
  const told = { id: 'bank/1', kind: 'CLEARED', amountMinor: 1000, at: now };
  const earned = { round: 0, grossMinor: 0, undoneMinor: 0 };
  await insert('cardPurchases', newId('cpu'), {
    ...{ key: 'bank/canary', cardId, card: 'car_canary', customerId: adaId, storeId: store, currency: 'EUR' },
    ...{ at: now, reports: [told], clearings: [{ ...told, kind: undefined, orderId: 'ord_canary', earned }] },
    offer: { offerId: 'off_canary', multiplier: 1, creditMinor: 10, earned },
  });
  const points = { referrer: 5, referred: 5 };
  const paid = { ...referral, points, dueAt: now, rewardedAt: now };
  const ended = { endedAt: now, refusedFor: 'GOODS_RETURNED', state: 'REVERSED' };
  await insert('referrals', newId('rfl'), { ...paid, ...ended, referrerId: adaId });
  await insert('referrals', newId('rfl'), { ...paid, ...ended, referredId: adaId });
}

/** Points that can't be spent yet, some that are set aside, and balances that were corrected: by one, by two, and not yet. */
export async function fillLedger({ graph, tell, adaId, admin }: People): Promise<void> {
  const { ledger, dependencies } = graph.running('loyalty').data as LoyaltyData;
  const now = new Date();
  const at = (days: number) => new Date(now.getTime() + days * DAY_MS);
  await inTransaction(dependencies.client, async (session) => {
    const lot = { points: 7, parts: [{ ruleId: 'spend', points: 7 }], earnedAt: now, expiresAt: at(700) };
    await ledger.credit(session, {
      ...{ customerId: adaId, key: key(), kind: 'ENGAGED', occurredAt: now },
      lots: [{ ...lot, availableAt: at(14) }],
    });
    const qualifying = { points: 900, spendMinor: 0, purchases: 0 };
    await ledger.credit(session, {
      ...{ customerId: adaId, key: key(), kind: 'ENGAGED', occurredAt: at(-300) },
      lots: [{ points: 9, earnedAt: at(-300), expiresAt: at(400), qualifying }],
    });
    await ledger.reserve(session, { customerId: adaId, key: key(), points: 1, expiresAt: at(1) });
  });
  const correction = { customerId: adaId, reason: 'GOODWILL', reference: 'R-77' };
  const adjust = async (points: number): Promise<string> => {
    const input = { ...correction, points, idempotencyKey: key() };
    return (await tell(admin, 'adjustPoints', input, 'adjustment { id }')).adjustment.id;
  };
  // A tier that they have by those points, and lose when these are a year old.
  const ladder = [
    { tier: 'BRONZE', name: 'Bronze', from: 0 },
    { tier: 'SILVER', name: 'Silver', from: 900 },
    { tier: 'GOLD', name: 'Gold', from: 5000 },
  ];
  await tell(admin, 'setProgramme', { tiers: { warnDays: 180, ladder } });
  await adjust(5);
  const second: Actor = { kind: 'staff', staffId: 'stf_second', role: 'admin' };
  await tell(second, 'rejectAdjustment', { adjustmentId: await adjust(600) });
  await adjust(700);
}

/** A voucher with a term that a till has taken. */
export async function fillVouchers({ tell, store, ada }: People): Promise<void> {
  const associate: Actor = { kind: 'associate', associateId: 'ass_9', stores: [store] };
  const reward = { code: 'seed', name: 'Seed', text: 'For a canary.', points: 1, voucherDays: 30 };
  const availableFrom = new Date(Date.now() - DAY_MS).toISOString();
  await tell(aService('import'), 'importRewards', { rewards: [{ ...reward, availableFrom }] });
  const paid = { rewardId: 'rwd_seed', idempotencyKey: key() };
  const { redemption } = await tell(ada, 'redeemReward', paid, 'redemption { voucherCode }');
  await tell(associate, 'redeemVoucher', { code: redemption.voucherCode, idempotencyKey: key() });
}

/**
 * That the customer is served: what they wish for, looked at, designed, tried, were advised on and think of it. Written down as it
 * would be where a journey would take days. @returns ids of one of each.
 */
export async function fillService(
  { graph, tell, store, ada, adaId }: People,
  { sku, orderId }: { sku: string; orderId: string },
): Promise<{ roomId: string; tryId: string; appointmentId: string }> {
  const now = new Date();
  const soon = new Date(now.getTime() + DAY_MS);
  await tell(ada, 'addToWishList', { sku, note: 'For Canaria.' });
  await tell(aService('import'), 'importProducts', {
    products: [{ id: 'prd_cage', name: 'Cage', variants: [{ sku: 'cage', prices: [] }] }],
  });
  for (const viewId of ['v1', 'v2', 'v3']) await tell(ada, 'recordView', { sku: 'cage', viewId });
  const { design } = await tell(
    ada,
    'saveRoomDesign',
    {
      plan: {
        name: 'Aviary of Canaria',
        size: { widthMm: 3000, depthMm: 3000, heightMm: 2500 },
        fixtures: [{ kind: 'door', xMm: 0, yMm: 0, widthMm: 900, depthMm: 100, heightMm: 2000 }],
        finishes: [{ surface: 'FLOOR', material: 'seed', colour: 'yellow' }],
        placements: [{ sku, xMm: 1, yMm: 1 }],
      },
    },
    'design { id }',
  );
  const roomId: string = design.id;
  await tell(ada, 'shareRoomDesign', { id: roomId, storeId: store, until: soon.toISOString() });

  const db = graph.databaseOf('orders');
  await db
    .collection<{ _id: string }>('roomDesigns')
    .updateOne({ _id: roomId }, { $set: { storeId: store } });
  const insert = (collection: string, _id: string, its: object) =>
    db.collection<{ _id: string }>(collection).insertOne({ _id, ...its });
  const ids = { roomId, tryId: newId('try'), appointmentId: newId('apt') };
  const theirs = { customerId: adaId, storeId: store };
  const step = { actor: 'CUSTOMER', actorId: `customer:${adaId}`, at: now };
  await insert('tryReservations', ids.tryId, {
    ...{ ...theirs, state: 'TRYING', lines: [{ sku, quantity: 1 }], visitAt: soon, heldUntil: soon, orderId },
    timeline: [{ state: 'TRYING', ...step }],
  });
  await insert('appointments', ids.appointmentId, {
    ...{
      ...theirs,
      state: 'UNDER_WAY',
      startsAt: now,
      endsAt: soon,
      open: true,
      wish: 'Something for Canaria.',
    },
    ...{ notes: [{ sku, aspect: 'SIZE', value: 'M', basis: 'STATED' }], orderIds: [orderId] },
    timeline: [{ state: 'UNDER_WAY', ...step }],
  });
  const words = { rating: 5, title: 'Sings', text: 'Canaria likes it.', displayName: 'A bird' };
  const review = { customerId: adaId, orderId, version: 1, submittedAt: now, ...words };
  await insert('reviews', newId('rev'), {
    ...{ ...review, productId: 'prd_coat', state: 'PUBLISHED', publishedAt: now, displayName: 'Somebody' },
    ...{ title: 'Warm', text: 'As a nest.' },
  });
  await insert('reviews', newId('rev'), {
    ...review,
    productId: 'prd_cage',
    state: 'REFUSED',
    reason: 'A name.',
  });
  await insert('saleCredits', orderId, {
    ...{ storeId: store, associate: 'associate:ass_1', amountMinor: 100, currency: 'EUR' },
    ...{ state: 'CREDITED', at: now },
  });
  return ids;
}
