import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { partners } from '../../subgraphs/partners/subgraph.ts';
import { anEvent, useSubgraph } from '../support/subgraph.ts';
import { anApp } from './builders.ts';

type Read = {
  recipient?: string;
  recipientKind?: string;
  grantId?: string | null;
  requestId?: string | null;
};

const aReadOf = (customerId: string, { recipient = 'associate:asc_1', ...read }: Read = {}) =>
  anEvent({
    type: 'patron.disclosure.recorded.v1',
    subject: customerId,
    time: new Date('2026-03-02T09:00:00Z'),
    data: {
      customerId,
      requestId: 'req_1',
      recipient,
      recipientKind: recipient.split(':')[0] ?? '',
      grantId: null,
      fields: ['Customer.name', 'Customer.phones'],
      purposes: ['in_store_recognition'],
      ...read,
    },
  });

const HISTORY = /* GraphQL */ `{
  disclosureHistoryIntact
  disclosures(first: 2) {
    edges { cursor node { sequence at recipientKind recipient app { id name } grantId fields purposes requestId } }
    pageInfo { hasNextPage endCursor }
  }
}`;

describe('the disclosure ledger', () => {
  const subgraph = useSubgraph(partners);
  const aCustomer = () => {
    const customerId = newId('cus');
    return { customerId, asThem: { kind: 'customer', customerId } as const };
  };
  const historyOf = async (customerId: string, actor: Actor, selection = HISTORY) =>
    (await subgraph.entity(actor, { id: customerId }, selection)).data;
  const isIntact = async (customerId: string) =>
    (await historyOf(customerId, { kind: 'customer', customerId }, '{ disclosureHistoryIntact }'))
      ?.disclosureHistoryIntact;

  it('shows reads of one kind of recipient, or under some grants, when asked for them', async () => {
    const { customerId, asThem } = aCustomer();
    await subgraph.deliver(
      aReadOf(customerId, { recipient: 'service:erp', recipientKind: 'service' }),
      aReadOf(customerId, { recipient: 'partner:tunes/grt_1', recipientKind: 'partner', grantId: 'grt_1' }),
      aReadOf(customerId, { recipient: 'partner:tunes/grt_2', recipientKind: 'partner', grantId: 'grt_2' }),
    );
    const recipients = async (filter: string) => {
      const { disclosures } = await historyOf(
        customerId,
        asThem,
        `{ disclosures(${filter}) { edges { node { recipient } } } }`,
      );
      return disclosures.edges.map(({ node }: { node: { recipient: string } }) => node.recipient);
    };
    expect(await recipients('recipientKind: SERVICE')).toEqual(['service:erp']);
    expect(await recipients('recipientKind: PARTNER')).toEqual([
      'partner:tunes/grt_2',
      'partner:tunes/grt_1',
    ]);
    expect(await recipients('grantIds: ["grt_1", "grt_9"]')).toEqual(['partner:tunes/grt_1']);
    expect(await recipients('grantIds: ["grt_1"], recipientKind: SERVICE')).toEqual([]);
    const none = await subgraph.entity(
      asThem,
      { id: customerId },
      '{ disclosures(grantIds: []) { edges { cursor } } }',
    );
    expect(none.codes).toEqual(['BAD_USER_INPUT']);
  });

  it('shows the customer who saw what, newest first, page by page', async () => {
    const { customerId, asThem } = aCustomer();
    await subgraph.data.apps.register(anApp({ id: 'tunes', name: 'Tunes' }));
    await subgraph.deliver(
      aReadOf(customerId),
      aReadOf(customerId, { recipient: 'service:erp', requestId: null }),
      aReadOf(customerId, { recipient: 'partner:tunes/grt_1', grantId: 'grt_1' }),
    );

    const page = await historyOf(customerId, asThem);
    expect(page.disclosures.edges.map(({ node }: { node: object }) => node)).toEqual([
      {
        sequence: 3,
        at: new Date('2026-03-02T09:00:00Z'),
        recipientKind: 'PARTNER',
        recipient: 'partner:tunes/grt_1',
        app: { id: 'tunes', name: 'Tunes' },
        grantId: 'grt_1',
        fields: ['Customer.name', 'Customer.phones'],
        purposes: ['in_store_recognition'],
        requestId: 'req_1',
      },
      {
        sequence: 2,
        at: new Date('2026-03-02T09:00:00Z'),
        recipientKind: 'SERVICE',
        recipient: 'service:erp',
        app: null,
        grantId: null,
        fields: ['Customer.name', 'Customer.phones'],
        purposes: ['in_store_recognition'],
        requestId: null,
      },
    ]);
    expect(page.disclosures.pageInfo).toEqual({
      hasNextPage: true,
      endCursor: page.disclosures.edges[1].cursor,
    });
    const rest = await historyOf(
      customerId,
      asThem,
      `{ disclosures(first: 2, after: "${page.disclosures.pageInfo.endCursor}") { edges { node { sequence } } pageInfo { hasNextPage } } }`,
    );
    expect(rest.disclosures).toEqual({
      edges: [{ node: { sequence: 1 } }],
      pageInfo: { hasNextPage: false },
    });
    expect(page.disclosureHistoryIntact).toBe(true);
  });

  it('is empty and intact for a customer whom nobody read', async () => {
    const { customerId, asThem } = aCustomer();
    expect(await historyOf(customerId, asThem)).toEqual({
      disclosureHistoryIntact: true,
      disclosures: { edges: [], pageInfo: { hasNextPage: false, endCursor: null } },
    });
  });

  it('records a read once, however often it is reported', async () => {
    const { customerId } = aCustomer();
    const event = aReadOf(customerId);
    await subgraph.deliver(event);
    expect(await subgraph.deliver(event)).toEqual([null]);
    expect(await subgraph.db.collection('disclosures').countDocuments({ customerId })).toBe(1);
    expect(await isIntact(customerId)).toBe(true);
  });

  it('does not fork when several consumers append at once', async () => {
    const { customerId } = aCustomer();
    const results = await Promise.all(
      Array.from({ length: 12 }, () => subgraph.deliver(aReadOf(customerId))),
    );
    expect(results.flat()).toEqual(Array.from({ length: 12 }, () => null));
    const links = await subgraph.db.collection('disclosures').find({ customerId }).sort({ _id: 1 }).toArray();
    expect(links.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 12 }, (_, index) => index + 1),
    );
    expect(await isIntact(customerId)).toBe(true);
  });

  it('looks whole to who checks it while it grows', async () => {
    const { customerId, asThem } = aCustomer();
    let growing = true;
    const checks: boolean[] = [];
    const check = async () => {
      while (growing) checks.push(await isIntact(customerId));
    };
    const grow = async () => {
      for (let reads = 0; reads < 60; reads += 1) await subgraph.deliver(aReadOf(customerId));
      growing = false;
    };
    await Promise.all([grow(), check(), check(), check()]);
    expect(new Set(checks)).toEqual(new Set([true]));
    expect(
      await historyOf(customerId, asThem, '{ disclosures(first: 1) { edges { node { sequence } } } }'),
    ).toEqual({
      disclosures: { edges: [{ node: { sequence: 60 } }] },
    });
  });

  it.each<[string, (customerId: string) => Promise<unknown>]>([
    [
      'one letter of a field’s name is altered',
      (customerId) =>
        subgraph.db
          .collection('disclosures')
          .updateOne({ customerId, sequence: 2 }, { $set: { fields: ['Customer.name', 'Customer.phoned'] } }),
    ],
    [
      'a link is removed',
      (customerId) => subgraph.db.collection('disclosures').deleteOne({ customerId, sequence: 2 }),
    ],
    [
      'the newest link is removed',
      (customerId) => subgraph.db.collection('disclosures').deleteOne({ customerId, sequence: 3 }),
    ],
    [
      'all links are removed',
      (customerId) => subgraph.db.collection('disclosures').deleteMany({ customerId }),
    ],
    [
      'the head is removed',
      (customerId) =>
        subgraph.db.collection<{ _id: string }>('disclosureHeads').deleteOne({ _id: customerId }),
    ],
  ])('is not intact once %s', async (_, tamper) => {
    const { customerId } = aCustomer();
    await subgraph.deliver(aReadOf(customerId), aReadOf(customerId), aReadOf(customerId));
    expect(await isIntact(customerId)).toBe(true);
    await tamper(customerId);
    expect(await isIntact(customerId)).toBe(false);
  });

  it('tells the privacy officer, and nobody else, where it breaks', async () => {
    const { customerId, asThem } = aCustomer();
    const officer = { kind: 'staff', staffId: 'stf_p', role: 'privacy_officer' } as const;
    const selection = '{ disclosureHistoryBreak { sequence problem } }';
    const breakOf = () => historyOf(customerId, officer, selection);
    await subgraph.deliver(aReadOf(customerId), aReadOf(customerId), aReadOf(customerId));
    expect(await breakOf()).toEqual({ disclosureHistoryBreak: null });
    const links = subgraph.db.collection('disclosures');
    await links.updateOne({ customerId, sequence: 2 }, { $set: { fields: ['Customer.name'] } });
    expect(await breakOf()).toEqual({ disclosureHistoryBreak: { sequence: 2, problem: 'ALTERED' } });
    await links.deleteOne({ customerId, sequence: 2 });
    expect(await breakOf()).toEqual({ disclosureHistoryBreak: { sequence: 2, problem: 'MISSING' } });
    await links.deleteMany({ customerId });
    expect(await breakOf()).toEqual({ disclosureHistoryBreak: { sequence: 1, problem: 'MISSING' } });
    const { codes } = await subgraph.entity(asThem, { id: customerId }, selection);
    expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it('knows when each grant was last read under, and tells nobody but the customer and the privacy officer', async () => {
    const { customerId, asThem } = aCustomer();
    const [read, unread] = [newId('grt'), newId('grt')];
    for (const grantId of [read, unread]) {
      await subgraph.deliver(
        anEvent({
          type: 'patron.grant.changed.v1',
          subject: customerId,
          time: new Date('2026-03-01T09:00:00Z'),
          data: { customerId, grantId, clientId: 'tunes', state: 'ACTIVE' },
        }),
      );
    }
    const theirs = { recipient: `partner:tunes/${read}`, grantId: read };
    await subgraph.deliver(aReadOf(customerId, theirs), aReadOf(customerId));
    const lastRead = (actor: Actor, id: string) =>
      subgraph.entity(actor, { id, type: 'Grant' }, '{ lastReadAt }');
    expect((await lastRead(asThem, read)).data).toEqual({ lastReadAt: new Date('2026-03-02T09:00:00Z') });
    expect((await lastRead(asThem, unread)).data).toEqual({ lastReadAt: null });
    expect((await lastRead(asThem, newId('grt'))).data).toEqual({ lastReadAt: null });
    const stranger = { kind: 'customer', customerId: 'cus_other' } as const;
    expect((await lastRead(stranger, read)).codes).toEqual(['FORBIDDEN']);
    const app = { ...aPartner(customerId), grantId: read } as Actor;
    expect((await lastRead(app, read)).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it('refuses what nobody may be: the event goes to the dead letters and the chain stays as it was', async () => {
    const { customerId } = aCustomer();
    const [outcome] = await subgraph.deliver(aReadOf(customerId, { recipientKind: 'robot' }));
    expect(outcome).not.toBeNull();
    expect(await isIntact(customerId)).toBe(true);
    expect(await subgraph.db.collection('disclosures').countDocuments({ customerId })).toBe(0);
  });

  it.each<[string, Actor, string[]]>([
    [
      'an app with every attribute',
      aPartner('cus_kept'),
      ['UNAUTHORIZED_FIELD_OR_TYPE', 'UNAUTHORIZED_FIELD_OR_TYPE'],
    ],
    ['another customer', { kind: 'customer', customerId: 'cus_other' }, ['FORBIDDEN']],
    ['an analyst', { kind: 'staff', staffId: 'stf_1', role: 'analyst' }, ['FORBIDDEN']],
    ['a visitor', { kind: 'visitor' }, ['UNAUTHENTICATED']],
  ])('is not shown to %s', async (_, actor, codes) => {
    await subgraph.deliver(aReadOf('cus_kept'));
    const selection = '{ disclosureHistoryIntact disclosures(first: 1) { edges { node { hash } } } }';
    const { data, codes: given } = await subgraph.entity(actor, { id: 'cus_kept' }, selection);
    expect(given).toEqual(codes);
    expect(data?.disclosures ?? null).toBeNull();
  });

  it('is shown to the privacy officer, whose read is reported in turn', async () => {
    const { customerId } = aCustomer();
    await subgraph.deliver(aReadOf(customerId));
    const officer = { kind: 'staff', staffId: 'stf_p', role: 'privacy_officer' } as const;
    const seen = await historyOf(
      customerId,
      officer,
      '{ disclosures(first: 1) { edges { node { sequence } } } }',
    );
    expect(seen).toEqual({ disclosures: { edges: [{ node: { sequence: 1 } }] } });
    const reported = await subgraph.published('patron.disclosure.recorded.v1');
    expect(reported.at(-1)?.data).toMatchObject({
      customerId,
      recipient: 'privacy_officer:stf_p',
      fields: ['Customer.disclosures', 'Disclosure.sequence'],
    });
  });
});

const aPartner = (customerId: string): Actor => ({
  kind: 'partner',
  lookBackDays: 365,
  standing: 'ACTIVE',
  clientId: 'tunes',
  customerId,
  grantId: 'grt_1',
  attributes: ['profile.name', 'profile.email', 'orders.history', 'loyalty.balance'],
  purposes: ['partner_sharing'],
});
