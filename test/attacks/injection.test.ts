import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { type GraphAnswer, useGraph } from '../support/graph.ts';
import { argumentsOf, operationOf, type Place, stringPlaces } from './inputs.ts';
import { CANARIES, fillWorld, OTHER_STORE, SKU, type World } from './world.ts';

const graph = useGraph();
let world: World;
beforeAll(async () => {
  world = await fillWorld(graph);
}, 120_000);

/** What MongoDB, JavaScript or a parser could take for something else than a text. */
const TEXTS: readonly (readonly [string, string])[] = [
  ['an operator', '{"$gt":""}'],
  ['an operator that matches all', '{"$ne":null}'],
  ['a regular expression', '.*'],
  ['code for $where', '"; return true; //'],
  ['the name of an operator', '$where'],
  ['the name of a field', '$customerId'],
  ['a dotted path', 'a.$[].b'],
  ['the prototype', '__proto__'],
  ['the constructor', 'constructor'],
  ['a very long text', 'a'.repeat(100_000)],
  ['a NUL character', 'a\u0000b'],
  ['a lone surrogate', 'a\ud800b'],
  ['a text that changes direction', 'a\u202eb'],
  ['nothing', ''],
];

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
  ({ actors }) => actors.admin,
];

/** Refusals that say something. */
const CODED = new Set(['BAD_USER_INPUT', 'FORBIDDEN', 'UNAUTHENTICATED']);

const SELECTIONS: Readonly<Record<string, string>> = {
  customer: '{ id name { full } emails { value } }',
  customerByIdentifier: '{ id name { full } emails { value } }',
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
    if (!codes.some((code) => code === 'UNAUTHORIZED_FIELD_OR_TYPE' || code === 'UNAUTHENTICATED')) return actor;
  }
  throw new Error(`nobody may ask for ${root.field.name}`);
}

const queryOf = ({ kind, field }: RootField, variables: Record<string, unknown>) =>
  operationOf(kind, field, variables, selectionOf(kind, field));

function selectionOf(kind: 'query' | 'mutation', { name, type }: RootField['field']): string {
  if (kind === 'mutation') {
    return String(type).startsWith('ImportConsentDecisions') || !String(type).startsWith('Import')
      ? '{ __typename userErrors { code field message } }'
      : '{ __typename userErrors { code field message } }';
  }
  return SELECTIONS[name] ?? '{ __typename }';
}

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
    for (const place of places) {
      const answers = await Promise.all(
        TEXTS.map(async ([name, text]) => [name, await attack(root, actor, place, text)] as const),
      );
      for (const [name, answer] of answers) {
        found.push(...harm(answer).map((what) => `${name} as ${root.field.name} ${place.join('.')}: ${what}`));
      }
    }
  }
  expect(found).toEqual([]);
  expect(graph.logged).toEqual([]);
}, 240_000);

it('refuses what is no text where a text belongs, and does nothing', async () => {
  const found: string[] = [];
  for (const root of rootFields()) {
    for (const place of stringPlaces(root.field)) {
      for (const [name, structure] of STRUCTURES) {
        const { data, codes } = await attack(root, world.actors.admin, place, structure);
        if (data !== null || codes.some((code) => code !== 'BAD_USER_INPUT') || !codes.length) {
          found.push(`${name} as ${root.field.name} ${place.join('.')}: ${codes.join()}`);
        }
      }
    }
  }
  expect(found).toEqual([]);
  expect(Object.prototype).not.toHaveProperty('isAdmin');
});
