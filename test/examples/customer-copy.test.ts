import { describe, expect, it } from 'vitest';
import {
  aCopy,
  answered,
  type Copies,
  change,
  gather,
  take,
  type Values,
} from '../../examples/shared/customer-copy.ts';

const NOW = new Date('2026-03-02T10:00:00.000Z');
const LANGUAGE = (value: string) => ({ preferredLanguage: value });

/** What is changed here under an id. */
function changeAt(copies: Copies, id: string, values: Values, key: string): void {
  const copy = copies[id] ?? aCopy();
  copies[id] = copy;
  change(copy, values, key, NOW);
}

/** Patron tells of a customer. */
function tell(copies: Copies, eventId: string, told: Parameters<typeof take>[2]): void {
  take(gather(copies, told), eventId, told);
}

const underWay = (copies: Copies) =>
  Object.entries(copies).flatMap(([id, { outbox }]) =>
    outbox.map(({ key, customerId = id }) => ({ at: id, key, under: customerId })),
  );

describe('a change that is under way when the customer’s id changes', () => {
  const merged = (): Copies => {
    const copies: Copies = {};
    tell(copies, 'e1', { customer: 'ada', version: 1, resource: LANGUAGE('en') });
    tell(copies, 'e2', { customer: 'twin', version: 1, resource: LANGUAGE('de') });
    changeAt(copies, 'twin', { language: 'nl' }, 'k1');
    tell(copies, 'e3', { customer: 'ada', formerly: ['twin'], version: 2, resource: LANGUAGE('en') });
    return copies;
  };

  it('counts for the customer and is told under the id that it was made under', () => {
    const copies = merged();
    expect(Object.keys(copies)).toEqual(['ada']);
    expect(copies.ada?.values).toEqual({ language: 'nl' });
    expect(underWay(copies)).toEqual([{ at: 'ada', key: 'k1', under: 'twin' }]);
  });

  it('gives way to what was told meanwhile only when the answer says that it is older', () => {
    const copies = merged();
    if (copies.ada) answered(copies.ada, 'k1', 'W/"3"');
    expect(copies.ada).toMatchObject({ values: { language: 'nl' }, outbox: [], known: { language: 3 } });
    tell(copies, 'e4', { customer: 'ada', formerly: ['twin'], version: 4, resource: LANGUAGE('fr') });
    expect(copies.ada?.values).toEqual({ language: 'fr' });
  });

  it('is not made twice by a message that comes again, or by one of a later merge', () => {
    const copies = merged();
    tell(copies, 'e3', { customer: 'ada', formerly: ['twin'], version: 2, resource: LANGUAGE('en') });
    tell(copies, 'e5', { customer: 'eva', formerly: ['ada', 'twin'], version: 5, resource: LANGUAGE('en') });
    expect(underWay(copies)).toEqual([{ at: 'eva', key: 'k1', under: 'twin' }]);
    expect(copies.eva?.values).toEqual({ language: 'nl' });
  });

  it('goes away again with its id when the merge is taken back', () => {
    const copies = merged();
    changeAt(copies, 'ada', { birthDate: '1990-02-01' }, 'k2');
    tell(copies, 'e6', { customer: 'ada', version: 3, resource: LANGUAGE('en') });
    expect(underWay(copies)).toEqual([
      { at: 'ada', key: 'k2', under: 'ada' },
      { at: 'twin', key: 'k1', under: 'twin' },
    ]);
    expect(copies.twin?.values).toEqual({ language: 'nl' });
    expect(copies.ada?.values).toEqual({ language: 'en', birthDate: '1990-02-01' });
  });
});

it('versions of an id grow, also when its copy went and came again', () => {
  const copies: Copies = {};
  changeAt(copies, 'twin', { language: 'nl' }, 'k1');
  changeAt(copies, 'twin', { language: 'de' }, 'k2');
  const before = copies.twin?.version ?? 0;
  tell(copies, 'e1', { customer: 'ada', formerly: ['twin'], version: 2 });
  tell(copies, 'e2', { customer: 'twin', version: 3 });
  const copy = copies.twin ?? aCopy();
  change(copy, { language: 'fr' }, 'k3', new Date(NOW.getTime() + 2));
  expect(copy.version).toBeGreaterThan(before);
});
