import { Readable } from 'node:stream';
import type { Actor } from '#shared/actor.ts';
import type { RunningSubgraph } from '#shared/run-subgraph.ts';
import { type Ask, importCustomers, importOrders } from '../import/importer.ts';
import { catalogueOf, type DemoProduct } from './catalogue.ts';
import { decisionsOf } from './consents.ts';
import { DEVICES, devicePersonas } from './devices.ts';
import { ordersOf } from './history.ts';
import { seedMembership } from './membership.ts';
import { EXCHANGE_RATE, PARTNER_APPS, PARTNER_BONUSES } from './partner-apps.ts';
import { peopleOf, recordsOf, SOURCES, type SourcedRecord } from './people.ts';
import { PROMOTIONS, TAX_RATES } from './price-rules.ts';
import { MUSIC_CODES, OFFERS, PROGRAMME, REWARDS } from './programme.ts';
import { type Random, randomFrom } from './random.ts';
import { RETURN_BARS, returnPolicyOf } from './return-bars.ts';
import { furnishStores, serveAda } from './served.ts';
import { BEACON_REGION, holidaysOf, STORES, storesByCountry, WAREHOUSE } from './stores.ts';
import { TOPICS } from './topics.ts';

export type DemoOptions = {
  running: ReadonlyMap<string, RunningSubgraph>;
  /** The world ends on this day: a year of purchases before it, offers from it on. */
  now: Date;
  onProgress(message: string): void;
};

const SEED = 20_260_301;
/** Whom ada has brought. */
const FRIENDS = 2;
const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;

const IMPORTER: Actor = { kind: 'service', serviceId: 'demo', scopes: ['import'] };
const ADMIN: Actor = { kind: 'staff', staffId: 'demo', role: 'admin' };

/**
 * Loads the demo world through the subgraphs' own mutations, once: the personas are written last, and a world that has
 * them is whole. Repeating it after a stop half-way adds nothing twice.
 */
export async function loadDemo({ running, now, onProgress }: DemoOptions): Promise<void> {
  const subgraph = (name: string): RunningSubgraph => {
    const found = running.get(name);
    if (!found) throw new Error(`the subgraph ${name} is not running`);
    return found;
  };
  const as = (actor: Actor, name: string) => asking(subgraph(name), actor);
  if ((await subgraph('partners').data.personas.all()).length > 0) return;

  const random = randomFrom(SEED);
  const end = new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS);
  const catalogue = catalogueOf(random);
  const people = peopleOf(random, storesByCountry);
  const records = recordsOf(random, people);
  const rows = ordersOf(random, records, catalogue, end);

  onProgress('Demo world: stores, products, offers and partner apps');
  await loadStores(as(IMPORTER, 'orders'), catalogue, random, end);
  await loadPrices(as(IMPORTER, 'orders'), catalogue, end);
  await loadPriceRules(as(IMPORTER, 'orders'));
  await loadReturns(as(IMPORTER, 'orders'), end);
  await loadProgramme(as(IMPORTER, 'loyalty'), end);
  await registerApps(as(ADMIN, 'partners'));
  await registerDevices(as(ADMIN, 'partners'));
  await agreeWithPartners(as(ADMIN, 'loyalty'));
  await setProgramme(as(ADMIN, 'loyalty'));
  await publishTopics(as(ADMIN, 'consent'));

  onProgress(
    `Demo world: ${records.length} customer records from ${SOURCES.join(', ')}; ${rows.length} order lines`,
  );
  const customers = new Map<string, string>();
  await Promise.all([
    loadRecords(as(IMPORTER, 'identity'), records, customers, new Date(now.getTime() - YEAR_MS)),
    importOrders(csvOf(rows), { ask: as(IMPORTER, 'orders'), ...LOUD }),
  ]);

  onProgress('Demo world: consent decisions, grants and personas');
  const languages = new Map(
    records.flatMap(({ person, row }) => {
      const id = customers.get(row.record_id);
      return id ? [[id, person.country.language] as const] : [];
    }),
  );
  const asked = Array.from(languages, ([customerId, language]) => ({ customerId, language }));
  await loadDecisions(as(IMPORTER, 'consent'), decisionsOf(random, asked, end));

  const idOf = (number: number): string => {
    const record = records.find(({ person }) => person.number === number);
    const id = record && customers.get(record.row.record_id);
    if (!id) throw new Error(`person ${number} of the demo world became nobody`);
    return id;
  };
  const [ada, ben] = [idOf(0), idOf(1)];
  const grants = await settleAda(as, ada);
  const buyers = new Set(rows.map(({ record_id }) => record_id));
  const hasBought = new Set(
    records.filter(({ row }) => buyers.has(row.record_id)).map(({ person }) => person),
  );
  const friends = people.filter((person) => !hasBought.has(person)).slice(0, FRIENDS);
  await seedMembership({
    ada,
    friends: friends.map(({ number }) => idOf(number)),
    as: (actor) => as(actor, 'loyalty'),
  });
  await furnishStores(as(IMPORTER, 'orders'));
  const shared = new Date(now.getTime() + 60 * DAY_MS);
  await serveAda(as({ kind: 'customer', customerId: ada }, 'orders'), { ada, catalogue, until: shared });
  await subgraph('partners').data.personas.put(personasOf(ada, ben, grants));
}

/** Rows of the demo are right; one that is refused is a mistake of ours. */
const LOUD = {
  onProgress() {},
  onRejected({ line, field, message }: { line: number; field: string; message: string }) {
    throw new Error(`demo world, row ${line}: ${field}: ${message}`);
  },
};

/** Asks one subgraph as this actor; user errors are thrown like others. */
function asking(subgraph: RunningSubgraph, actor: Actor): Ask {
  return async (query, variables) => {
    const { data, errors } = await subgraph.execute({ query, variables }, { actor, requestId: 'req_demo' });
    if (errors?.length) throw new Error(`demo world, ${subgraph.name}: ${errors[0]?.message}`);
    return (data ?? {}) as Record<string, unknown>;
  };
}

/** As `ask`, for mutations whose refusal is a mistake of ours. */
async function tell(
  ask: Ask,
  query: string,
  variables: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const [payload] = Object.values(await ask(query, variables)) as Payload[];
  const problem = payload?.userErrors.find(({ code }) => !ALREADY_THERE.has(code ?? ''));
  if (problem) throw new Error(`demo world: ${problem.field?.join('.') ?? ''} ${problem.message}`);
  return payload ?? {};
}

type Payload = { userErrors: { code?: string; field?: string[]; message: string }[] };

/** Left by a load that was stopped half-way. */
const ALREADY_THERE = new Set(['APP_ID_TAKEN', 'DEVICE_ID_TAKEN', 'TOPIC_VERSION_CONFLICT']);

const ERRORS = 'userErrors { code field message }';

async function loadStores(ask: Ask, catalogue: DemoProduct[], random: Random, end: Date): Promise<void> {
  const week = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];
  const year = end.getUTCFullYear();
  const openingExceptions = [...holidaysOf(year), ...holidaysOf(year + 1)];
  const stores = STORES.map((store, index) => {
    const { id, name, street, city, postcode, country, latitude, longitude, timeZone, services } = store;
    return {
      id,
      name,
      address: { street, city, postcode, country },
      location: { latitude, longitude },
      timeZone,
      currency: 'EUR',
      openingHours: [
        ...week.map((day) => ({ day, opens: '10:00', closes: '19:00' })),
        { day: 'SUNDAY', opens: '12:00', closes: '18:00' },
      ],
      openingExceptions,
      services: ['PICKUP', 'RETURNS', ...(services ?? [])],
      geofence: { radiusMetres: 250 },
      beacons: (['APPROACH', 'BAY', 'INSIDE'] as const).map((place, number) => ({
        uuid: BEACON_REGION,
        major: index + 1,
        minor: number + 1,
        place,
      })),
    };
  });
  const { latitude, longitude, street, city, postcode, country, ...known } = WAREHOUSE;
  const warehouse = {
    ...known,
    kind: 'WAREHOUSE',
    address: { street, city, postcode, country },
    location: { latitude, longitude },
    currency: 'EUR',
    openingHours: week.map((day) => ({ day, opens: '06:00', closes: '22:00' })),
    services: ['SHIPPING'],
  };
  await tell(ask, `mutation($input: ImportStoresInput!) { importStores(input: $input) { ${ERRORS} } }`, {
    input: { stores: [...stores, warehouse] },
  });
  for (const products of inChunks(catalogue, 150)) {
    await tell(
      ask,
      `mutation($input: ImportProductsInput!) { importProducts(input: $input) { ${ERRORS} } }`,
      {
        input: {
          products: products.map(({ variants, ...product }) => ({
            ...product,
            variants: variants.map(({ priceMinor, ...variant }) => ({
              ...variant,
              prices: [{ amountMinor: priceMinor, currency: 'EUR' }],
            })),
          })),
        },
      },
    );
  }
  const counts = STORES.flatMap(({ id: storeId }) =>
    catalogue.flatMap(({ variants }) =>
      variants
        .filter(() => random.chance(0.7))
        .map(({ sku }) => ({ storeId, sku, counted: random.int(0, 12) })),
    ),
  );
  // What no store has may still come from the warehouse; without the random numbers that the rest of the world follows from.
  for (const [index, { sku }] of catalogue.flatMap(({ variants }) => variants).entries()) {
    counts.push({ storeId: WAREHOUSE.id, sku, counted: (index * 7) % 60 });
  }
  for (const [index, chunk] of inChunks(counts, 1000).entries()) {
    await tell(ask, `mutation($input: SetStockInput!) { setStock(input: $input) { ${ERRORS} } }`, {
      input: { counts: chunk, idempotencyKey: `demo-stock-${index}` },
    });
  }
}

/** Cheaper in the app, and dearer in Paris: the check of prices has something to show. */
async function loadPrices(ask: Ask, catalogue: DemoProduct[], end: Date): Promise<void> {
  const some = catalogue.flatMap(({ variants }) => variants).filter((_, index) => index % 25 === 0);
  const prices = some.flatMap(({ sku, priceMinor }) => [
    { sku, currency: 'EUR', amountMinor: priceMinor - 500, channel: 'APP' },
    { sku, currency: 'EUR', amountMinor: priceMinor + 500, storeId: 'sto_paris' },
  ]);
  await tell(ask, `mutation($input: SetPricesInput!) { setPrices(input: $input) { ${ERRORS} } }`, {
    input: { prices, asOf: end.toISOString(), idempotencyKey: 'demo-prices' },
  });
}

async function loadPriceRules(ask: Ask): Promise<void> {
  await tell(ask, `mutation($input: ImportTaxRatesInput!) { importTaxRates(input: $input) { ${ERRORS} } }`, {
    input: { rates: TAX_RATES },
  });
  await tell(
    ask,
    `mutation($input: ImportPromotionsInput!) { importPromotions(input: $input) { ${ERRORS} } }`,
    { input: { promotions: PROMOTIONS } },
  );
}

async function loadReturns(ask: Ask, end: Date): Promise<void> {
  await tell(
    ask,
    `mutation($input: ImportReturnBarsInput!) { importReturnBars(input: $input) { ${ERRORS} } }`,
    {
      input: { returnBars: RETURN_BARS },
    },
  );
  await tell(
    ask,
    `mutation($input: SetReturnPolicyInput!) { setReturnPolicy(input: $input) { ${ERRORS} } }`,
    {
      input: returnPolicyOf(end.getUTCFullYear()),
    },
  );
}

/** Purchases earn as they do by default; taking part earns, too. */
async function setProgramme(ask: Ask): Promise<void> {
  await tell(ask, `mutation($input: SetProgrammeInput!) { setProgramme(input: $input) { ${ERRORS} } }`, {
    input: PROGRAMME,
  });
}

async function loadProgramme(ask: Ask, start: Date): Promise<void> {
  const dayAfter = (days: number) => new Date(start.getTime() + days * DAY_MS).toISOString();
  await tell(ask, `mutation($input: ImportRewardsInput!) { importRewards(input: $input) { ${ERRORS} } }`, {
    input: { rewards: REWARDS.map((reward) => ({ ...reward, availableFrom: dayAfter(0) })) },
  });
  await tell(
    ask,
    `mutation($input: ImportRewardCodesInput!) { importRewardCodes(input: $input) { ${ERRORS} } }`,
    { input: { rewardId: 'rwd_music-month', codes: MUSIC_CODES } },
  );
  await tell(ask, `mutation($input: ImportOffersInput!) { importOffers(input: $input) { ${ERRORS} } }`, {
    input: {
      offers: OFFERS.map(({ days, ...offer }) => ({
        ...offer,
        validFrom: dayAfter(0),
        validUntil: dayAfter(days),
      })),
    },
  });
}

async function registerApps(ask: Ask): Promise<void> {
  for (const app of PARTNER_APPS) {
    await tell(
      ask,
      `mutation($input: RegisterPartnerAppInput!) { registerPartnerApp(input: $input) { ${ERRORS} } }`,
      { input: app },
    );
    await tell(
      ask,
      `mutation($input: ReviewPartnerAppInput!) { reviewPartnerApp(input: $input) { ${ERRORS} } }`,
      {
        input: { id: app.id, reviewState: 'APPROVED', note: 'An app of the demo.' },
      },
    );
  }
}

async function registerDevices(ask: Ask): Promise<void> {
  for (const { id, title, storeId, kind } of DEVICES) {
    await tell(
      ask,
      `mutation($input: RegisterStoreDeviceInput!) { registerStoreDevice(input: $input) { ${ERRORS} } }`,
      { input: { id, name: title, storeId, kind } },
    );
  }
}

async function agreeWithPartners(ask: Ask): Promise<void> {
  for (const input of PARTNER_BONUSES) {
    await tell(
      ask,
      `mutation($input: SetPartnerBonusInput!) { setPartnerBonus(input: $input) { ${ERRORS} } }`,
      { input },
    );
  }
  await tell(
    ask,
    `mutation($input: SetExchangeRateInput!) { setExchangeRate(input: $input) { ${ERRORS} } }`,
    { input: EXCHANGE_RATE },
  );
}

/**
 * Fills `customers` with the customer of each record. They are as old as the first purchases, so that a code may be sent to
 * an address: it isn't one that somebody has just added.
 */
async function loadRecords(
  ask: Ask,
  records: SourcedRecord[],
  customers: Map<string, string>,
  recordedAt: Date,
): Promise<void> {
  const noting: Ask = async (query, variables) => {
    const { input } = variables as { input: { records: object[] } };
    const dated = input.records.map((record) => ({ ...record, recordedAt: recordedAt.toISOString() }));
    const data = await ask(query, { ...variables, input: { ...input, records: dated } });
    const { results } = data.importCustomerRecords as {
      results: { recordId: string; customerId: string | null }[];
    };
    for (const { recordId, customerId } of results) if (customerId) customers.set(recordId, customerId);
    return data;
  };
  for (const source of SOURCES) {
    const rows = records.filter((record) => record.source === source).map(({ row }) => row);
    await importCustomers(csvOf(rows), source, { ask: noting, ...LOUD });
  }
}

async function publishTopics(ask: Ask): Promise<void> {
  for (const topic of TOPICS) {
    await tell(
      ask,
      `mutation($input: PublishTopicVersionInput!) { publishTopicVersion(input: $input) { ${ERRORS} } }`,
      { input: { ...topic, version: 1, idempotencyKey: `demo-topic-${topic.key}` } },
    );
  }
}

async function loadDecisions(ask: Ask, decisions: readonly object[]): Promise<void> {
  for (const chunk of inChunks(decisions, 500)) {
    const data = await ask(
      `mutation($input: ImportConsentDecisionsInput!) {
        importConsentDecisions(input: $input) { rejected { recordId field message } ${ERRORS} }
      }`,
      { input: { source: 'demo', decisions: chunk } },
    );
    const { rejected, userErrors } = data.importConsentDecisions as Record<string, { message: string }[]>;
    const [problem] = [...(rejected ?? []), ...(userErrors ?? [])];
    if (problem) throw new Error(`demo world, decisions: ${JSON.stringify(problem)}`);
  }
}

/** Ada has agreed to most things, has told her size, and uses two partner apps. Returns her grants by app. */
async function settleAda(
  as: (actor: Actor, subgraph: string) => Ask,
  ada: string,
): Promise<ReadonlyMap<string, string>> {
  const grants = new Map<string, string>();
  const self: Actor = { kind: 'customer', customerId: ada };
  const consent = as(self, 'consent');
  const { purposes } = (await consent('{ purposes { key version } }', {})) as {
    purposes: { key: string; version: number }[];
  };
  for (const { key, version } of purposes) {
    if (!ADA_AGREES.has(key)) continue;
    await tell(consent, `mutation($input: GiveConsentInput!) { giveConsent(input: $input) { ${ERRORS} } }`, {
      input: {
        purpose: key,
        purposeVersion: version,
        language: 'en',
        surface: 'web:account',
        idempotencyKey: `demo-consent-${key}`,
      },
    });
  }
  for (const { id, requestedAttributes, lookBackDays } of PARTNER_APPS.slice(0, 2)) {
    const payload = await tell(
      consent,
      `mutation($input: GrantAccessInput!) { grantAccess(input: $input) { grant { id } ${ERRORS} } }`,
      {
        input: {
          clientId: id,
          attributes: requestedAttributes.map(({ attribute }) => attribute),
          purposes: [...new Set(requestedAttributes.map(({ purpose }) => purpose))],
          lookBackDays,
          language: 'en',
          surface: 'web:partners',
          idempotencyKey: `demo-grant-${id}`,
        },
      },
    );
    grants.set(id, (payload.grant as { id: string }).id);
  }
  await tell(
    as(self, 'identity'),
    `mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { ${ERRORS} } }`,
    {
      input: {
        idempotencyKey: 'demo-profile',
        addPreferences: [
          { kind: 'SIZE', value: 'M', category: 'tops' },
          { kind: 'SIZE', value: '39', category: 'shoes' },
          { kind: 'COLOUR', value: 'forest' },
          { kind: 'STYLE', value: 'minimal' },
          { kind: 'BRAND', value: 'Noordlicht' },
        ],
      },
    },
  );
  return grants;
}

const ADA_AGREES = new Set([
  'personalisation',
  'email_marketing',
  'in_store_recognition',
  'store_sensing',
  'location',
  'partner_sharing',
  'analytics',
]);

const personasOf = (ada: string, ben: string, grants: ReadonlyMap<string, string>) => [
  { id: 'ada', title: 'a customer who agreed to most things', kind: 'customer', customerId: ada },
  { id: 'ben', title: 'a customer who likes to be left alone', kind: 'customer', customerId: ben },
  {
    id: 'store',
    title: 'an associate in Amsterdam',
    kind: 'associate',
    associateId: 'ass_amsterdam',
    stores: ['sto_amsterdam'],
  },
  {
    id: 'music',
    title: 'the music app, with a grant from ada',
    kind: 'partner',
    clientId: 'music',
    customerId: ada,
    grantId: grants.get('music'),
  },
  {
    id: 'rewards',
    title: 'the rewards app, with a grant from ada',
    kind: 'partner',
    clientId: 'rewards',
    customerId: ada,
    grantId: grants.get('rewards'),
  },
  ...devicePersonas,
  {
    id: 'erp',
    title: 'the ERP, which may import',
    kind: 'service',
    serviceId: 'erp',
    scopes: ['import', 'sync'],
  },
  {
    id: 'email-provider',
    title: 'the email provider, a connected application',
    kind: 'service',
    serviceId: 'email-provider',
    scopes: ['sync'],
  },
  { id: 'analyst', title: 'an analyst', kind: 'staff', staffId: 'analyst', role: 'analyst' },
  { id: 'privacy', title: 'the privacy officer', kind: 'staff', staffId: 'privacy', role: 'privacy_officer' },
  { id: 'admin', title: 'the administrator', kind: 'staff', staffId: 'admin', role: 'admin' },
];

/** Rows as the file that `patron import` reads; a column that any row has is in the header. */
function csvOf(rows: readonly Record<string, string>[]): Readable {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const line = (cells: string[]) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
  return Readable.from(
    [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map(line),
    {
      objectMode: false,
    },
  );
}

function inChunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
