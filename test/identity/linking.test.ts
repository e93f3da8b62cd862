import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birthDatesClash } from '../../subgraphs/identity/rules/dates.ts';
import { identifierId } from '../../subgraphs/identity/rules/identifiers.ts';
import {
  type KnownCustomer,
  type LinkRule,
  linkRecords,
  type NewRecord,
  type Traits,
} from '../../subgraphs/identity/rules/linking.ts';
import { compareNames, nameOf } from '../../subgraphs/identity/rules/names.ts';

type Person = {
  given?: string;
  family?: string;
  born?: string;
  email?: string;
  verified?: boolean;
  phone?: string;
  card?: string;
  seenAt?: Date;
};

const traits = ({ given, family, born, email, verified = false, phone, card, seenAt }: Person): Traits => {
  const name = nameOf(given, family);
  const identifiers: Traits['identifiers'] = [];
  if (email) identifiers.push({ type: 'EMAIL', key: email, verified });
  if (phone) identifiers.push({ type: 'PHONE', key: phone, verified: false });
  if (card) identifiers.push({ type: 'LOYALTY_CARD', key: card, verified: false });
  return {
    names: name ? [name] : [],
    identifiers,
    seenAt: seenAt ?? new Date('2026-03-02T10:00:00Z'),
    ...(born && { birthDate: born }),
  };
};

const records = (people: Record<string, Person>): NewRecord[] =>
  Object.entries(people).map(([ref, person]) => ({ ref, traits: traits(person) }));

/** The records that are one person's, e.g. `['ab', 'c']`, in whatever order they came out. */
function peopleIn(arrivals: NewRecord[], customers: KnownCustomer[] = []): string[] {
  const groups = new Map<string, string[]>();
  for (const [ref, { customerId, founder }] of linkRecords(arrivals, customers).links) {
    const person = customerId ?? founder;
    groups.set(person, [...(groups.get(person) ?? []), ref]);
  }
  return Array.from(groups.values(), (refs) => refs.sort().join('')).sort();
}

describe('two records are one person’s', () => {
  const ada = { given: 'Ada', family: 'King' };
  it.each<[string, Person, Person, LinkRule]>([
    [
      'with one card and given name',
      { ...ada, card: '2900' },
      { given: 'Ada', family: 'Byron', card: '2900' },
      'LOYALTY_CARD',
    ],
    ['with one card and no name on one of them', { ...ada, card: '2900' }, { card: '2900' }, 'LOYALTY_CARD'],
    [
      'with one card and an initial',
      { ...ada, card: '2900' },
      { given: 'A', family: 'King', card: '2900' },
      'LOYALTY_CARD',
    ],
    [
      'with one email, verified on both sides, and given name',
      { ...ada, email: 'a@x.org', verified: true },
      { given: 'Ada', family: 'Byron', email: 'a@x.org', verified: true },
      'VERIFIED_EMAIL',
    ],
    [
      'with one verified email and no names',
      { email: 'a@x.org', verified: true },
      { email: 'a@x.org', verified: true },
      'VERIFIED_EMAIL',
    ],
    ['with one email and name', { ...ada, email: 'a@x.org' }, { ...ada, email: 'a@x.org' }, 'EMAIL_AND_NAME'],
    [
      'with one email and given name',
      { given: 'Ada', email: 'a@x.org' },
      { ...ada, email: 'a@x.org' },
      'EMAIL_AND_NAME',
    ],
    [
      'with one email, family name and initial',
      { given: 'A.', family: 'King', email: 'a@x.org' },
      { ...ada, email: 'a@x.org' },
      'EMAIL_AND_NAME',
    ],
    ['with one phone and whole name', { ...ada, phone: '+311' }, { ...ada, phone: '+311' }, 'PHONE_AND_NAME'],
    [
      'by the stronger of two rules',
      { ...ada, phone: '+311', card: '2900' },
      { ...ada, phone: '+311', card: '2900' },
      'LOYALTY_CARD',
    ],
  ])('%s', (_, a, b, rule) => {
    const { links } = linkRecords(records({ a, b }), []);
    expect([...links]).toEqual([
      ['a', { customerId: null, founder: 'a', rule }],
      ['b', { customerId: null, founder: 'a', rule }],
    ]);
  });
});

describe('two records stay apart', () => {
  const ann = { given: 'Ann', family: 'Lee' };
  const bob = { given: 'Bob', family: 'Lee' };
  it.each<[string, Person, Person]>([
    ['with nothing in common', { ...ann, phone: '+311' }, { ...ann, phone: '+312' }],
    ['with the same name alone', ann, ann],
    ['with a family’s email', { ...ann, email: 'lee@x.org' }, { ...bob, email: 'lee@x.org' }],
    [
      'with a family’s verified email',
      { ...ann, email: 'lee@x.org', verified: true },
      { ...bob, email: 'lee@x.org', verified: true },
    ],
    ['with a family’s card', { ...ann, card: '2900' }, { ...bob, card: '2900' }],
    [
      'with a card and names that may be two people’s',
      { given: 'Tim', card: '2900' },
      { given: 'Tom', card: '2900' },
    ],
    [
      'with one name and email but two birth dates',
      { ...ann, born: '1960-05-01', email: 'l@x.org' },
      { ...ann, born: '1990-11-01', email: 'l@x.org' },
    ],
    ['with an email that nobody verified and no name', { ...ann, email: 'l@x.org' }, { email: 'l@x.org' }],
    [
      'with an email that one side verified and no name',
      { ...ann, email: 'l@x.org', verified: true },
      { email: 'l@x.org' },
    ],
    [
      'with an email that nobody verified and another family name',
      { ...ann, email: 'l@x.org' },
      { given: 'Ann', family: 'Wu', email: 'l@x.org' },
    ],
    ['with a phone and no family name', { ...ann, phone: '+311' }, { given: 'Ann', phone: '+311' }],
    ['with a phone and an initial', { ...ann, phone: '+311' }, { given: 'A', family: 'Lee', phone: '+311' }],
  ])('%s', (_, a, b) => {
    expect(peopleIn(records({ a, b }))).toEqual(['a', 'b']);
  });
});

describe('strangers are not chained', () => {
  it('by a record without a name, when several people share its identifier', () => {
    const family = {
      a: { given: 'Ann', card: '2900' },
      b: { given: 'Bob', card: '2900' },
      c: { card: '2900' },
    };
    expect(peopleIn(records(family))).toEqual(['a', 'b', 'c']);
  });

  it('by a record that has something of both', () => {
    const a = { given: 'Ann', family: 'Lee', email: 'lee@x.org' };
    const b = { given: 'Bob', family: 'Lee', card: '2900' };
    const both = { card: '2900', email: 'lee@x.org', given: 'A', family: 'Lee' };
    expect(peopleIn(records({ a, b, c: both }))).toEqual(['ac', 'b']);
  });

  it('by an initial that fits two people', () => {
    const people = {
      a: { given: 'John', family: 'Lee', email: 'lee@x.org' },
      b: { given: 'Jane', family: 'Lee', email: 'lee@x.org' },
      c: { given: 'J', family: 'Lee', email: 'lee@x.org' },
    };
    expect(peopleIn(records(people))).toEqual(['a', 'b', 'c']);
  });

  it('by a phone on which eleven people are', () => {
    const names = ['Ann', 'Bob', 'Cleo', 'Dirk', 'Eve', 'Finn', 'Gus', 'Hope', 'Ivo', 'Kim', 'Lou'];
    const desk = Object.fromEntries(
      names.map((given, n) => [String.fromCharCode(97 + n), { given, family: given, phone: '+311' }]),
    );
    const twice = { ...desk, z: { given: 'Ann', family: 'Ann', phone: '+311' } };
    expect(peopleIn(records(twice))).toHaveLength(12);
    const ten = records(twice).filter(({ ref }) => ref !== 'k');
    expect(peopleIn(ten)).toContain('az');
  });

  it('by an identifier that is known to be nobody’s', () => {
    const twins = records({ a: { given: 'Ann', card: '2900' }, b: { given: 'Ann', card: '2900' } });
    const { links } = linkRecords(twins, [], new Set([identifierId({ type: 'LOYALTY_CARD', key: '2900' })]));
    expect(links.get('b')).toEqual({ customerId: null, founder: 'b', rule: null });
  });

  it('into somebody with more cards than a person has', () => {
    const card = (n: number, seenAt: string) => ({
      given: 'Ann',
      family: 'Lee',
      phone: '+311',
      card: `290${n}`,
      seenAt: new Date(seenAt),
    });
    const year = {
      a: card(1, '2026-01-01'),
      b: card(2, '2026-01-02'),
      c: card(3, '2026-01-03'),
      d: card(4, '2026-01-04'),
    };
    expect(peopleIn(records(year))).toEqual(['abc', 'd']);
    expect(peopleIn(records({ ...year, a: card(1, '2024-01-01') }))).toEqual(['abcd']);
  });
});

describe('known customers', () => {
  const customer = (id: string, ...members: Person[]): KnownCustomer => ({
    id,
    members: members.map(traits),
  });

  it('receive what is theirs', () => {
    const { links } = linkRecords(records({ a: { given: 'Ada', card: '2900' } }), [
      customer('cus_1', { given: 'Ada', card: '2900' }),
    ]);
    expect(links.get('a')).toEqual({ customerId: 'cus_1', founder: 'a', rule: 'LOYALTY_CARD' });
  });

  it('are never made one: what fits two goes where the evidence is stronger', () => {
    const byPhone = customer('cus_1', { given: 'Ada', family: 'King', phone: '+311' });
    const byCard = customer('cus_2', { given: 'Ada', card: '2900' });
    const both = records({ a: { given: 'Ada', family: 'King', phone: '+311', card: '2900' } });
    expect(linkRecords(both, [byPhone, byCard]).links.get('a')).toMatchObject({ customerId: 'cus_2' });
    expect(linkRecords(both, [byPhone]).links.get('a')).toMatchObject({ customerId: 'cus_1' });
  });

  it('who share an identifier get no record without a name by it', () => {
    const two = [customer('cus_1', { card: '2900' }), customer('cus_2', { card: '2900' })];
    expect(linkRecords(records({ a: { card: '2900' } }), two).links.get('a')).toMatchObject({
      customerId: null,
    });
  });

  it('are compared by the name they go by today as well as by the old one', () => {
    const renamed = customer('cus_1', { given: 'Robert', family: 'Wu', card: '2900' });
    const today = nameOf('Rachel', 'Wu');
    const rachel = records({ a: { given: 'Rachel', family: 'Wu', card: '2900' } });
    expect(linkRecords(rachel, [renamed]).links.get('a')).toMatchObject({ customerId: null });
    const members = renamed.members.map((member) => ({
      ...member,
      names: [...member.names, ...(today ? [today] : [])],
    }));
    expect(linkRecords(rachel, [{ id: 'cus_1', members }]).links.get('a')).toMatchObject({
      customerId: 'cus_1',
    });
    const robert = records({ a: { given: 'Robert', card: '2900' } });
    expect(linkRecords(robert, [{ id: 'cus_1', members }]).links.get('a')).toMatchObject({
      customerId: 'cus_1',
    });
  });
});

describe('whatever arrives', () => {
  const maybe = <Value>(...values: Value[]) =>
    fc.option(fc.constantFrom(...values), { nil: undefined, freq: 3 });
  const person: fc.Arbitrary<Person> = fc
    .record({
      given: maybe('Ann', 'Anna', 'Bob', 'Robert', 'B', 'Tim', 'Tom'),
      family: maybe('Lee', 'Leigh', 'Wu'),
      born: maybe('1990-03-04', '1990-04-03', '1961-11-30'),
      email: maybe('a@x.org', 'b@x.org'),
      verified: fc.boolean(),
      phone: maybe('+311', '+312'),
      card: maybe('2900', '2901', '2902', '2903'),
    })
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)));
  const arrivals = fc
    .array(person, { minLength: 1, maxLength: 9 })
    .map((people) => records(Object.fromEntries(people.map((one, n) => [String.fromCharCode(97 + n), one]))));
  const shuffled = <Item>(items: Item[]) => fc.shuffledSubarray(items, { minLength: items.length });

  it('gives the same people in any order when it arrives together', () => {
    const both = arrivals.chain((all) => fc.tuple(fc.constant(all), shuffled(all)));
    fc.assert(
      fc.property(both, ([all, other]) => {
        expect(peopleIn(other)).toEqual(peopleIn(all));
      }),
      { numRuns: 500 },
    );
  });

  /** Takes records in batch by batch, as the subgraph does. */
  function importAll(batches: NewRecord[][]) {
    const customers = new Map<string, Traits[]>();
    const rules = new Map<string, LinkRule | null>();
    for (const batch of batches) {
      const known = Array.from(customers, ([id, members]) => ({ id, members }));
      const { links } = linkRecords(batch, known);
      for (const { ref, traits: its } of batch) {
        const link = links.get(ref);
        if (!link) throw new Error('every record is linked');
        const id = link.customerId ?? `cus_${link.founder}`;
        customers.set(id, [...(customers.get(id) ?? []), its]);
        rules.set(ref, link.rule);
      }
    }
    return { customers: [...customers.values()], rules };
  }

  it('in any batches and order never makes one customer of clearly different people', () => {
    const batched = arrivals.chain((all) => fc.tuple(shuffled(all), fc.integer({ min: 1, max: 4 })));
    fc.assert(
      fc.property(batched, ([all, size]) => {
        const batches = Array.from({ length: Math.ceil(all.length / size) }, (_, n) =>
          all.slice(n * size, (n + 1) * size),
        );
        for (const members of importAll(batches).customers) {
          const names = members.flatMap((member) => member.names);
          const born = members.flatMap(({ birthDate }) => birthDate ?? []);
          const cards = members.flatMap(({ identifiers }) =>
            identifiers.filter(({ type }) => type === 'LOYALTY_CARD'),
          );
          expect(names.some((a) => names.some((b) => compareNames(a, b).given === 'differ'))).toBe(false);
          expect(born.some((a) => born.some((b) => birthDatesClash(a, b)))).toBe(false);
          expect(new Set(cards.map(({ key }) => key)).size).toBeLessThanOrEqual(3);
          // Nobody is there without a reason: everybody shares an identifier with somebody.
          for (const member of members.length > 1 ? members : []) {
            const others = members
              .filter((other) => other !== member)
              .flatMap(({ identifiers }) => identifiers.map(identifierId));
            expect(member.identifiers.some((identifier) => others.includes(identifierId(identifier)))).toBe(
              true,
            );
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('in any batches and order gives the same people when each has a card of their own in every record', () => {
    const spelling = fc.constantFrom('Robert', 'Bob', 'Rob', 'R', undefined);
    const visits = fc.array(fc.tuple(fc.constantFrom('2900', '2901', '2902'), spelling), {
      minLength: 1,
      maxLength: 9,
    });
    const batched = visits
      .map((all) =>
        records(
          Object.fromEntries(
            all.map(([card, given], n) => [`${card}/${n}`, { card, ...(given && { given }) }]),
          ),
        ),
      )
      .chain((all) => fc.tuple(shuffled(all), fc.integer({ min: 1, max: 9 })));
    fc.assert(
      fc.property(batched, ([all, size]) => {
        const batches = Array.from({ length: Math.ceil(all.length / size) }, (_, n) =>
          all.slice(n * size, (n + 1) * size),
        );
        const cards = new Set(all.map(({ ref }) => ref.slice(0, 4)));
        expect(importAll(batches).customers).toHaveLength(cards.size);
      }),
    );
  });
});
