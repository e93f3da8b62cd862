import { afterEach, describe, expect, it } from 'vitest';
import { inTransaction } from '#shared/mongo.ts';
import { openSubgraph } from '#shared/open-subgraph.ts';
import { consent as definition } from '../../subgraphs/consent/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { aCustomerId, asCustomer, mutationsOf } from './consenting.ts';

const consent = useSubgraph(definition);
const {
  extend,
  give,
  grant,
  grantStanding,
  history,
  import: importDecisions,
  standing,
  withdraw,
} = mutationsOf(consent);
const START = new Date('2026-03-02T10:00:00Z');
const inDays = (days: number) => new Date(START.getTime() + days * 86_400_000);
const sweep = () => consent.data.expiry.sweep();

/** What follows the customer's consent hears of it. */
async function decidedOf(customerId: string) {
  const published = await consent.published('patron.consent.decided.v1');
  return published.filter(({ subject }) => subject === customerId).map(({ data }) => data.state);
}
async function grantChangesOf(customerId: string) {
  const published = await consent.published('patron.grant.changed.v1');
  return published.filter(({ subject }) => subject === customerId).map(({ data }) => data.state);
}

async function aSharingCustomer() {
  const id = aCustomerId();
  await give(asCustomer(id), 'partner_sharing');
  await give(asCustomer(id), 'location'); // holds for 180 days
  return { id, actor: asCustomer(id) };
}

afterEach(async () => {
  await sweep(); // what one test left behind is not counted by the next
  consent.clock.now = START;
});

describe('a yes that has come to its time', () => {
  it('permits nothing from that instant, and stands as expired in the history once it was swept', async () => {
    const ada = await aSharingCustomer();
    consent.clock.now = new Date(inDays(180).getTime() - 1);
    expect(await standing(ada.id, 'location')).toMatchObject({ permitted: true });
    expect(await sweep()).toEqual({ consents: 0, grants: 0 });

    consent.clock.now = inDays(180);
    expect(await standing(ada.id, 'location')).toEqual({
      state: 'EXPIRED',
      permitted: false,
      reason: 'EXPIRED',
    });
    expect((await history(ada.id)).decisions).toHaveLength(2);

    consent.clock.now = inDays(181);
    expect(await sweep()).toEqual({ consents: 1, grants: 0 });
    const { intact, decisions } = await history(
      ada.id,
      'state purpose purposeVersion decidedAt recordedAt decidedBy recordedBy means language',
    );
    expect(intact).toBe(true);
    expect(decisions[0]).toEqual({
      state: 'EXPIRED',
      purpose: 'location',
      purposeVersion: 1,
      decidedAt: inDays(180),
      recordedAt: inDays(181),
      decidedBy: 'SYSTEM',
      recordedBy: 'service:consent',
      means: 'SCRIPT',
      language: null,
    });
    expect(await standing(ada.id, 'location')).toEqual({
      state: 'EXPIRED',
      permitted: false,
      reason: 'EXPIRED',
    });
    expect(await decidedOf(ada.id)).toEqual(['GIVEN', 'GIVEN', 'EXPIRED']);
  });

  it('is recorded once, however many processes sweep at once', async () => {
    const people = await Promise.all(Array.from({ length: 30 }, aSharingCustomer));
    consent.clock.now = inDays(180);
    const processes = [1, 2, 3].map(() => openSubgraph(definition, consent.data.dependencies));
    const counts = await Promise.all(processes.map(({ data }) => data.expiry.sweep()));
    expect(counts.reduce((sum, count) => sum + count.consents, 0)).toBe(30);
    for (const { id } of people) {
      expect(await decidedOf(id)).toEqual(['GIVEN', 'GIVEN', 'EXPIRED']);
    }
    expect(await sweep()).toEqual({ consents: 0, grants: 0 });
  });

  it('is renewed by the next yes, before the sweep as after it', async () => {
    const [ada, ben] = [await aSharingCustomer(), await aSharingCustomer()];
    consent.clock.now = inDays(180);
    expect(await give(ada.actor, 'location')).toMatchObject({ decision: { state: 'RENEWED' } });
    await sweep();
    expect(await give(ben.actor, 'location')).toMatchObject({ decision: { state: 'RENEWED' } });
    expect(await decidedOf(ada.id)).toEqual(['GIVEN', 'GIVEN', 'RENEWED']);
    expect(await decidedOf(ben.id)).toEqual(['GIVEN', 'GIVEN', 'EXPIRED', 'RENEWED']);
    expect(await standing(ben.id, 'location')).toMatchObject({ permitted: true });
  });

  it('is not taken for a no that came first', async () => {
    const ada = await aSharingCustomer();
    await withdraw(ada.actor, 'location');
    consent.clock.now = inDays(180);
    await sweep();
    expect(await decidedOf(ada.id)).toEqual(['GIVEN', 'GIVEN', 'WITHDRAWN']);
  });

  it('gives way to a yes from elsewhere that is newer than its end', async () => {
    const ada = await aSharingCustomer();
    consent.clock.now = inDays(200);
    await sweep();
    const record = { customerId: ada.id, purpose: 'location', state: 'GIVEN', purposeVersion: 1 };
    await importDecisions([{ ...record, recordId: 'old', decidedAt: inDays(179).toISOString() }]);
    expect(await standing(ada.id, 'location')).toMatchObject({ permitted: false, reason: 'EXPIRED' });
    await importDecisions([{ ...record, recordId: 'new', decidedAt: inDays(181).toISOString() }]);
    expect(await standing(ada.id, 'location')).toMatchObject({ permitted: true });
    expect((await history(ada.id)).intact).toBe(true);
  });
});

describe('a grant that has come to its time', () => {
  async function aGrant() {
    const ada = await aSharingCustomer();
    const expiresAt = inDays(1).toISOString();
    const { id } = (await grant(ada.actor, { purposes: ['location'], expiresAt })).grant;
    return { ada, id: id as string };
  }

  it('has expired by the clock, and both sides hear of it once it was swept', async () => {
    const { ada, id } = await aGrant();
    consent.clock.now = inDays(1);
    const EXPIRED = { stands: false, state: 'EXPIRED', attributes: [], purposes: [] };
    expect(await grantStanding(id)).toMatchObject(EXPIRED);
    expect(await grantChangesOf(ada.id)).toEqual(['ACTIVE']);
    expect(await sweep()).toEqual({ consents: 0, grants: 1 });
    expect(await sweep()).toEqual({ consents: 0, grants: 0 });
    expect(await grantStanding(id)).toMatchObject(EXPIRED);
    expect(await grantChangesOf(ada.id)).toEqual(['ACTIVE', 'EXPIRED']);
    const { intact, decisions } = await history(ada.id, 'state decidedBy grant { grantId version }');
    expect(intact).toBe(true);
    expect(decisions[0]).toEqual({
      state: 'EXPIRED',
      decidedBy: 'SYSTEM',
      grant: { grantId: id, version: 2 },
    });
  });

  it('was extended in time, and stands', async () => {
    const { ada, id } = await aGrant();
    await extend(ada.actor, id, { expiresAt: inDays(2).toISOString() });
    consent.clock.now = inDays(1);
    expect(await sweep()).toEqual({ consents: 0, grants: 0 });
    expect(await grantStanding(id)).toMatchObject({ stands: true });
  });

  it.each(['before', 'after'])('is another grant when the app asks again %s the sweep', async (when) => {
    const { ada, id } = await aGrant();
    consent.clock.now = inDays(1);
    if (when === 'after') await sweep();
    const again = (await grant(ada.actor, { purposes: ['location'] })).grant;
    expect(again).toMatchObject({ version: 1, state: 'ACTIVE' });
    expect(again.id).not.toBe(id);
    expect(await grantStanding(id)).toMatchObject({ stands: false, state: 'EXPIRED' });
    expect(await grantChangesOf(ada.id)).toEqual(['ACTIVE', 'EXPIRED', 'ACTIVE']);
    expect((await history(ada.id)).intact).toBe(true);
  });
});

it('endAllGrants ends what is open, with a decision and an event for each', async () => {
  const ada = await aSharingCustomer();
  const music = (await grant(ada.actor, { purposes: ['location'] })).grant;
  const rewards = (await grant(ada.actor, { purposes: ['location'], clientId: 'rewards' })).grant;
  await grant(await aSharingCustomer().then((ben) => ben.actor), { purposes: ['location'] });
  const { consents, dependencies } = consent.data;
  const end = () =>
    inTransaction(dependencies.client, (session) =>
      consents.endAllGrants(
        ada.id,
        'ERASED',
        { decidedBy: 'SELF', recordedBy: `customer:${ada.id}`, means: 'BUTTON', surface: 'rights' },
        session,
      ),
    );
  expect(await end()).toMatchObject([
    { _id: music.id, state: 'ERASED', version: 2 },
    { _id: rewards.id, state: 'ERASED', version: 2 },
  ]);
  expect(await end()).toEqual([]);
  expect(await grantStanding(music.id)).toMatchObject({ stands: false, state: 'ERASED' });
  expect(await grantChangesOf(ada.id)).toEqual(['ACTIVE', 'ACTIVE', 'ERASED', 'ERASED']);
  expect((await history(ada.id)).intact).toBe(true);
});

it('a running subgraph sweeps by itself', { timeout: 30_000 }, async () => {
  const ada = await aSharingCustomer();
  consent.clock.now = inDays(180);
  const stop = definition.start?.(consent.data);
  await expect.poll(() => decidedOf(ada.id), { timeout: 20_000 }).toEqual(['GIVEN', 'GIVEN', 'EXPIRED']);
  await stop?.();
});

describe('consentsToRenew', () => {
  async function toRenew(customerId: string, withinDays = 30) {
    const { data, codes } = await consent.entity(
      asCustomer(customerId),
      { id: customerId },
      `{ consentsToRenew(withinDays: ${withinDays}) { purpose { key } permitted reason expiresAt } }`,
    );
    return codes ?? data.consentsToRenew;
  }

  it('tells in time which yeses end, soonest first, and not those that a no has ended', async () => {
    const ada = await aSharingCustomer();
    await give(ada.actor, 'personalisation'); // holds for 730 days
    await give(ada.actor, 'sms_marketing');
    await withdraw(ada.actor, 'sms_marketing');
    expect(await toRenew(ada.id)).toEqual([]);
    consent.clock.now = inDays(150);
    const location = {
      purpose: { key: 'location' },
      permitted: true,
      reason: 'GIVEN',
      expiresAt: inDays(180),
    };
    expect(await toRenew(ada.id, 29)).toEqual([]);
    expect(await toRenew(ada.id)).toEqual([location]);
    expect(await toRenew(ada.id, 365)).toEqual([
      location,
      { purpose: { key: 'partner_sharing' }, permitted: true, reason: 'GIVEN', expiresAt: inDays(365) },
    ]);
  });

  it('keeps asking for one that has ended, until it is renewed or withdrawn', async () => {
    const ada = await aSharingCustomer();
    consent.clock.now = inDays(180);
    const ended = { purpose: { key: 'location' }, permitted: false, reason: 'EXPIRED' };
    expect(await toRenew(ada.id, 0)).toMatchObject([ended]);
    await sweep();
    expect(await toRenew(ada.id, 365)).toMatchObject([ended, { purpose: { key: 'partner_sharing' } }]);
    await give(ada.actor, 'location');
    expect(await toRenew(ada.id, 0)).toEqual([]);
  });

  it.each([-1, 366])('refuses %i days', async (days) => {
    expect(await toRenew(aCustomerId(), days)).toEqual(['BAD_USER_INPUT']);
  });
});
