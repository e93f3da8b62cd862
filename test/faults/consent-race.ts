import { randomUUID } from 'node:crypto';
import { outboxOf } from '../../subgraphs/shared/events/outbox.ts';
import type { Answer, Mode, RunningPatron } from '../support/patron.ts';
import { type Databases, withDatabases } from './audit.ts';
import { openClient } from './client.ts';
import { withPatron } from './processes.ts';
import { type FaultOptions, type OpenReport, openReport, type Report } from './report.ts';
import { openShop } from './shop.ts';
import { eventually } from './waiting.ts';

/** Of each kind. */
const READERS = 25;
const QUERIES = {
  customer: '{ me { offers { title } } }',
  partner: '{ me { name { full } offers { title } } }',
} as const;

/** One read of protected fields, as the reader saw it. Times are of `performance.now()` here. */
export type Read = {
  kind: keyof typeof QUERIES;
  requestId: string;
  begunAt: number;
  endedAt: number;
  /** Protected fields that were shown. */
  shown: string[];
};

/** From the acknowledgement of a withdrawal until just before consent is given again. */
export type Withdrawn = { from: number; to: number };

/**
 * `ops` withdrawals, each while 25 customers' sessions and 25 of a partner read what needs the purpose, in one process and
 * distributed: nothing protected is shown to a read that began after the acknowledgement, and nothing to the partner that
 * isn't on record.
 */
export async function consentRace(options: FaultOptions): Promise<Report> {
  const report = openReport('consent-race', options.tell);
  for (const mode of ['one process', 'distributed'] as const) {
    await withPatron(mode, options, (patron) => race(patron, mode, options, report));
  }
  return report;
}

async function race(
  patron: RunningPatron,
  mode: Mode,
  { ops, seed }: FaultOptions,
  report: OpenReport,
): Promise<void> {
  const reads: Read[] = [];
  const withdrawn: Withdrawn[] = [];
  const world = await openWorld(patron, seed, report);
  let tokens = await world.permit();
  let stopping = false;
  const { ask } = openClient(patron.url, report);

  async function keepReading(kind: Read['kind']): Promise<void> {
    while (!stopping) {
      const requestId = `race-${randomUUID()}`;
      const begunAt = performance.now();
      const answer = await ask(tokens[kind], QUERIES[kind], {}, requestId);
      const read = { kind, requestId, begunAt, endedAt: performance.now(), shown: shownIn(answer) };
      reads.push(read);
      const unexpected = answer.codes.filter((code) => !EXPECTED.has(code ?? ''));
      report.check(answer.status === 200 && !unexpected.length, `${kind}: ${answer.status} ${unexpected}`);
    }
  }
  /** Until each reader has read once from beginning to end, and one of each kind as it should. */
  const allHaveRead = async (isShown: boolean) => {
    const from = performance.now();
    for (const kind of ['customer', 'partner'] as const) {
      await eventually(`reads by the ${kind}`, async () => {
        const since = reads.filter((read) => read.kind === kind && read.begunAt >= from);
        return since.length >= 2 * READERS && since.some(({ shown }) => shown.length > 0 === isShown);
      });
    }
  };

  const readers = Promise.all(
    Array.from({ length: READERS }, () => [keepReading('customer'), keepReading('partner')]).flat(),
  );
  try {
    for (let round = 0; round < ops; round += 1) {
      if (round > 0) tokens = await world.permit();
      await allHaveRead(true);
      await world.withdraw();
      const from = performance.now();
      await allHaveRead(false);
      withdrawn.push({ from, to: performance.now() });
    }
  } finally {
    stopping = true;
    await readers;
  }

  for (const late of lateReads(reads, withdrawn)) report.check(false, `${mode}: ${late}`);
  await withDatabases(patron, async (dbOf) => {
    for (const missing of await unrecorded(dbOf, reads)) report.check(false, `${mode}: ${missing}`);
    await checkControl(dbOf, reads, report);
  });
  report.add('reads', reads.length);
  report.add('reads that were shown something', reads.filter(({ shown }) => shown.length > 0).length);
  report.add(
    'reads that began after a withdrawal was acknowledged',
    reads.filter(({ begunAt }) => withdrawn.some(({ from, to }) => begunAt >= from && begunAt < to)).length,
  );
  report.note(`${mode}: ${ops} withdrawals among ${reads.length} reads`);
}

const EXPECTED = new Set(['CONSENT_REQUIRED', 'UNAUTHORIZED_FIELD_OR_TYPE']);

const shownIn = ({ data }: Answer): string[] =>
  Object.entries(data?.me ?? {}).flatMap(([field, value]) => (value === null ? [] : [field]));

/** Reads that lie within a time of withdrawal and yet show something. */
export function lateReads(reads: readonly Read[], withdrawn: readonly Withdrawn[]): string[] {
  return reads.flatMap(({ kind, begunAt, endedAt, shown }) => {
    const within = withdrawn.find(({ from, to }) => begunAt >= from && endedAt <= to);
    if (!within || !shown.length) return [];
    const after = Math.round(begunAt - within.from);
    return [`${shown} shown to the ${kind} in a read that began ${after} ms after the withdrawal`];
  });
}

/** Whose outbox the record of each field stands in, before the answer leaves. */
const OWNERS = { name: 'identity', offers: 'loyalty' } as const;

/** Fields that the partner was shown without a record of that very request. */
async function unrecorded(dbOf: Databases, reads: readonly Read[]): Promise<string[]> {
  const problems: string[] = [];
  for (const [field, owner] of Object.entries(OWNERS)) {
    const shown = reads.filter((read) => read.kind === 'partner' && read.shown.includes(field));
    const recorded = await outboxOf(dbOf(owner)).distinct('event.data.requestId', {
      'event.type': 'patron.disclosure.recorded.v1',
      'event.data.fields': `Customer.${field}`,
      'event.data.recipientKind': 'partner',
    });
    const known = new Set<unknown>(recorded);
    for (const { requestId } of shown) {
      if (!known.has(requestId)) problems.push(`${field} was shown in ${requestId} and is not on record`);
    }
  }
  return problems;
}

/** A record that is taken away is missed. */
async function checkControl(dbOf: Databases, reads: readonly Read[], report: OpenReport): Promise<void> {
  const read = reads.find(({ kind, shown }) => kind === 'partner' && shown.includes('offers'));
  if (!read) throw new Error('the partner was never shown anything');
  const outbox = outboxOf(dbOf('loyalty'));
  const entry = await outbox.findOneAndDelete({ 'event.data.requestId': read.requestId });
  report.check((await unrecorded(dbOf, reads)).length > 0, 'the audit does not miss a record');
  if (entry) await outbox.insertOne(entry);
}

/** A customer with an offer, and a partner app that may be granted it. */
async function openWorld(patron: RunningPatron, seed: number, report: OpenReport) {
  const client = openClient(patron.url, report);
  const shop = await openShop(patron, client, seed);
  const clientId = `app-${shop.key()}`;
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
    id: clientId,
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
  await client.tell(
    admin,
    'reviewPartnerApp',
    { id: clientId, reviewState: 'APPROVED', note: 'Reviewed.' },
    '',
  );
  const customerId = await shop.register();
  const customer = await shop.asCustomer(customerId);
  const give = async (purpose: string) => {
    const said = { language: 'en', surface: 'web:account', idempotencyKey: shop.key() };
    await client.tell(customer, 'giveConsent', { ...said, purpose, purposeVersion: 1 }, '');
  };
  await give('partner_sharing');

  return {
    /** Gives the purpose, and the partner a new grant that needs it; the one before ended with the purpose. */
    async permit(): Promise<Record<Read['kind'], string>> {
      await give('personalisation');
      const granted = await client.tell(
        customer,
        'grantAccess',
        {
          clientId,
          attributes: ['profile.name', 'loyalty.offers'],
          purposes: ['partner_sharing', 'personalisation'],
          lookBackDays: 30,
          language: 'en',
          surface: 'web:partners',
          idempotencyKey: shop.key(),
        },
        'grant { id }',
      );
      const claims = { sub: customerId, client_id: clientId, grant_id: granted.grant.id };
      return { customer, partner: await patron.sign({ ...claims, scope: 'profile.name loyalty.offers' }) };
    },
    /** Resolves when the withdrawal has been acknowledged. */
    async withdraw(): Promise<void> {
      const said = { surface: 'web:account', idempotencyKey: shop.key() };
      await client.tell(customer, 'withdrawConsent', { ...said, purpose: 'personalisation' }, '');
    },
  };
}
