import { describe, expect, it } from 'vitest';
import { consent as definition } from '../../subgraphs/consent/subgraph.ts';
import { aService, useSubgraph } from '../support/subgraph.ts';
import { communicationOf, inStore, usePages } from './communicating.ts';
import { aCustomerId, asCustomer, mutationsOf, PRIVACY_OFFICER } from './consenting.ts';
import { identityOf } from './merging.ts';

const consent = useSubgraph(definition);
const pages = usePages(consent);
const { give, withdraw, object, history, showNotice, standing } = mutationsOf(consent);
const { contact, may, preferences, set, signal, snooze, subscribe, unsubscribeFromAll } =
  communicationOf(consent);
const { merge, unmerge } = identityOf(consent);
const moveTo = (time: string) => {
  consent.clock.now = new Date(time);
};

const YES = { state: 'GIVEN', permitted: true, reason: 'GIVEN' };
const NO = { state: 'WITHDRAWN', permitted: false, reason: 'WITHDRAWN' };
const KEY = 'personalisation';

type Page = { edges: { node: unknown }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };

/** Two customers: `a` said yes to offers, `b` said yes and took it back. */
async function twoWhoDisagree() {
  const [a, b] = [aCustomerId(), aCustomerId()];
  await give(asCustomer(a), KEY);
  await give(asCustomer(b), KEY);
  await withdraw(asCustomer(b), KEY);
  return { a, b };
}

async function conflictsOf(id: string, actor = asCustomer(id)) {
  const { data, codes } = await consent.entity(
    actor,
    { id },
    `{ consentConflicts {
      consent { purpose { key } state permitted reason } app { id } since
      decisions { customerId state } reach { attributes purposes lookBackDays expiresAt }
    } }`,
  );
  return codes ? { codes } : data.consentConflicts;
}

const askFor = async (id: string, selection: string, actor = asCustomer(id)) =>
  (await consent.entity(actor, { id }, selection)).data;

describe('customers who are merged', () => {
  it('permit what the stricter of them had decided, and see the conflict', async () => {
    moveTo('2026-03-02T10:00:00Z');
    const { a, b } = await twoWhoDisagree();
    expect(await conflictsOf(a)).toEqual([]);
    await merge(a, b);
    for (const id of [a, b]) {
      expect(await standing(id, KEY)).toEqual(NO);
      expect(await conflictsOf(id)).toEqual([
        {
          consent: { purpose: { key: KEY }, ...NO },
          app: null,
          since: consent.clock.now,
          decisions: [
            { customerId: b, state: 'WITHDRAWN' },
            { customerId: a, state: 'GIVEN' },
          ],
          reach: null,
        },
      ]);
    }
    expect(await conflictsOf(a, PRIVACY_OFFICER)).toHaveLength(1);
    await inStore(consent, a);
    expect(await conflictsOf(a, { kind: 'associate', associateId: 'asc_1', stores: ['sto_1'] })).toEqual({
      codes: ['UNAUTHORIZED_FIELD_OR_TYPE'],
    });
  });

  it('permit what one decided where the other is undecided', async () => {
    const [a, b] = [aCustomerId(), aCustomerId()];
    await give(asCustomer(b), KEY);
    await showNotice(asCustomer(a), { asksForDecision: true });
    expect(await standing(a, KEY)).toEqual({ state: 'REQUESTED', permitted: false, reason: 'REQUESTED' });
    await merge(a, b);
    expect(await standing(a, KEY)).toEqual(YES);
    expect(await conflictsOf(a)).toEqual([]);
  });

  it.each(['under the id that goes on', 'under the id that was merged'])(
    'permit again after a yes %s, and the conflict is over',
    async (where) => {
      const { a, b } = await twoWhoDisagree();
      await merge(a, b);
      const id = where.endsWith('goes on') ? a : b;
      const given = await give(asCustomer(id), KEY);
      expect(given.userErrors).toEqual([]);
      expect(await standing(a, KEY)).toMatchObject({ permitted: true });
      expect(await standing(b, KEY)).toMatchObject({ permitted: true });
      expect(await conflictsOf(a)).toEqual([]);
      // It stands in the history of the id under which it was made.
      expect((await history(a, 'customerId state')).decisions[0]).toMatchObject({ customerId: id });
    },
  );

  it.each(['a', 'b'] as const)('permit nothing any more from a withdrawal under %s on', async (under) => {
    const [a, b] = [aCustomerId(), aCustomerId()];
    await give(asCustomer(a), KEY);
    await give(asCustomer(b), KEY);
    await merge(a, b);
    expect(await standing(a, KEY)).toEqual(YES);
    const withdrawn = await withdraw(asCustomer(under === 'a' ? a : b), KEY);
    expect(withdrawn.decision).toMatchObject({ state: 'WITHDRAWN' });
    expect(await standing(a, KEY)).toEqual(NO);
    expect(await standing(b, KEY)).toEqual(NO);
  });

  it('have a no recorded that the other id’s yes would outweigh, though this id had said no before', async () => {
    const { a, b } = await twoWhoDisagree();
    await merge(a, b);
    await give(asCustomer(a), KEY);
    expect(await standing(b, KEY)).toMatchObject({ permitted: true });
    await withdraw(asCustomer(b), KEY);
    expect(await standing(a, KEY)).toEqual(NO);
  });

  it('settle a conflict also by a no, which is recorded once', async () => {
    const { a, b } = await twoWhoDisagree();
    await merge(a, b);
    await withdraw(asCustomer(a), KEY);
    expect(await conflictsOf(a)).toEqual([]);
    const { decisions } = await history(a);
    await withdraw(asCustomer(b), KEY);
    expect((await history(a)).decisions).toEqual(decisions);
    expect(await standing(a, KEY)).toEqual(NO);
  });

  it('are as they were after an unmerge, each with what was decided under its id meanwhile', async () => {
    const { a, b } = await twoWhoDisagree();
    const before = { a: await history(a, 'id hash sequence'), b: await history(b, 'id hash sequence') };
    await merge(a, b);
    await unmerge(b);
    expect(await history(a, 'id hash sequence')).toEqual(before.a);
    expect(await history(b, 'id hash sequence')).toEqual(before.b);
    expect(await standing(a, KEY)).toEqual(YES);
    expect(await standing(b, KEY)).toEqual(NO);
    expect(await conflictsOf(a)).toEqual([]);

    await merge(a, b);
    await give(asCustomer(b), KEY);
    await object(asCustomer(a), 'analytics');
    await unmerge(b);
    expect(await standing(b, KEY)).toMatchObject({ permitted: true });
    expect(await standing(a, KEY)).toEqual(YES);
    expect((await history(a)).decisions).toHaveLength(before.a.decisions.length + 1);
    expect((await history(b)).decisions).toHaveLength(before.b.decisions.length + 1);
    expect((await history(a)).intact && (await history(b)).intact).toBe(true);
  });

  it('are asked again after a second merge: what was decided in an earlier time together is from before', async () => {
    const { a, b } = await twoWhoDisagree();
    await merge(a, b);
    await give(asCustomer(a), KEY);
    await unmerge(b);
    await merge(a, b);
    expect(await standing(a, KEY)).toEqual(NO);
    expect(await conflictsOf(a)).toHaveLength(1);
  });

  it('follow the newest decision also where a clock is behind', async () => {
    moveTo('2026-03-02T10:00:00Z');
    const [a, b] = [aCustomerId(), aCustomerId()];
    await give(asCustomer(b), KEY);
    await merge(a, b);
    await give(asCustomer(a), KEY);
    moveTo('2026-03-02T09:58:00Z');
    await withdraw(asCustomer(b), KEY);
    expect(await standing(a, KEY)).toEqual(NO);
    moveTo('2026-03-02T10:00:00Z');
  });

  it('of three are one after the other: the newest since the first merge against what the third brought', async () => {
    const { a, b } = await twoWhoDisagree();
    const c = aCustomerId();
    await give(asCustomer(c), KEY);
    await merge(a, b);
    await give(asCustomer(a), KEY);
    await merge(c, a);
    expect(await standing(b, KEY)).toMatchObject({ permitted: true });
    await unmerge(a);
    // Of b and c nobody has decided since they were joined.
    expect(await standing(c, KEY)).toEqual(NO);
    expect(await standing(a, KEY)).toMatchObject({ permitted: true });
  });

  it('show one history, newest first, in pages, and it is checked whole', async () => {
    const { a, b } = await twoWhoDisagree();
    await merge(a, b);
    await give(asCustomer(a), KEY);
    const seen: unknown[] = [];
    let after: string | null = null;
    do {
      const { data } = await consent.entity(
        asCustomer(b),
        { id: b },
        `{ consentHistory(first: 2${after ? `, after: "${after}"` : ''}) { edges { node { customerId sequence state } } pageInfo { hasNextPage endCursor } } }`,
      );
      const page: Page = data.consentHistory;
      seen.push(...page.edges.map(({ node }) => node));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual([
      { customerId: a, sequence: 2, state: 'GIVEN' },
      { customerId: b, sequence: 2, state: 'WITHDRAWN' },
      { customerId: b, sequence: 1, state: 'GIVEN' },
      { customerId: a, sequence: 1, state: 'GIVEN' },
    ]);
    const CHECK = '{ consentHistoryCheck { intact length brokenAt fault brokenId } }';
    expect((await askFor(a, CHECK)).consentHistoryCheck).toEqual({
      intact: true,
      length: 4,
      brokenAt: null,
      fault: null,
      brokenId: null,
    });
    await consent.db
      .collection('decisions')
      .updateOne({ customerId: b, sequence: 1 }, { $set: { state: 'RENEWED' } });
    expect((await askFor(a, CHECK)).consentHistoryCheck).toEqual({
      intact: false,
      length: 4,
      brokenAt: 1,
      fault: 'ALTERED',
      brokenId: b,
    });
  });

  it('lose a yes that ends by its time under the id that had it, and a later one stands', async () => {
    moveTo('2026-03-02T10:00:00Z');
    const [a, b] = [aCustomerId(), aCustomerId()];
    await give(asCustomer(a), KEY); // for two years
    moveTo('2026-06-02T10:00:00Z');
    await give(asCustomer(b), KEY);
    await merge(a, b);
    moveTo('2028-03-15T10:00:00Z');
    expect(await standing(b, KEY)).toEqual({ state: 'EXPIRED', permitted: false, reason: 'EXPIRED' });
    await consent.data.expiry.sweep();
    expect(await standing(b, KEY)).toEqual({ state: 'EXPIRED', permitted: false, reason: 'EXPIRED' });
    await give(asCustomer(b), KEY);
    moveTo('2028-07-15T10:00:00Z');
    await consent.data.expiry.sweep();
    expect(await standing(a, KEY)).toMatchObject({ permitted: true });
    moveTo('2026-03-02T10:00:00Z');
  });

  it('keep a yes that was given since when the sweeper finds the end of one from before', async () => {
    moveTo('2026-03-02T10:00:00Z');
    const [a, b] = [aCustomerId(), aCustomerId()];
    await give(asCustomer(a), KEY);
    moveTo('2027-03-02T10:00:00Z');
    await merge(a, b);
    await give(asCustomer(b), KEY);
    moveTo('2028-03-15T10:00:00Z');
    expect((await consent.data.expiry.sweep()).consents).toBeGreaterThan(0);
    expect(await standing(a, KEY)).toMatchObject({ permitted: true });
    moveTo('2026-03-02T10:00:00Z');
  });

  it('take an import as what was before, unless it was decided since and later than all', async () => {
    moveTo('2026-03-02T10:00:00Z');
    const { import: bring } = mutationsOf(consent);
    const [a, b] = [aCustomerId(), aCustomerId()];
    await give(asCustomer(a), KEY);
    await merge(a, b);
    const record = (recordId: string, state: string, decidedAt: string) => ({
      recordId: `${b}.${recordId}`,
      customerId: b,
      purpose: KEY,
      state,
      decidedAt: new Date(decidedAt),
    });
    moveTo('2026-03-05T10:00:00Z');
    await bring([record('1', 'WITHDRAWN', '2026-01-01T00:00:00Z')]);
    expect(await standing(a, KEY)).toEqual(NO);
    await bring([record('2', 'GIVEN', '2026-03-01T00:00:00Z')]);
    expect(await standing(a, KEY)).toMatchObject({ permitted: true });
    await give(asCustomer(a), KEY);
    await bring([record('3', 'WITHDRAWN', '2026-03-04T00:00:00Z')]);
    expect(await standing(a, KEY)).toMatchObject({ permitted: true });
    moveTo('2026-03-07T10:00:00Z');
    await bring([record('4', 'WITHDRAWN', '2026-03-06T00:00:00Z')]);
    expect(await standing(a, KEY)).toEqual(NO);
    moveTo('2026-03-02T10:00:00Z');
  });

  it('may refer to what was shown under the other id, and name themselves by either', async () => {
    const [a, b] = [aCustomerId(), aCustomerId()];
    const { notice } = await showNotice(asCustomer(b));
    await merge(a, b);
    const given = await give(asCustomer(a), KEY, { noticeId: notice.id, customerId: b });
    expect(given.userErrors).toEqual([]);
    expect((await history(a, 'customerId')).decisions).toEqual([{ customerId: a }]);
    expect(await give(asCustomer(a), KEY, { customerId: aCustomerId() })).toEqual({ codes: ['FORBIDDEN'] });
  });

  it('are written down under the id that goes on when an associate names the other', async () => {
    const [a, b] = [aCustomerId(), aCustomerId()];
    await inStore(consent, a);
    await merge(a, b);
    const actor = { kind: 'associate', associateId: 'asc_1', stores: ['sto_1'] } as const;
    const given = await give({ ...actor, stores: [...actor.stores] }, KEY, { customerId: b });
    expect(given.userErrors).toEqual([]);
    expect((await history(b, 'customerId')).decisions).toEqual([{ customerId: a }]);
  });

  it('are told what they permit by any id to those who send', async () => {
    const { a, b } = await twoWhoDisagree();
    await merge(a, b);
    const permitsNow = async (customerId: string) =>
      (
        await consent.ask(
          aService('gateway'),
          'query($id: ID!, $purpose: String!) { permitsNow(customerId: $id, purpose: $purpose) }',
          { id: customerId, purpose: KEY },
        )
      ).data.permitsNow;
    expect([await permitsNow(a), await permitsNow(b)]).toEqual([false, false]);
    await give(asCustomer(b), KEY);
    expect([await permitsNow(a), await permitsNow(b)]).toEqual([true, true]);
  });
});

describe('how customers who are merged want to be reached', () => {
  async function twoWhoGetMail() {
    moveTo('2026-03-02T12:00:00Z');
    const [a, b] = [aCustomerId(), aCustomerId()];
    await give(asCustomer(a), 'email_marketing');
    await give(asCustomer(b), 'email_marketing');
    return { a, b };
  }

  it('is what both allow: the quiet hours, channels and caps of either', async () => {
    const { a, b } = await twoWhoGetMail();
    await set(asCustomer(a), 0, { quietHours: { from: '11:00', to: '13:00', timeZone: 'UTC' } });
    await set(asCustomer(b), 0, {
      quietHours: { from: '13:00', to: '14:00', timeZone: 'UTC' },
      frequencyCaps: [{ channel: 'EMAIL', most: 1, per: 'DAY' }],
      doNotApproach: true,
    });
    await merge(a, b);
    expect(await may(a)).toMatchObject({
      permitted: false,
      reason: 'QUIET_HOURS',
      nextAllowedAt: new Date('2026-03-02T14:00:00Z'),
    });
    moveTo('2026-03-02T15:00:00Z');
    expect((await contact(b)).userErrors).toEqual([]);
    expect(await may(a)).toMatchObject({ permitted: false, reason: 'FREQUENCY_CAP' });
    expect((await askFor(b, '{ doNotApproach }')).doNotApproach).toBe(true);
    await unmerge(b);
    moveTo('2026-03-03T12:30:00Z');
    expect(await may(a)).toMatchObject({ permitted: false, reason: 'QUIET_HOURS' });
    expect((await askFor(a, '{ doNotApproach }')).doNotApproach).toBe(false);
    moveTo('2026-03-02T10:00:00Z');
  });

  it('is what was set last since, under either id', async () => {
    const { a, b } = await twoWhoGetMail();
    await set(asCustomer(b), 0, { choices: [{ channel: 'EMAIL', wanted: false }] });
    await merge(a, b);
    expect(await may(a)).toMatchObject({ permitted: false, reason: 'CHANNEL_OFF' });
    expect(await preferences(a)).toMatchObject({
      version: 0,
      choices: [{ purpose: null, channel: 'EMAIL', topic: null, wanted: false }],
    });
    await set(asCustomer(a), 0, { choices: [{ channel: 'EMAIL', wanted: true }] });
    expect(await may(b)).toMatchObject({ permitted: true });
    expect(await preferences(b)).toMatchObject({ version: 1, choices: [{ channel: 'EMAIL', wanted: true }] });
    await unmerge(b);
    expect(await may(b)).toMatchObject({ permitted: false, reason: 'CHANNEL_OFF' });
    expect(await may(a)).toMatchObject({ permitted: true });
  });

  it('is silence while either has snoozed, until it is ended since', async () => {
    const { a, b } = await twoWhoGetMail();
    await snooze(asCustomer(b), new Date('2026-03-09T12:00:00Z'));
    await merge(a, b);
    expect(await may(a)).toMatchObject({ permitted: false, reason: 'SNOOZED' });
    await snooze(asCustomer(a), null);
    expect(await may(b)).toMatchObject({ permitted: true });
    await unmerge(b);
    expect(await may(b)).toMatchObject({ permitted: false, reason: 'SNOOZED' });
  });

  it('ends by a link in an old letter to the id that was merged', async () => {
    const { a, b } = await twoWhoGetMail();
    const linkOf = async (id: string, its: object) =>
      (
        await consent.ask(
          aService('messages'),
          'query($id: ID!, $purpose: String, $channel: CommunicationChannel) { unsubscribeHeaders(customerId: $id, purpose: $purpose, channel: $channel) { url } }',
          { id, ...its },
        )
      ).data.unsubscribeHeaders.url as string;
    const channel = await linkOf(b, { channel: 'PHONE' });
    const mail = await linkOf(b, { purpose: 'email_marketing' });
    await merge(a, b);
    await set(asCustomer(a), 0, { choices: [{ channel: 'PHONE', wanted: true }] });
    const follow = async (url: string) =>
      (await pages.post(new URL(url).pathname, 'List-Unsubscribe=One-Click')).statusCode;
    expect(await follow(channel)).toBe(200);
    expect(await may(a, { purpose: 'personalisation', channel: 'PHONE' })).toMatchObject({
      permitted: false,
    });
    expect(await preferences(a)).toMatchObject({
      choices: [{ channel: 'PHONE', wanted: false }],
    });
    const versions = () =>
      consent.db.collection('communicationPreferenceVersions').countDocuments({ customerId: b });
    const before = await versions();
    expect(await follow(channel)).toBe(200);
    expect(await versions()).toBe(before);
    expect(await follow(mail)).toBe(200);
    expect(await may(a)).toMatchObject({ permitted: false, reason: 'WITHDRAWN' });
  });

  it('ends in one act for all marketing', async () => {
    const { a, b } = await twoWhoGetMail();
    await merge(a, b);
    await unsubscribeFromAll(asCustomer(b));
    expect(await may(a)).toMatchObject({ permitted: false });
  });

  it('has a letter’s yes stand for the address that it went to, under the id that asked', async () => {
    moveTo('2026-03-02T12:00:00Z');
    const [a, b] = [aCustomerId(), aCustomerId()];
    await subscribe(asCustomer(b), 'bo@example.org');
    await merge(a, b);
    expect(await may(a)).toMatchObject({ permitted: false });
    expect((await askFor(a, '{ subscriptionRequests { email state } }')).subscriptionRequests).toEqual([
      { email: 'bo@example.org', state: 'PENDING' },
    ]);
    const [letter] = await consent.letters(b);
    const token = /token=([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? '';
    const confirmed = await communicationOf(consent).confirm(token);
    expect(confirmed.userErrors).toEqual([]);
    expect(await may(a)).toMatchObject({ permitted: true });
    const { decisions } = await history(a, 'customerId identifier { value }');
    expect(decisions[0]).toEqual({ customerId: b, identifier: { value: 'bo@example.org' } });
  });
});

describe('Global Privacy Control of customers who are merged', () => {
  it('counts for both, whichever of them sent it', async () => {
    moveTo('2026-03-02T10:00:00Z');
    const [a, b] = [aCustomerId(), aCustomerId()];
    await give(asCustomer(a), 'partner_sharing');
    await signal(b);
    await merge(a, b);
    expect(await standing(a, 'partner_sharing')).toMatchObject({ permitted: false, state: 'REFUSED' });
    expect(await may(a, { purpose: 'partner_sharing', channel: 'ADS' })).toMatchObject({ reason: 'GPC' });
    moveTo('2026-03-02T11:00:00Z');
    await give(asCustomer(a), 'partner_sharing');
    expect(await standing(b, 'partner_sharing')).toMatchObject({ permitted: true });
    expect(
      (await askFor(a, '{ privacySignals { edges { node { gpc } } } }')).privacySignals.edges,
    ).toHaveLength(1);
    moveTo('2026-03-02T10:00:00Z');
  });
});
