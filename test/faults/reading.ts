import { setTimeout as delay } from 'node:timers/promises';
import { type Random, randomFrom } from '../../cli/demo/random.ts';
import type { Answer, RunningPatron } from '../support/patron.ts';
import { type Client, openClient } from './client.ts';
import type { OpenReport } from './report.ts';
import { openShop, type Shop } from './shop.ts';
import { eventually } from './waiting.ts';

const FIELDS = ['name', 'offers'] as const;
export type Field = (typeof FIELDS)[number];
type Reader = 'customer' | 'partner';
const QUERIES: Record<Reader, string> = {
  customer: '{ me { offers { title } } }',
  partner: '{ me { name { full } offers { title } } }',
};
/** Of each customer. */
const READERS: readonly Reader[] = ['customer', 'partner', 'partner', 'partner'];
const CUSTOMERS = 12;
/** Whole reads by the partner before each change, and after it. */
const READS = { before: 2, after: 6 };

/** One read, as the reader saw it. Times are of `performance.now()` here. */
export type Read = {
  customerId: string;
  reader: Reader;
  /** Under which Patron records it. Empty when the connection broke. */
  requestId: string;
  begunAt: number;
  endedAt: number;
  shown: Field[];
};

/** From the acknowledgement of a change until just before the customer permits again: nobody of `reader` is shown `field`. */
export type Closed = { customerId: string; reader: Reader; field: Field; from: number; to: number };

/** What a customer does to end reads, and what it closes. */
const CHANGES = {
  'withdraw the purpose of a field': [
    ['customer', 'offers'],
    ['partner', 'offers'],
    ['partner', 'name'],
  ],
  'withdraw sharing with partners': [
    ['partner', 'offers'],
    ['partner', 'name'],
  ],
  'narrow the grant': [['partner', 'offers']],
  'revoke the grant': [
    ['partner', 'offers'],
    ['partner', 'name'],
  ],
} as const satisfies Record<string, readonly (readonly [Reader, Field])[]>;
type Change = keyof typeof CHANGES;
const NAMES = Object.keys(CHANGES) as Change[];

/** What a reader may be told instead of a field. */
const REFUSALS: ReadonlySet<string | undefined> = new Set(['CONSENT_REQUIRED', 'UNAUTHORIZED_FIELD_OR_TYPE']);

export type Reading = {
  reads: Read[];
  closed: Closed[];
  /** The partner's app. */
  clientId: string;
};

export type ReadingOptions = {
  changes: number;
  seed: number;
  /** Gateways that are asked in turn, besides Patron's own. */
  gateways?: readonly string[];
  /** Whether requests may fail because something is away just now. */
  interrupted: boolean;
  /** Runs beside it until it resolves; changes go on until then. */
  faults?: (progress: () => number) => Promise<void>;
};

/**
 * Twelve customers permit, withdraw, narrow and revoke at random, `changes` times altogether, while each is read all the
 * time by themself and three sessions of a partner. A change waits for whole reads before it that were shown what it ends.
 */
export async function readAmongChanges(
  patron: RunningPatron,
  { changes, seed, gateways = [], interrupted, faults = async () => {} }: ReadingOptions,
  report: OpenReport,
): Promise<Reading> {
  const client = openClient(patron.url, report);
  const readingClients = [client, ...gateways.map((url) => openClient(url, report))];
  const shop = await openShop(patron, client, seed);
  const clientId = await openApp(patron, client, shop);
  const reads: Read[] = [];
  const closed: Closed[] = [];
  let done = 0;
  let faulting = true;

  async function live(customerId: string, random: Random): Promise<void> {
    const customer = await openCustomer({ patron, client, shop, clientId, customerId });
    await customer.permit();
    let living = true;

    async function keepReading(reader: Reader): Promise<void> {
      for (let turn = 0; living; turn += 1) {
        const { ask } = readingClients[turn % readingClients.length] ?? client;
        const begunAt = performance.now();
        const answer = await ask(customer.token(reader), QUERIES[reader]).catch(() => null);
        if (!answer) {
          report.check(interrupted, `${reader}: the connection broke`);
          await delay(20);
          continue;
        }
        const { requestId } = answer;
        reads.push({
          customerId,
          reader,
          requestId,
          begunAt,
          endedAt: performance.now(),
          shown: shownIn(answer),
        });
        const unexpected = answer.codes.filter((code) => !REFUSALS.has(code));
        report.check(interrupted || !unexpected.length, `${reader}: ${answer.status} ${unexpected}`);
        if (unexpected.length) await delay(20);
      }
    }
    /** Until so many reads by the partner have begun and ended, one of them showing all that it may. */
    const haveRead = async (count: number, showing: readonly Field[]) => {
      const from = performance.now();
      let seen = reads.length;
      let whole = 0;
      let open = false;
      await eventually(`reads of ${customerId}`, async () => {
        for (; seen < reads.length; seen += 1) {
          const read = reads[seen];
          if (read?.customerId !== customerId || read.reader !== 'partner' || read.begunAt < from) continue;
          whole += 1;
          open ||= showing.every((field) => read.shown.includes(field));
        }
        return whole >= count && open;
      });
    };

    const readers = Promise.all(READERS.map(keepReading));
    try {
      while (done < changes || faulting) {
        done += 1;
        await haveRead(READS.before, FIELDS);
        const change = random.pick(NAMES);
        await customer.change(change);
        const from = performance.now();
        await haveRead(READS.after, change === 'narrow the grant' ? ['name'] : []);
        const to = performance.now();
        for (const [reader, field] of CHANGES[change]) closed.push({ customerId, reader, field, from, to });
        report.add(`times: ${change}`);
        await customer.permit();
      }
    } finally {
      living = false;
      await readers;
    }
  }

  const customers: string[] = [];
  for (let index = 0; index < CUSTOMERS; index += 1) customers.push(await shop.register());
  const lives = customers.map((customerId, index) => live(customerId, randomFrom(seed + index)));
  const faulted = faults(() => done).finally(() => {
    faulting = false;
  });
  await Promise.all([...lives, faulted]);

  report.add('reads', reads.length);
  report.add('reads that were shown something', reads.filter(({ shown }) => shown.length > 0).length);
  report.add('reads that began after a change was acknowledged', countWithin(reads, closed));
  for (const late of lateReads(reads, closed)) report.check(false, late);
  return { reads, closed, clientId };
}

const shownIn = ({ data }: Answer): Field[] =>
  FIELDS.filter((field) => data?.me?.[field] !== undefined && data.me[field] !== null);

const isWithin = (read: Read, { customerId, reader, from, to }: Closed): boolean =>
  read.customerId === customerId && read.reader === reader && read.begunAt >= from && read.endedAt <= to;

const countWithin = (reads: readonly Read[], closed: readonly Closed[]): number =>
  reads.filter((read) => closed.some((one) => isWithin(read, one))).length;

/** Reads that lie within a time in which the field was closed to their reader, and yet show it. */
export const lateReads = (reads: readonly Read[], closed: readonly Closed[]): string[] =>
  reads.flatMap((read) =>
    closed.flatMap((one) => {
      if (!read.shown.includes(one.field) || !isWithin(read, one)) return [];
      const after = Math.round(read.begunAt - one.from);
      return [
        `${one.field} shown to the ${read.reader} in a read that began ${after} ms after it was closed`,
      ];
    }),
  );

/** An app that may ask for a name and for offers. Returns its client id. */
async function openApp(patron: RunningPatron, client: Client, shop: Shop): Promise<string> {
  const id = `app-${shop.key()}`;
  const offer = {
    code: shop.key(),
    title: 'Ten per cent',
    text: 'On everything.',
    percentOff: 10,
    validFrom: '2020-01-01T00:00:00Z',
    validUntil: '2100-01-01T00:00:00Z',
  };
  await client.tell(shop.importer, 'importOffers', { offers: [offer] }, '');
  const admin = await patron.sign({ sub: 'root', scope: 'admin' });
  const app = {
    id,
    name: 'Race',
    owner: 'Race Ltd',
    description: 'Reads what it may.',
    redirectUris: ['https://race.example/callback'],
    confidential: true,
    requestedAttributes: [
      { attribute: 'profile.name', purpose: 'partner_sharing' },
      { attribute: 'loyalty.offers', purpose: 'personalisation' },
    ].map((one) => ({ ...one, necessity: 'OPTIONAL', reason: 'To race.' })),
    lookBackDays: 30,
    durationDays: 180,
  };
  await client.tell(admin, 'registerPartnerApp', app, '');
  await client.tell(admin, 'reviewPartnerApp', { id, reviewState: 'APPROVED', note: 'Reviewed.' }, '');
  return id;
}

type World = { patron: RunningPatron; client: Client; shop: Shop; clientId: string; customerId: string };

/** A customer who permits and changes their mind. Everything resolves when it has been acknowledged. */
async function openCustomer({ patron, client, shop, clientId, customerId }: World) {
  const customer = await shop.asCustomer(customerId);
  let partner = '';
  let grantId = '';
  const said = () => ({ surface: 'web:account', idempotencyKey: shop.key() });
  const give = (purpose: string) =>
    client.tell(customer, 'giveConsent', { ...said(), purpose, purposeVersion: 1, language: 'en' }, '');
  const withdraw = (purpose: string) => client.tell(customer, 'withdrawConsent', { ...said(), purpose }, '');
  const changes: Record<Change, () => Promise<unknown>> = {
    'withdraw the purpose of a field': () => withdraw('personalisation'),
    'withdraw sharing with partners': () => withdraw('partner_sharing'),
    'narrow the grant': () =>
      client.tell(customer, 'narrowGrant', { ...said(), grantId, attributes: ['profile.name'] }, ''),
    'revoke the grant': () => client.tell(customer, 'revokeGrant', { ...said(), grantId }, ''),
  };

  return {
    token: (reader: Reader) => (reader === 'customer' ? customer : partner),
    change: (change: Change) => changes[change](),
    /** Both purposes, and a grant of both fields; the partner's sessions go on with a token for it. */
    async permit(): Promise<void> {
      await give('partner_sharing');
      await give('personalisation');
      const { grant } = await client.tell(
        customer,
        'grantAccess',
        {
          ...said(),
          clientId,
          attributes: ['profile.name', 'loyalty.offers'],
          purposes: ['partner_sharing', 'personalisation'],
          lookBackDays: 30,
          language: 'en',
        },
        'grant { id }',
      );
      grantId = grant.id;
      const claims = { sub: customerId, client_id: clientId, grant_id: grantId };
      partner = await patron.sign({ ...claims, scope: 'profile.name loyalty.offers' });
    },
  };
}
