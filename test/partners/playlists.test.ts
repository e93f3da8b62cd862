import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { partners } from '../../subgraphs/partners/subgraph.ts';
import { anEvent, useSubgraph } from '../support/subgraph.ts';

const graph = useSubgraph(partners);
const NOON = new Date('2026-03-02T12:00:00Z');
const at = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);
let customerId: string;
let ada: Actor;
beforeEach(() => {
  graph.clock.now = NOON;
  customerId = newId('cus');
  ada = { kind: 'customer', customerId };
});

const READ_AND_WRITE = ['playlist.read', 'playlist.write'];
const anApp = (attributes = READ_AND_WRITE, clientId = 'music'): Actor => ({
  kind: 'partner',
  clientId,
  customerId,
  grantId: `grt_${clientId}`,
  attributes,
  purposes: ['partner_sharing'],
  lookBackDays: 30,
  standing: 'ACTIVE',
});

const fjord = { isrc: 'DEA232600017', title: 'Fjord', artist: 'Linnea' };
const ember = { isrc: 'DEA232600018', title: 'Ember', artist: 'Kante' };
const DECISION = 'decision { isrc change track { isrc title artist } decidedAt }';

async function change(mutation: 'saveTrack' | 'removeTrack', actor: Actor, input: object) {
  const type = mutation === 'saveTrack' ? 'SaveTrackInput' : 'RemoveTrackInput';
  const { data, codes } = await graph.ask(
    actor,
    `mutation($input: ${type}!) { ${mutation}(input: $input) {
       ${DECISION} userErrors { code field } idempotentReplay } }`,
    { input: { idempotencyKey: newId('key'), ...input } },
  );
  return data?.[mutation] ?? codes;
}
const save = (actor: Actor, input: object = {}) => change('saveTrack', actor, { ...fjord, ...input });
const remove = (actor: Actor, input: object = {}) =>
  change('removeTrack', actor, { isrc: fjord.isrc, ...input });

const FIELDS = `{ playlist { edges { node { track { isrc title artist } savedAt } } } }`;
async function playlist(actor: Actor = ada) {
  const { data } = await graph.entity(actor, { id: customerId }, FIELDS);
  return data.playlist?.edges.map(({ node }: { node: object }) => node) ?? null;
}

async function decisions(after: string | null, first = 20) {
  const { data } = await graph.ask(
    ada,
    `query($representations: [_Any!]!, $first: Int!, $after: String) {
       _entities(representations: $representations) { ... on Customer { playlistDecisions(first: $first, after: $after) {
         edges { node { isrc change } } pageInfo { hasNextPage endCursor } } } } }`,
    { representations: [{ __typename: 'Customer', id: customerId }], first, after },
  );
  const { edges, pageInfo } = data._entities[0].playlistDecisions;
  return {
    found: edges.map(({ node }: { node: { isrc: string; change: string } }) => `${node.change} ${node.isrc}`),
    ...pageInfo,
  };
}

const changes = async () => {
  const published = await graph.published('patron.playlist.changed.v1');
  return published.filter(({ subject }) => subject === customerId).map(({ data }) => data);
};

describe('a playlist', () => {
  it('has what the customer saved, the last first, each recording once', async () => {
    expect(await save(ada, { isrc: 'de-a23-26-00017' })).toEqual({
      decision: { isrc: fjord.isrc, change: 'SAVED', track: fjord, decidedAt: NOON },
      userErrors: [],
      idempotentReplay: false,
    });
    graph.clock.now = at(1);
    await save(ada, ember);
    graph.clock.now = at(2);
    await save(ada);
    expect(await playlist()).toEqual([
      { track: fjord, savedAt: at(2) },
      { track: ember, savedAt: at(1) },
    ]);
  });

  it('has what an app saved under a grant, and tells of both sides with their name', async () => {
    await save(anApp());
    await save(ada, ember);
    expect(await playlist(anApp())).toEqual([
      { track: ember, savedAt: NOON },
      { track: fjord, savedAt: NOON },
    ]);
    expect(await changes()).toEqual([
      { customerId, isrc: fjord.isrc, change: 'SAVED', by: 'partner:music/grt_music' },
      { customerId, isrc: ember.isrc, change: 'SAVED', by: `customer:${customerId}` },
    ]);
  });

  it('does not have what was removed, nor is it kept what that was', async () => {
    await save(ada);
    expect(await remove(anApp())).toMatchObject({ decision: { change: 'REMOVED', track: null } });
    expect(await playlist()).toEqual([]);
    const stored = await graph.db.collection('playlistTracks').findOne({ customerId });
    expect(stored).not.toHaveProperty('title');
  });

  it('keeps a decision that was taken later and came earlier', async () => {
    await remove(anApp(), { decidedAt: at(-5) });
    expect(await save(ada, { decidedAt: at(-10) })).toMatchObject({
      decision: { change: 'REMOVED', decidedAt: at(-5) },
      userErrors: [],
    });
    expect(await playlist()).toEqual([]);
    expect(await changes()).toHaveLength(1);
  });

  it('is as removed when it was saved and removed at the same moment', async () => {
    await remove(anApp(), { decidedAt: at(-5) });
    await save(ada, { decidedAt: at(-5) });
    expect(await playlist()).toEqual([]);
  });

  it('is as the customer says last, however fast the clock of the other side', async () => {
    await save(anApp(), { decidedAt: at(299) });
    expect(await remove(ada)).toMatchObject({ decision: { change: 'REMOVED' } });
    expect(await playlist()).toEqual([]);
  });

  it('ends the same when many decide at once, in any order and repeatedly', async () => {
    const decided = Array.from({ length: 12 }, (_, index) => ({
      ...fjord,
      decidedAt: at(index - 100),
      idempotencyKey: `many-${index}`,
    }));
    const attempts = [...decided, ...decided].sort((a, b) => (a.idempotencyKey < b.idempotencyKey ? -1 : 1));
    const answers = await Promise.all(
      attempts.map(({ isrc, title, artist, decidedAt, idempotencyKey }, index) =>
        decidedAt.getTime() % 2000 === 0
          ? save(anApp(), { isrc, title, artist, decidedAt, idempotencyKey })
          : remove(index % 2 ? ada : anApp(), { isrc, decidedAt, idempotencyKey }),
      ),
    );
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    const { found } = await decisions(null);
    expect(found).toEqual([`REMOVED ${fjord.isrc}`]); // decided last, at an odd second
  }, 30_000);

  it('answers a repeated key as it did first, and refuses it for another track', async () => {
    const idempotencyKey = 'once';
    await save(ada, { idempotencyKey });
    await remove(ada);
    expect(await save(ada, { idempotencyKey })).toMatchObject({
      decision: { change: 'SAVED' },
      idempotentReplay: true,
    });
    expect(await playlist()).toEqual([]);
    expect((await save(ada, { ...ember, idempotencyKey })).userErrors).toEqual([
      { code: 'IDEMPOTENCY_MISMATCH', field: ['input', 'isrc'] },
    ]);
  });

  it('is followed by a cursor: what has changed since, removals included', async () => {
    await save(ada);
    await save(ada, ember);
    const first = await decisions(null, 1);
    expect(first).toEqual({ found: [`SAVED ${fjord.isrc}`], hasNextPage: true, endCursor: '1' });
    const second = await decisions(first.endCursor);
    expect(second.found).toEqual([`SAVED ${ember.isrc}`]);
    expect(await decisions(second.endCursor)).toEqual({
      found: [],
      hasNextPage: false,
      endCursor: second.endCursor,
    });
    await remove(ada);
    expect((await decisions(second.endCursor)).found).toEqual([`REMOVED ${fjord.isrc}`]);
  });

  it.each([
    ['isrc', save, { isrc: 'x' }],
    ['title', save, { title: '' }],
    ['decidedAt', save, { decidedAt: at(301) }],
    ['isrc', remove, { isrc: '' }],
    ['decidedAt', remove, { decidedAt: at(301) }],
  ])('takes no decision with a wrong %s', async (field, decide, input) => {
    expect(await decide(ada, input)).toEqual({
      decision: null,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', field] }],
      idempotentReplay: false,
    });
    expect(await changes()).toEqual([]);
  });

  it('takes no more tracks than it can remember', async () => {
    const tracks = Array.from({ length: 10_000 }, (_, index) => ({
      _id: `${customerId}/DEA23${String(index).padStart(7, '0')}`,
      ...{ customerId, isrc: `DEA23${String(index).padStart(7, '0')}`, change: 'REMOVED' },
      ...{ decidedAt: NOON, by: 'partner:music/grt_music', sequence: index + 1 },
    }));
    await graph.db.collection<{ _id: string }>('playlistTracks').insertMany(tracks);
    await graph.db
      .collection<{ _id: string }>('playlists')
      .insertOne({ _id: customerId, ...{ sequence: 10_000 } });
    expect((await save(ada, { isrc: 'GBA232600001' })).userErrors).toEqual([
      { code: 'PLAYLIST_FULL', field: null },
    ]);
    expect((await save(ada, { isrc: 'DEA230000001', decidedAt: at(1) })).userErrors).toEqual([]);
  }, 60_000);
});

describe('whose a playlist is', () => {
  it('is refused to an app without the attribute', async () => {
    expect(await save(anApp(['playlist.read']))).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    expect(await remove(anApp(['playlist.read']))).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    expect(await playlist(anApp(['playlist.write']))).toBeNull();
  });

  it('an app that may only write learns nothing of what stands', async () => {
    const { data, codes } = await graph.ask(
      anApp(['playlist.write']),
      `mutation($input: SaveTrackInput!) { saveTrack(input: $input) { ${DECISION} userErrors { code } } }`,
      { input: { ...fjord, idempotencyKey: newId('key') } },
    );
    expect(data.saveTrack).toEqual({ decision: null, userErrors: [] });
    expect(new Set(codes)).toEqual(new Set(['UNAUTHORIZED_FIELD_OR_TYPE']));
    expect(await playlist()).toHaveLength(1);
  });

  it('tells which app saved a track to the customer alone', async () => {
    await save(anApp());
    const selection = '{ playlist { edges { node { app { id } } } } }';
    const other = await graph.entity(anApp(['playlist.read'], 'other'), { id: customerId }, selection);
    expect(other.codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    expect(other.data.playlist.edges[0].node.app).toBeNull();
  });

  it.each<[string, Actor]>([
    ['a visitor', { kind: 'visitor' }],
    ['an associate', { kind: 'associate', associateId: 'asc_1', stores: ['sto_1'] }],
    ['an app for itself', { kind: 'app', clientId: 'music' }],
    ['an admin', { kind: 'staff', staffId: 'sta_1', role: 'admin' }],
  ])('is nothing that %s changes', async (_, actor) => {
    expect(await save(actor)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it('is on record as shown when an app has read it', async () => {
    await save(ada);
    await playlist(anApp());
    const [record] = (await graph.published('patron.disclosure.recorded.v1')).filter(
      ({ subject }) => subject === customerId,
    );
    expect(record?.data).toMatchObject({ recipient: 'partner:music/grt_music' });
    expect(record?.data.fields).toContain('PlaylistTrack.track');
  });
});

describe('a change of a playlist', () => {
  const grantOf = (clientId: string, attributes: string[], state = 'ACTIVE') =>
    anEvent({
      type: 'patron.grant.changed.v1',
      subject: customerId,
      time: NOON,
      data: {
        ...{ customerId, clientId, state, attributes },
        grantId: `grt_${clientId}_${customerId}`,
        expiresAt: at(86_400).toISOString(),
      },
    });
  const toldTo = async () => {
    const types = ['playlist.changed', 'points.exchanged'];
    const events = await graph.db
      .collection('webhookEvents')
      .find({ customerId, type: { $in: types } })
      .toArray();
    return events.map(({ clientId, type, grantId, attribute, data }) => ({
      clientId,
      type,
      grantId,
      attribute,
      data,
    }));
  };
  const aWebhook = (clientId: string) => ({
    clientId,
    type: 'playlist.changed',
    grantId: `grt_${clientId}_${customerId}`,
    attribute: 'playlist.read',
    data: {},
  });

  it('is told to each app that may read it, and never to its cause', async () => {
    await graph.deliver(
      grantOf('music', READ_AND_WRITE),
      grantOf('radio', ['playlist.read']),
      grantOf('rewards', ['loyalty.balance']),
      grantOf('ended', ['playlist.read'], 'REVOKED'),
    );
    const data = { customerId, isrc: fjord.isrc, change: 'SAVED' as const, by: 'partner:music/grt_1' };
    const event = anEvent({ type: 'patron.playlist.changed.v1', subject: customerId, time: NOON, data });
    expect(await graph.deliver(event, event)).toEqual([null, null]);
    expect(await toldTo()).toEqual([aWebhook('radio')]);
  });

  it('is told to all of them when the customer made it with us', async () => {
    await graph.deliver(grantOf('music', READ_AND_WRITE), grantOf('radio', ['playlist.read']));
    const data = { customerId, isrc: fjord.isrc, change: 'REMOVED' as const, by: `customer:${customerId}` };
    await graph.deliver(
      anEvent({ type: 'patron.playlist.changed.v1', subject: customerId, time: NOON, data }),
    );
    expect((await toldTo()).sort((a, b) => (a.clientId < b.clientId ? -1 : 1))).toEqual([
      aWebhook('music'),
      aWebhook('radio'),
    ]);
  });

  it('is told of an exchange to the app that asked for it', async () => {
    const data = {
      ...{
        customerId,
        exchangeId: 'exc_1',
        clientId: 'rewards',
        grantId: 'grt_1',
        direction: 'OUT' as const,
      },
      ...{ points: 100, partnerUnits: 50, state: 'SETTLED' as const },
    };
    await graph.deliver(
      anEvent({ type: 'patron.points.exchanged.v1', subject: customerId, time: NOON, data }),
    );
    expect(await toldTo()).toEqual([
      {
        clientId: 'rewards',
        type: 'points.exchanged',
        grantId: 'grt_1',
        attribute: 'loyalty.exchange',
        data: { exchange: 'exc_1', state: 'SETTLED' },
      },
    ]);
  });
});
