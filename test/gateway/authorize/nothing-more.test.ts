import fc from 'fast-check';
import { parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { openLibrary } from '../execute/library.ts';
import { randomQuery } from '../execute/random-query.ts';

const RUNS = Number(process.env.RANDOM_QUERIES ?? 100);

const ACTORS: Actor[] = [
  { kind: 'visitor' },
  { kind: 'customer', customerId: 'cus_1' },
  { kind: 'staff', staffId: 'sta_1', role: 'admin' },
];
const SCOPES: Record<Actor['kind'], string> = {
  visitor: '',
  customer: 'customer',
  staff: 'admin',
  associate: 'associate',
  partner: '',
  device: 'device',
  app: 'app',
  service: 'service',
};

/** Whether everything that is in `some` is in `all`. */
function isPartOf(some: unknown, all: unknown): boolean {
  if (some === null) return true;
  if (Array.isArray(some)) {
    return (
      Array.isArray(all) &&
      some.length === all.length &&
      some.every((value, index) => isPartOf(value, all[index]))
    );
  }
  if (typeof some !== 'object') return some === all;
  return (
    typeof all === 'object' &&
    all !== null &&
    Object.entries(some as object).every(
      ([name, value]) => name in all && isPartOf(value, (all as Record<string, unknown>)[name]),
    )
  );
}

it('no query shows an actor more than resolvers with the same rules would', {
  timeout: RUNS * 1_000,
}, async () => {
  const { ask, askMonolith, asked, graph } = openLibrary({ rules: true });
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(randomQuery(graph.apiSchema), fc.constantFrom(...ACTORS), async (query, actor) => {
      fc.pre(validate(graph.apiSchema, parse(query)).length === 0);
      asked.length = 0;
      const composed = await ask(query, { actor });
      const monolith = await askMonolith(query, {}, SCOPES[actor.kind]);
      expect(isPartOf(composed.data ?? null, monolith.data ?? null)).toBe(true);
      const codes = (composed.errors ?? []).map(({ extensions }) => extensions?.code);
      if (codes.includes('UNAUTHORIZED_FIELD_OR_TYPE')) refused += 1;
      else expect(composed.data).toEqual(monolith.data);
      if (actor.kind === 'visitor') {
        expect(asked.map((request) => request.query).join()).not.toMatch(
          /\b(nick|total|pages|reviews|stars|text)\b/,
        );
      }
    }),
    { numRuns: RUNS, maxSkipsPerRun: 1_000 },
  );
  expect(refused).toBeGreaterThan(0);
  expect(refused).toBeLessThan(RUNS);
});
