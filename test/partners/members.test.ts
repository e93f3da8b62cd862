import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { cursorAt, placesIn } from '../../subgraphs/partners/playlists/cursors.ts';
import { eventually } from '../support/eventually.ts';
import { anIdentity } from '../support/merging.ts';
import { anEvent } from '../support/subgraph.ts';
import { useWebhookWorld } from './webhook-world.ts';

const world = useWebhookWorld();
const { subgraph: graph } = world;
const identity = anIdentity(graph.clock);
const fjord = { isrc: 'DEA232600017', title: 'Fjord', artist: 'Linnea' };
const ember = { isrc: 'DEA232600018', title: 'Ember', artist: 'Kante' };
const harbour = { isrc: 'DEA232600019', title: 'Harbour', artist: 'Kante' };

let ada: string;
/** Ada's second profile. */
let twin: string;
beforeEach(() => {
  graph.clock.now = new Date('2026-03-02T10:00:00Z');
  ada = newId('cus');
  twin = newId('cus');
});
afterEach(() => world.stopAll());

const asCustomer = (customerId: string): Actor => ({ kind: 'customer', customerId });
const aPartner = (customerId: string, members = [customerId], clientId = 'music'): Actor => ({
  ...{ kind: 'partner', clientId, customerId, grantId: `grt_${customerId}`, members },
  ...{ attributes: ['playlist.read', 'playlist.write', 'subscription.read'], purposes: ['partner_sharing'] },
  ...{ lookBackDays: 30, standing: 'ACTIVE' },
});

async function tell(...events: Parameters<typeof graph.deliver>) {
  expect(await graph.deliver(...events)).toEqual(events.map(() => null));
}
const merge = () => tell(identity.merged(ada, twin));
const unmerge = () => tell(identity.unmerged([ada], [twin]));
const later = (ms = 60_000) => world.pass(ms);

async function read(actor: Actor, id: string, selection: string) {
  const { data, errors } = await graph.entity(actor, { id, purposes: ['partner_sharing'] }, selection);
  expect(errors).toBeUndefined();
  return data;
}

describe('the ledger of who read what', () => {
  const aRead = (customerId: string, recipient: string, grantId: string | null = null) =>
    anEvent({
      type: 'patron.disclosure.recorded.v1',
      subject: customerId,
      time: graph.clock.now,
      data: {
        ...{
          customerId,
          requestId: 'req_1',
          recipient,
          recipientKind: recipient.split(':')[0] ?? '',
          grantId,
        },
        ...{ fields: ['Customer.name'], purposes: [] },
      },
    });
  const page = async (id: string, args = 'first: 20') => {
    const { disclosures } = await read(
      asCustomer(id),
      id,
      `{ disclosures(${args}) { edges { node { recipient sequence } } pageInfo { hasNextPage endCursor } } }`,
    );
    return {
      recipients: disclosures.edges.map(({ node }: { node: { recipient: string } }) => node.recipient),
      ...disclosures.pageInfo,
    };
  };

  it('is one of all ids, newest first, each chain unbroken, and parts again', async () => {
    for (const [index, customerId] of [ada, twin, ada, twin, twin].entries()) {
      await tell(aRead(customerId, `service:s${index}`));
      later();
    }
    await merge();
    await tell(aRead(ada, 'service:joined'));
    const all = ['service:joined', 'service:s4', 'service:s3', 'service:s2', 'service:s1', 'service:s0'];
    expect(await page(ada)).toMatchObject({ recipients: all, hasNextPage: false });
    expect(await page(twin)).toMatchObject({ recipients: all });

    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const found = await page(ada, `first: 2${after ? `, after: "${after}"` : ''}`);
      seen.push(...found.recipients);
      after = found.endCursor;
      if (!found.hasNextPage) break;
    }
    expect(seen).toEqual(all);

    await unmerge();
    expect(await page(ada)).toMatchObject({ recipients: ['service:joined', 'service:s2', 'service:s0'] });
    expect(await page(twin)).toMatchObject({ recipients: ['service:s4', 'service:s3', 'service:s1'] });
  });

  it('of several at the same moment none is left out', async () => {
    await merge();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), fc.nat(2)), { maxLength: 8 }), async (reads) => {
        await graph.db.collection('disclosures').deleteMany({ customerId: { $in: [ada, twin] } });
        await graph.db.collection('disclosureHeads').deleteMany({ _id: { $in: [ada, twin] } } as object);
        for (const [isTwin, seconds] of reads) {
          later(seconds * 1000);
          await tell(aRead(isTwin ? twin : ada, `service:${newId('s')}`));
        }
        const whole = (await page(ada, 'first: 100')).recipients;
        expect(whole).toHaveLength(reads.length);
        const paged: string[] = [];
        for (let after: string | null = null; ; ) {
          const found = await page(twin, `first: 1${after ? `, after: "${after}"` : ''}`);
          paged.push(...found.recipients);
          after = found.endCursor;
          if (!found.hasNextPage) break;
        }
        expect(paged).toEqual(whole);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('says in whose chain a link was altered', async () => {
    await tell(aRead(ada, 'service:erp'), aRead(twin, 'service:erp'));
    await merge();
    const officer: Actor = { kind: 'staff', staffId: 'stf_1', role: 'privacy_officer' };
    const fields = '{ disclosureHistoryIntact disclosureHistoryBreak { sequence } }';
    expect(await read(officer, twin, fields)).toEqual({
      ...{ disclosureHistoryIntact: true, disclosureHistoryBreak: null },
    });
    await graph.db
      .collection('disclosures')
      .updateOne({ customerId: twin }, { $set: { recipient: 'service:x' } });
    expect(await read(officer, ada, fields)).toEqual({
      ...{ disclosureHistoryIntact: false, disclosureHistoryBreak: { sequence: 1 } },
    });
    await unmerge();
    expect(await read(asCustomer(ada), ada, '{ disclosureHistoryIntact }')).toEqual({
      disclosureHistoryIntact: true,
    });
    expect(await read(asCustomer(twin), twin, '{ disclosureHistoryIntact }')).toEqual({
      disclosureHistoryIntact: false,
    });
  });

  it('knows when a grant was last read under, whichever id was read', async () => {
    const { clientId } = await world.anApp();
    const { grantId } = await world.grant(clientId, { customerId: twin });
    const recipient = `partner:${clientId}/${grantId}`;
    await tell(aRead(twin, recipient, grantId));
    await merge();
    later();
    const time = graph.clock.now;
    await tell(aRead(ada, recipient, grantId));
    const { data } = await graph.entity(asCustomer(ada), { id: grantId, type: 'Grant' }, '{ lastReadAt }');
    expect(data).toEqual({ lastReadAt: time });
  });
});

describe('the playlist', () => {
  async function change(mutation: 'saveTrack' | 'removeTrack', actor: Actor, input: object) {
    const type = mutation === 'saveTrack' ? 'SaveTrackInput' : 'RemoveTrackInput';
    const { data, errors } = await graph.ask(
      actor,
      `mutation($input: ${type}!) { ${mutation}(input: $input) { decision { isrc change } userErrors { code } } }`,
      { input: { idempotencyKey: newId('key'), ...input } },
    );
    expect(errors).toBeUndefined();
    later();
    return data[mutation].decision;
  }
  const titles = async (id: string, actor = asCustomer(id), args = 'first: 20') => {
    const { playlist } = await read(
      actor,
      id,
      `{ playlist(${args}) { edges { node { track { title } } } pageInfo { hasNextPage endCursor } } }`,
    );
    return {
      titles: playlist.edges.map(({ node }: { node: { track: { title: string } } }) => node.track.title),
      ...playlist.pageInfo,
    };
  };
  const changes = async (actor: Actor, id: string, after: string | null = null, first = 20) => {
    const { playlistDecisions } = await read(
      actor,
      id,
      `{ playlistDecisions(first: ${first}${after ? `, after: "${after}"` : ''}) {
         edges { node { isrc change } } pageInfo { hasNextPage endCursor } } }`,
    );
    return {
      found: playlistDecisions.edges.map(
        ({ node }: { node: { isrc: string; change: string } }) => `${node.change} ${node.isrc}`,
      ),
      ...playlistDecisions.pageInfo,
    };
  };

  it('has each track once, the last saved first, and what was decided last stands', async () => {
    await change('saveTrack', asCustomer(ada), fjord);
    await change('saveTrack', asCustomer(twin), ember);
    await change('saveTrack', asCustomer(twin), fjord);
    await change('saveTrack', asCustomer(ada), harbour);
    await merge();
    expect(await titles(ada)).toMatchObject({ titles: ['Harbour', 'Fjord', 'Ember'], hasNextPage: false });
    const first = await titles(twin, asCustomer(twin), 'first: 2');
    expect(first).toMatchObject({ titles: ['Harbour', 'Fjord'], hasNextPage: true });
    expect(await titles(twin, asCustomer(twin), `first: 2, after: "${first.endCursor}"`)).toMatchObject({
      ...{ titles: ['Ember'], hasNextPage: false },
    });

    // Ada removes a track that only the twin had saved.
    expect(await change('removeTrack', asCustomer(ada), { isrc: ember.isrc })).toEqual({
      ...{ isrc: ember.isrc, change: 'REMOVED' },
    });
    expect((await titles(twin)).titles).toEqual(['Harbour', 'Fjord']);

    await unmerge();
    expect((await titles(ada)).titles).toEqual(['Harbour', 'Fjord']);
    expect((await titles(twin)).titles).toEqual(['Fjord', 'Ember']);
  });

  it('tells an app whose decision stands when another one is older', async () => {
    await change('saveTrack', asCustomer(ada), fjord);
    const stale = new Date(graph.clock.now.getTime() - 3_600_000);
    await merge();
    expect(
      await change('removeTrack', aPartner(twin, [twin, ada]), { isrc: fjord.isrc, decidedAt: stale }),
    ).toEqual({
      ...{ isrc: fjord.isrc, change: 'SAVED' },
    });
    expect((await titles(ada)).titles).toEqual(['Fjord']);
    await unmerge();
    expect((await titles(twin)).titles).toEqual([]);
  });

  it('shows an app only what its grant opens', async () => {
    await change('saveTrack', asCustomer(ada), fjord);
    await change('saveTrack', asCustomer(twin), ember);
    await merge();
    expect((await titles(ada, aPartner(ada))).titles).toEqual(['Fjord']);
    expect((await titles(ada, aPartner(ada, [ada, twin]))).titles).toEqual(['Ember', 'Fjord']);
  });

  it('lets a follower of changes miss nothing when ids are joined, nor later', async () => {
    await change('saveTrack', asCustomer(ada), fjord);
    await change('saveTrack', asCustomer(twin), ember);
    const app = aPartner(ada, [ada, twin]);
    const before = await changes(app, ada);
    expect(before).toMatchObject({ found: [`SAVED ${fjord.isrc}`], endCursor: '1' });
    await merge();
    const joined = await changes(app, ada, before.endCursor, 1);
    expect(joined).toMatchObject({ found: [`SAVED ${fjord.isrc}`], hasNextPage: true });
    const rest = await changes(app, ada, joined.endCursor, 1);
    expect(rest).toMatchObject({ found: [`SAVED ${ember.isrc}`], hasNextPage: false });
    expect(await changes(app, ada, rest.endCursor)).toEqual({
      ...{ found: [], hasNextPage: false, endCursor: rest.endCursor },
    });
    await change('removeTrack', asCustomer(twin), { isrc: fjord.isrc });
    const last = await changes(app, ada, rest.endCursor);
    expect(last.found).toEqual([`REMOVED ${fjord.isrc}`]);
    await unmerge();
    expect((await changes(app, ada, last.endCursor)).found).toEqual([`SAVED ${fjord.isrc}`]);
  });

  it('a cursor stands for the places of each id, and for none of another set', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
        (members, places) => {
          const own = places.slice(0, members.length);
          expect(placesIn(cursorAt(own, members), members)).toEqual(own);
          const others = [...members, 'one-more-id'];
          expect(placesIn(cursorAt(own, members), others)).toEqual(others.map(() => 0));
        },
      ),
    );
    expect(() => placesIn('nonsense', ['a'])).toThrow(/no cursor/);
  });
});

describe('subscriptions with partners', () => {
  it('are those of all ids, for an app its own', async () => {
    const report = (actor: Actor, subscriptionId: string) =>
      graph.ask(
        actor,
        'mutation($input: ReportSubscriptionInput!) { reportSubscription(input: $input) { userErrors { code } } }',
        {
          input: {
            subscriptionId,
            state: 'STARTED',
            occurredAt: graph.clock.now,
            idempotencyKey: newId('key'),
          },
        },
      );
    const reporting = (customerId: string, clientId: string) =>
      ({ ...aPartner(customerId, [customerId], clientId), attributes: ['subscription.report'] }) as Actor;
    expect((await report(reporting(ada, 'music'), 'one')).codes).toBeUndefined();
    await report(reporting(twin, 'music'), 'two');
    await report(reporting(twin, 'films'), 'three');
    const list = async (id: string) => {
      const { partnerSubscriptions } = await read(
        asCustomer(id),
        id,
        '{ partnerSubscriptions { edges { node { subscriptionId } } } }',
      );
      return partnerSubscriptions.edges.map(
        ({ node }: { node: { subscriptionId: string } }) => node.subscriptionId,
      );
    };
    expect(await list(ada)).toEqual(['one']);
    await merge();
    expect(await list(ada)).toEqual(['three', 'two', 'one']);
    await unmerge();
    expect(await list(twin)).toEqual(['three', 'two']);
  });
});

describe('apps', () => {
  const covers = (grantId: string, ...members: string[]) => {
    const grant = world.live.get(grantId);
    if (grant) world.live.set(grantId, { ...grant, members });
  };

  it('are told of the other id’s changes by the name that they know, while their grant opens them', async () => {
    const { clientId, asApp } = await world.anApp();
    const { receiver } = await world.anEndpoint(asApp);
    const { grantId, customer } = await world.grant(clientId, { customerId: ada });
    await merge();
    covers(grantId, ada, twin);
    await world.changePlaylist(twin);
    world.send();
    await eventually(() => receiver.calls.map(({ type }) => type)).toEqual([
      'grant.changed',
      'playlist.changed',
    ]);
    expect(receiver.calls.map(({ body }) => JSON.parse(body).data.customer)).toEqual([customer, customer]);
    const recorded = await graph.published('patron.disclosure.recorded.v1');
    expect(recorded.filter(({ data }) => data.grantId === grantId).map(({ subject }) => subject)).toEqual([
      twin,
    ]);

    covers(grantId, ada);
    await world.changePlaylist(twin);
    await world.changePlaylist(ada);
    await eventually(() => receiver.calls.length).toBe(3);
    await unmerge();
    await world.changePlaylist(twin);
    await world.changePlaylist(ada);
    await eventually(() => receiver.calls.length).toBe(4);
    // In the feed, which it reads later, is only what it may still be told.
    const feed = await world.events(asApp);
    expect(feed.edges.filter(({ node }) => node.eventType === 'PLAYLIST_CHANGED')).toHaveLength(2);
  });

  it('that know one person by two names hear of both, and have erased them when they took both', async () => {
    const { clientId, asApp } = await world.anApp();
    const { receiver } = await world.anEndpoint(asApp, ['PLAYLIST_CHANGED']);
    const names = [
      (await world.grant(clientId, { customerId: ada })).customer,
      (await world.grant(clientId, { customerId: twin })).customer,
    ];
    await merge();
    const requestId = newId('rgt');
    const members = [ada, twin];
    const order = (right: 'ACCESS' | 'ERASE') =>
      anEvent({
        type: 'patron.rights.ordered.v1',
        subject: ada,
        time: graph.clock.now,
        data: { requestId, customerId: ada, right, members },
      });
    const acknowledgements = async () => {
      const all = await graph.published('patron.rights.acknowledged.v1');
      return all.filter(({ data }) => data.requestId === requestId && data.by === `partner:${clientId}`);
    };
    const told = (type: string) =>
      receiver.calls
        .filter((call) => call.type === type)
        .map(({ body }) => JSON.parse(body).data.customer)
        .sort();

    world.send();
    await tell(order('ACCESS'));
    await eventually(() => told('data.requested')).toEqual([...names].sort());
    await tell(order('ERASE'));
    await eventually(() => told('customer.erased')).toEqual([...names].sort());
    await eventually(acknowledgements).toHaveLength(1);
    expect(await graph.db.collection('webhookEvents').countDocuments({ customerId: { $in: members } })).toBe(
      2,
    );
  }, 60_000);
});
