import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  appIn,
  breakAtEnd,
  type ChainBreak,
  type ChainHead,
  chainOrigin,
  type Disclosed,
  headAfter,
  type Link,
  linkAfter,
} from '../../subgraphs/partners/rules/disclosure-chain.ts';

const aRead: Omit<Disclosed, 'sequence'> = {
  customerId: 'cus_ada',
  eventId: 'evt_1',
  at: new Date('2026-03-02T10:00:00Z'),
  requestId: 'req_1',
  recipient: 'partner:music/grt_1',
  recipientKind: 'partner',
  grantId: 'grt_1',
  fields: ['Customer.name'],
  purposes: ['partner_sharing'],
};

function aChain(length: number): Link[] {
  const links: Link[] = [];
  for (let place = 0; place < length; place += 1) {
    const head: ChainHead = links.at(-1) ?? chainOrigin('cus_ada');
    links.push(linkAfter(head, { ...aRead, eventId: `evt_${place}` }));
  }
  return links;
}

function firstBreak(links: Link[]): ChainBreak | null {
  let head = chainOrigin('cus_ada');
  for (const link of links) {
    const next = headAfter(head, link);
    if ('problem' in next) return next;
    head = next;
  }
  return null;
}
const holds = (links: Link[]): boolean => firstBreak(links) === null;

describe('the chain of disclosures', () => {
  it('counts from one and holds as it was made', () => {
    const links = aChain(3);
    expect(links.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(holds(links)).toBe(true);
  });

  it.each<[string, Partial<Link>]>([
    ['who read', { recipient: 'partner:music/grt_2' }],
    ['what kind of recipient it was', { recipientKind: 'staff' }],
    ['what was read', { fields: ['Customer.nam'] }],
    ['what is read is split otherwise', { fields: ['Customer', 'name'] }],
    ['the purposes', { purposes: [] }],
    ['when', { at: new Date('2026-03-02T10:00:00.001Z') }],
    ['the request', { requestId: undefined }],
    ['the grant', { grantId: 'grt_2' }],
    ['the event', { eventId: 'evt_x' }],
    ['whose it is', { customerId: 'cus_ben' }],
  ])('breaks when this is altered: %s', (_, change) => {
    const links = aChain(3).map((link) => (link.sequence === 2 ? { ...link, ...change } : link));
    expect(holds(links)).toBe(false);
  });

  it('breaks wherever one character of a hash is altered', () => {
    fc.assert(
      fc.property(
        fc.nat(4),
        fc.nat(42),
        fc.constantFrom('hash' as const, 'previousHash' as const),
        (at, digit, field) => {
          const links = aChain(5);
          const altered = links.map((link, index) =>
            index === at ? { ...link, [field]: flip(link[field], digit) } : link,
          );
          expect(holds(altered)).toBe(false);
        },
      ),
    );
  });

  it('breaks when links are removed from the beginning or the middle, repeated or swapped', () => {
    const [a, b, c] = aChain(3) as [Link, Link, Link];
    for (const links of [
      [b, c],
      [a, c],
      [a, a, b, c],
      [a, c, b],
      [b, a, c],
    ])
      expect(holds(links)).toBe(false);
  });

  it.each<[string, (links: Link[]) => (Link | undefined)[], ChainBreak | null]>([
    ['holds', (links) => links, null],
    [
      'altered',
      ([a, b, c]) => [a, b && { ...b, fields: ['Customer.emails'] }, c],
      { sequence: 2, problem: 'ALTERED' },
    ],
    [
      'replaced by another that looks right',
      ([a, b, c]) => [a, a && b && linkAfter(a, { ...b, fields: ['Customer.emails'] }), c],
      { sequence: 2, problem: 'REPLACED' },
    ],
    ['removed', ([a, , c]) => [a, c], { sequence: 2, problem: 'MISSING' }],
    ['removed at the beginning', ([, b, c]) => [b, c], { sequence: 1, problem: 'MISSING' }],
    ['added', ([a, b, c]) => [a, b, b, c], { sequence: 2, problem: 'UNEXPECTED' }],
  ])('says where it breaks, and how: %s', (_, tamper, found) => {
    expect(firstBreak(tamper(aChain(3)).filter((link) => link !== undefined))).toEqual(found);
  });

  it('says what is wrong with its end', () => {
    const [, second, third] = aChain(3) as [Link, Link, Link];
    expect(breakAtEnd(third, third)).toBeNull();
    expect(breakAtEnd(second, third)).toEqual({ sequence: 3, problem: 'MISSING' });
    expect(breakAtEnd(third, second)).toEqual({ sequence: 3, problem: 'UNEXPECTED' });
    expect(breakAtEnd(third, { ...third, hash: 'x' })).toEqual({ sequence: 3, problem: 'REPLACED' });
  });

  it('does not pass for another customer’s', () => {
    const [first] = aChain(1) as [Link];
    expect(headAfter(chainOrigin('cus_ben'), { ...first, customerId: 'cus_ben' })).toEqual({
      sequence: 1,
      problem: 'ALTERED',
    });
  });
});

describe('the recipient of a disclosure', () => {
  it.each([
    ['partner:music/grt_1', 'music'],
    ['associate:asc_1', null],
    ['service:partner:music/grt_1', null],
  ])('%s is the app %s', (recipient, app) => {
    expect(appIn(recipient)).toBe(app);
  });
});

/** Another character in this place. */
const flip = (text: string, at: number): string =>
  `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
