import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { type GraphAnswer, useGraph } from '../support/graph.ts';
import { aService } from '../support/subgraph.ts';
import { argumentsOf, operationOf, type Place, stringPlaces } from './inputs.ts';
import { CANARIES, fillWorld, OTHER_STORE, SKU, type World } from './world.ts';

const graph = useGraph();
let world: World;
beforeAll(async () => {
  world = await fillWorld(graph);
}, 300_000);

/** What MongoDB, JavaScript or a parser could take for something else than a text. */
const TEXTS: readonly (readonly [string, string])[] = [
  ['an operator', '{"$gt":""}'],
  ['a regular expression', '.*'],
  ['code for $where', '"; return true; //'],
  ['the name of an operator', '$where'],
  ['a dotted path', 'a.$[].b'],
  ['the prototype', '__proto__'],
  ['the constructor', 'constructor'],
  ['a very long text', 'a'.repeat(100_000)],
  ['a NUL character', 'a\u0000b'],
  ['a lone surrogate', 'a\ud800b'],
  ['nothing', ''],
];

/** Refused where a name or a preference belongs. */
const UNKEPT = ['a NUL character', 'a lone surrogate', 'nothing'];

/** What isn't a text at all. */
const STRUCTURES: readonly (readonly [string, unknown])[] = [
  ['an operator', { $gt: '' }],
  ['an operator that matches all', { $ne: null }],
  ['a regular expression', { $regex: '.*' }],
  ['code', { $where: 'return true' }],
  ['a prototype', JSON.parse('{"__proto__":{"isAdmin":true}}')],
  ['a constructor', { constructor: { prototype: { isAdmin: true } } }],
  ['a yes', true],
];

/** Of those who may send it, who should see least. */
const SENDERS: readonly ((world: World) => Actor)[] = [
  ({ actors }) => actors.visitor,
  ({ actors }) => actors.ben,
  ({ actors }) => actors.associateElsewhere,
  ({ actors }) => actors.service,
  ({ actors }) => actors.importer,
  () => aService('messages'),
  ({ actors }) => actors.device,
  ({ actors }) => actors.partnerOfBen,
  () => ({ kind: 'app', clientId: 'music' }),
  ({ actors }) => actors.privacyOfficer,
  ({ actors }) => actors.admin,
  () => aService('sync'),
  () => aService('inference'),
  () => aService('touchpoints'),
  () => aService('card_feed'),
  () => aService('engagement'),
];

/** Refusals that say something. */
const CODED = new Set(['BAD_USER_INPUT', 'FORBIDDEN', 'UNAUTHENTICATED', 'RATE_LIMITED']);

const SELECTIONS: Readonly<Record<string, string>> = {
  customer: '{ id name { full } emails { value } }',
  customerByIdentifier: '{ id name { full } emails { value } }',
  mutation: '{ __typename userErrors { code field message } }',
  order: '{ id lines { description } customer { id } }',
};

type RootField = ReturnType<typeof rootFields>[number];

function rootFields() {
  const types = [
    ['query', graph.schema.getQueryType()],
    ['mutation', graph.schema.getMutationType()],
  ] as const;
  return types.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({ kind, field })),
  );
}

/** The first who isn't kept away by the rule on the field, so that what they send goes as deep as it can. */
async function senderOf(root: RootField): Promise<Actor> {
  const variables = argumentsOf(root.field, { known: known() });
  for (const sender of SENDERS) {
    const actor = sender(world);
    const { codes } = await graph.ask(actor, queryOf(root, variables), variables);
    if (!codes.some((code) => code === 'UNAUTHORIZED_FIELD_OR_TYPE' || code === 'UNAUTHENTICATED'))
      return actor;
  }
  throw new Error(`nobody may ask for ${root.field.name}`);
}

const queryOf = ({ kind, field }: RootField, variables: Record<string, unknown>) =>
  operationOf(kind, field, variables, SELECTIONS[kind === 'query' ? field.name : kind] ?? '{ __typename }');

/** Names that exist, so that only one value of each request is odd. A new key for each. */
const known = (): Record<string, unknown> => ({
  sku: SKU,
  storeId: OTHER_STORE,
  purpose: 'personalisation',
  language: 'en',
  surface: 'web:account',
  timeZone: 'Europe/Amsterdam',
  currency: 'EUR',
  country: 'NL',
  attribute: 'profile.name',
  email: 'x@example.com',
  number: '+31612345679',
  source: 'attack',
  channel: 'WEB',
  clientId: 'music',
  code: 'x',
  latitude: 52.37,
  longitude: 4.88,
  idempotencyKey: newId('key'),
});

async function attack(root: RootField, actor: Actor, place: Place, value: unknown): Promise<GraphAnswer> {
  const variables = argumentsOf(root.field, { place, value, known: known() });
  return graph.ask(actor, queryOf(root, variables), variables);
}

/** A few at a time: enough to be fast, too few to be a test of the database. */
async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

/** Everything that is wrong with an answer to text where text belongs. */
function harm({ data, errors }: GraphAnswer): string[] {
  const codes = errors.map(({ extensions }) => String(extensions?.code));
  const text = JSON.stringify([data, errors]);
  return [
    ...codes.filter((code) => !CODED.has(code)),
    ...CANARIES.filter((canary) => text.includes(canary)),
    ...(text.includes(world.adaId) ? ['Ada’s id'] : []),
  ];
}

it('knows every place where a client can send a text', () => {
  const places = rootFields().flatMap(({ field }) => stringPlaces(field));
  expect(places.length).toBeGreaterThan(150);
});

it('takes a text for a text, wherever it stands', async () => {
  const found: string[] = [];
  for (const root of rootFields()) {
    const places = stringPlaces(root.field);
    if (!places.length) continue;
    const actor = await senderOf(root);
    const sent = places.flatMap((place) => TEXTS.map(([name, text]) => ({ place, name, text })));
    await inParallel(sent, async ({ place, name, text }) => {
      const answer = await attack(root, actor, place, text);
      found.push(...harm(answer).map((what) => `${name} as ${root.field.name} ${place.join('.')}: ${what}`));
    });
  }
  expect(found).toEqual([]);
  expect(graph.logged).toEqual([]);
}, 300_000);

it('refuses what is no text where a text belongs, and does nothing', async () => {
  const found: string[] = [];
  for (const root of rootFields()) {
    const actor = await senderOf(root);
    for (const place of stringPlaces(root.field)) {
      for (const [name, structure] of STRUCTURES) {
        const { data, codes } = await attack(root, actor, place, structure);
        // A query that may be null is null by itself where its subgraph alone knows the scalar.
        const isAnswered = Object.values(data ?? {}).some((value) => value !== null);
        if (isAnswered || codes.some((code) => code !== 'BAD_USER_INPUT') || !codes.length) {
          found.push(`${name} as ${root.field.name} ${place.join('.')}: ${codes.join()}`);
        }
      }
    }
  }
  expect(found).toEqual([]);
  expect(Object.prototype).not.toHaveProperty('isAdmin');
}, 300_000);

it.each(TEXTS.filter(([name]) => !UNKEPT.includes(name)))('keeps %s as it came', async (_, text) => {
  const { ben } = world.actors;
  const value = text.slice(0, 100);
  await world.tell(ben, 'updateProfile', {
    addPreferences: [{ kind: 'LIKE', value }],
    idempotencyKey: newId('key'),
  });
  const { data } = await graph.ask(ben, '{ me { preferences { value } } }');
  expect(data.me.preferences).toContainEqual({ value });
});

it('a key of idempotency that looks like an operator is a key like any other', async () => {
  const add = async (idempotencyKey: string, sku = SKU) => {
    const { data } = await graph.ask(
      world.actors.ada,
      'mutation($input: AddToCartInput!) { addToCart(input: $input) { idempotentReplay userErrors { code } } }',
      { input: { sku, idempotencyKey } },
    );
    return data.addToCart;
  };
  await add('plain');
  for (const odd of ['{"$ne":null}', '$where', '.*', '__proto__', 'constructor']) {
    expect(await add(odd)).toEqual({ idempotentReplay: false, userErrors: [] });
    expect(await add(odd)).toEqual({ idempotentReplay: true, userErrors: [] });
  }
});

it('after all of it the histories still hold', async () => {
  const query = '{ me { consentHistoryIntact disclosureHistoryIntact } }';
  for (const actor of [world.actors.ada, world.actors.ben]) {
    const { data } = await graph.ask(actor, query);
    expect(data.me).toEqual({ consentHistoryIntact: true, disclosureHistoryIntact: true });
  }
});
