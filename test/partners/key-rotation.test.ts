import { describe, expect, it } from 'vitest';
import { isRotationDue, type RotatingKey, rotated } from '../../subgraphs/partners/rules/key-rotation.ts';

type NamedKey = RotatingKey & { name: string };

const day = (number: number): Date => new Date(Date.UTC(2026, 0, number));
const namesOf = (keys: NamedKey[]) => keys.map(({ name }) => name);

describe('the rotation of keys', () => {
  it('lets the published key sign next, publishes another, and keeps the old one for two days', () => {
    const first: NamedKey[] = [{ name: 'a', signsSince: day(1) }, { name: 'b' }];
    const second = rotated(first, { name: 'c' }, day(91));
    expect(second).toEqual([
      { name: 'b', signsSince: day(91) },
      { name: 'c' },
      { name: 'a', signsSince: day(1), retiredAt: day(91) },
    ]);
    expect(namesOf(rotated(second, { name: 'd' }, day(92)))).toEqual(['c', 'd', 'b', 'a']);
    expect(namesOf(rotated(second, { name: 'd' }, day(93)))).toEqual(['c', 'd', 'b']);
  });

  it('begins with the only key there is', () => {
    expect(rotated<NamedKey>([], { name: 'a' }, day(1))).toEqual([{ name: 'a', signsSince: day(1) }]);
  });

  it.each([
    ['not before ninety days', day(90), false],
    ['after ninety days', day(91), true],
  ])('is due %s', (_, now, due) => {
    expect(isRotationDue([{ signsSince: day(1) }, {}], now)).toBe(due);
  });
});
