import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { partners } from '../../subgraphs/partners/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';

const graph = useSubgraph(partners);
const NOON = new Date('2026-03-02T12:00:00Z');
let storeId: string;
beforeEach(() => {
  graph.clock.now = NOON;
  storeId = newId('sto');
});

const visitor: Actor = { kind: 'visitor' };
const aPlayer = (deviceKind = 'player'): Actor => ({
  kind: 'device',
  deviceId: 'dev_1',
  storeId,
  deviceKind,
});
const at = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);

const fjord = { isrc: 'DEA232600017', title: 'Fjord', artist: 'Linnea' };
const ember = { isrc: 'DEA232600018', title: 'Ember', artist: 'Kante' };

async function report(input: object, actor = aPlayer()) {
  const { data, codes } = await graph.ask(
    actor,
    `mutation($input: ReportPlayingInput!) { reportPlaying(input: $input) {
       play { store { id } track { isrc title artist } startedAt endsAt } userErrors { code field } } }`,
    { input: { ...fjord, startedAt: NOON, durationSeconds: 180, ...input } },
  );
  return data?.reportPlaying ?? codes;
}

async function playing(id = storeId) {
  const { data } = await graph.ask(
    visitor,
    'query($id: ID!) { whatsPlaying(storeId: $id) { store { id } track { isrc title artist } startedAt endsAt } }',
    { id },
  );
  return data.whatsPlaying;
}

async function played(first = 10) {
  const { data, codes } = await graph.ask(
    visitor,
    'query($id: ID!, $first: Int!) { recentlyPlayed(storeId: $id, first: $first) { track { title } } }',
    { id: storeId, first },
  );
  return data?.recentlyPlayed?.map(({ track }: { track: { title: string } }) => track.title) ?? codes;
}

const fjordAtNoon = () => ({
  store: { id: storeId },
  track: fjord,
  startedAt: NOON,
  endsAt: at(180),
});

describe('what plays in a store', () => {
  it('is what its player reported, until it has ended', async () => {
    expect(await playing()).toBeNull();
    expect(await report({ isrc: 'de-a23-26-00017' })).toEqual({ play: fjordAtNoon(), userErrors: [] });
    expect(await playing()).toEqual(fjordAtNoon());
    expect(await playing('sto_elsewhere')).toBeNull();
    graph.clock.now = at(180);
    expect(await playing()).toBeNull();
  });

  it('is what began last, whatever was reported last', async () => {
    await report({ ...ember, startedAt: at(60) });
    await report({});
    graph.clock.now = at(61);
    expect((await playing()).track).toEqual(ember);
    expect(await played()).toEqual(['Ember', 'Fjord']);
    expect(await played(1)).toEqual(['Ember']);
  });

  it('is nothing when the track that began last has ended before the one that it cut off', async () => {
    await report({ durationSeconds: 600 });
    await report({ ...ember, startedAt: at(60), durationSeconds: 30 });
    graph.clock.now = at(90);
    expect(await playing()).toBeNull();
  });

  it('is not yet what will begin in a moment', async () => {
    await report({});
    await report({ ...ember, startedAt: at(60) });
    graph.clock.now = at(59);
    expect((await playing()).track).toEqual(fjord);
  });

  it('counts a report once, also when it is sent by many at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => report({})));
    expect(answers).toEqual(Array(8).fill({ play: fjordAtNoon(), userErrors: [] }));
    expect(await played()).toEqual(['Fjord']);
  });

  it('is what was reported first of two tracks at one time', async () => {
    await report({});
    expect(await report(ember)).toEqual({
      play: null,
      userErrors: [{ code: 'ALREADY_REPORTED', field: ['input', 'startedAt'] }],
    });
    expect(await played()).toEqual(['Fjord']);
  });
});

describe('a report', () => {
  it.each([
    ['isrc', { isrc: 'nothing' }],
    ['title', { title: '' }],
    ['artist', { artist: '' }],
    ['durationSeconds', { durationSeconds: 0 }],
    ['durationSeconds', { durationSeconds: 7201 }],
    ['startedAt', { startedAt: at(61) }],
    ['startedAt', { startedAt: at(-86_401) }],
  ])('is refused for its %s', async (field, change) => {
    expect(await report(change)).toEqual({
      play: null,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', field] }],
    });
  });

  it("is refused from any device but the store's player", async () => {
    expect(await report({}, aPlayer('till'))).toEqual(['FORBIDDEN']);
  });

  it.each<[string, Actor]>([
    ['a visitor', visitor],
    ['a customer', { kind: 'customer', customerId: 'cus_1' }],
    ['an app', { kind: 'app', clientId: 'music' }],
    ['a service', { kind: 'service', serviceId: 'erp', scopes: ['device'] }],
  ])('is refused from %s', async (_, actor) => {
    expect(await report({}, actor)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it.each([0, 51])('list of %i tracks is not given', async (first) => {
    expect(await played(first)).toEqual(['BAD_USER_INPUT']);
  });
});
