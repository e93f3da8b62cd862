import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { customerMeant, nameFor, openPairwise } from '#shared/pairwise.ts';

const SECRET = randomBytes(32).toString('base64');
const pairwise = openPairwise(SECRET);
const partner: Actor = {
  kind: 'partner',
  clientId: 'music',
  customerId: 'cus_ada',
  grantId: 'grt_1',
  attributes: [],
  purposes: [],
  lookBackDays: 0,
  standing: 'ACTIVE',
};

it('a name is always the same for the same secret, and another for another', () => {
  const name = openPairwise(SECRET)('cus_ada', 'music');
  expect(name).toBe(pairwise('cus_ada', 'music'));
  expect(name).toMatch(/^pcu_[\w-]{26}$/);
  expect(openPairwise(randomBytes(32).toString('base64'))('cus_ada', 'music')).not.toBe(name);
});

it('no two pairs of app and customer share a name', () => {
  const id = fc.stringMatching(/^[a-z0-9_-]{1,12}$/);
  fc.assert(
    fc.property(fc.tuple(id, id), fc.tuple(id, id), (one, other) => {
      const same = one[0] === other[0] && one[1] === other[1];
      expect(pairwise(...one) === pairwise(...other)).toBe(same);
    }),
  );
});

it('a name means somebody to its own app only', () => {
  const name = nameFor(partner, 'cus_ada', pairwise);
  expect(customerMeant(partner, name, pairwise)).toBe('cus_ada');
  for (const wrong of ['cus_ada', pairwise('cus_ada', 'rewards'), pairwise('cus_ben', 'music'), '', 'pcu_']) {
    expect(customerMeant(partner, wrong, pairwise)).toBeNull();
  }
});

it('everybody else uses customers’ ids', () => {
  const ada: Actor = { kind: 'customer', customerId: 'cus_ada' };
  expect(nameFor(ada, 'cus_ada', pairwise)).toBe('cus_ada');
  expect(customerMeant(ada, 'cus_ada', pairwise)).toBe('cus_ada');
});

it('a secret that is too short is refused with its name', () => {
  expect(() => openPairwise(randomBytes(31).toString('base64'))).toThrow('PATRON_PAIRWISE_SECRET');
});
