import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideNow,
  isrcIn,
  merge,
  supersedes,
  type TrackDecision,
  type Tracks,
} from '../../examples/music/playlist.ts';
import {
  ask,
  askToUndo,
  type Book,
  compare,
  keep,
  type Line,
  refuse,
  resolve,
  settle,
  undone,
} from '../../examples/rewards/exchanges.ts';
import { balanceOf, memberAccount, post } from '../../examples/rewards/ledger.ts';
import * as patrons from '../../subgraphs/partners/playlists/decisions.ts';

const AT = '2026-03-02T12:00:00.000Z';

describe('the music app', () => {
  const aDecision = fc.record({ ms: fc.integer({ min: 0, max: 3 }), save: fc.boolean() }).map(
    ({ ms, save }): TrackDecision => ({
      isrc: 'DEA232600017',
      change: save ? 'SAVED' : 'REMOVED',
      decidedAt: new Date(Date.parse(AT) + ms).toISOString(),
    }),
  );

  it('has the same rule as Patron, which it does not share code with', () => {
    const withPatron = ({ isrc, change, decidedAt }: TrackDecision) => ({
      isrc,
      change,
      decidedAt: new Date(decidedAt),
    });
    fc.assert(
      fc.property(aDecision, aDecision, (one, other) => {
        expect(supersedes(one, other)).toBe(patrons.supersedes(withPatron(one), withPatron(other)));
      }),
    );
  });

  it('decides later than all it knows, whatever its clock says', () => {
    const tracks: Tracks = {};
    merge(tracks, { isrc: 'A', change: 'SAVED', decidedAt: '2026-03-02T12:05:00.000Z' });
    expect(decideNow(tracks, { isrc: 'A', change: 'REMOVED' }, Date.parse(AT)).decidedAt).toBe(
      '2026-03-02T12:05:00.001Z',
    );
    expect(decideNow(tracks, { isrc: 'B', change: 'SAVED' }, Date.parse(AT)).decidedAt).toBe(AT);
  });

  it('writes an ISRC as Patron does', () => {
    expect(isrcIn('de-a23-26-00017')).toBe('DEA232600017');
  });
});

describe('the ledger of the rewards app', () => {
  const aBook = (welcome = 100): Book => ({
    exchanges: {},
    postings: [{ key: 'welcome/ada', from: 'welcome', to: memberAccount('ada'), units: welcome, at: AT }],
  });
  const wanted = { subject: 'ada', rateId: 'rte_1', at: AT };
  const line = (its: Partial<Line>): Line => ({
    ...{ id: 'exc_1', reference: 'r', direction: 'OUT', points: 20, partnerUnits: 10, state: 'SETTLED' },
    ...its,
  });
  const units = ({ postings }: Book) => balanceOf(postings, memberAccount('ada'));

  it('moves units once for a key, and never more than there are', () => {
    const { postings } = aBook(10);
    const leave = { key: 'k', from: memberAccount('ada'), to: 'retailer', units: 10, at: AT } as const;
    expect([post(postings, leave), post(postings, leave)]).toEqual([true, true]);
    expect(post(postings, { ...leave, key: 'other', units: 1 })).toBe(false);
    expect(balanceOf(postings, 'retailer')).toBe(10);
  });

  it.each([0, -1, 0.5, Number.NaN])('refuses %d units', (amount) => {
    expect(() =>
      post([], { key: 'k', from: 'welcome', to: memberAccount('ada'), units: amount, at: AT }),
    ).toThrow(RangeError);
  });

  it('sets units aside before it asks, and frees them when it is refused', () => {
    const book = aBook();
    expect(ask(book, { ...wanted, reference: 'r', direction: 'IN', amount: 60 })).toBe(true);
    expect(units(book)).toBe(40);
    expect(ask(book, { ...wanted, reference: 's', direction: 'IN', amount: 60 })).toBe(false);
    refuse(book, 'r', 'RATE_CHANGED');
    expect(units(book)).toBe(100);
    expect(book.exchanges.r).toMatchObject({ state: 'REFUSED', refusal: 'RATE_CHANGED' });
  });

  it('gives back what the retailer did not take of the units set aside', () => {
    const book = aBook();
    ask(book, { ...wanted, reference: 'r', direction: 'IN', amount: 60 });
    settle(book, line({ direction: 'IN', partnerUnits: 55 }));
    expect([
      units(book),
      balanceOf(book.postings, 'retailer'),
      balanceOf(book.postings, 'under-way'),
    ]).toEqual([45, 55, 0]);
  });

  it('stands as it was when the retailer won’t undo it, and can be asked again', () => {
    const book = aBook();
    ask(book, { ...wanted, reference: 'r', direction: 'OUT', amount: 20 });
    settle(book, line({}));
    expect(askToUndo(book, 'r')).toBe(true);
    expect(units(book)).toBe(100);
    keep(book, 'r', 'EXCHANGE_FINAL');
    expect(units(book)).toBe(110);
    expect(askToUndo(book, 'r')).toBe(true);
    undone(book, 'r');
    expect([units(book), balanceOf(book.postings, 'retailer')]).toEqual([100, 0]);
  });

  it('takes over from the report what became of exchanges whose answer never came', () => {
    const book = aBook();
    for (const reference of ['done', 'never']) {
      ask(book, { ...wanted, reference, direction: 'IN', amount: 10 });
    }
    ask(book, { ...wanted, reference: 'undone', direction: 'OUT', amount: 20 });
    settle(book, line({ reference: 'undone' }));
    askToUndo(book, 'undone');
    const report = [
      line({ reference: 'done', direction: 'IN' }),
      line({ reference: 'undone', state: 'REVERSED' }),
    ];
    resolve(book, ['done', 'never', 'undone'], report);
    expect(Object.values(book.exchanges).map(({ reference, state }) => `${reference} ${state}`)).toEqual([
      'done SETTLED',
      'never REFUSED',
      'undone UNDONE',
    ]);
    expect(units(book)).toBe(90);
    expect(compare(book, report)).toEqual({ lines: [], ours: -10, theirs: -10 });
  });

  it('is compared line by line; what is under way is left out', () => {
    const book = aBook();
    for (const reference of ['same', 'more', 'ours', 'open']) {
      ask(book, { ...wanted, reference, direction: 'OUT', amount: 20 });
      if (reference !== 'open') settle(book, line({ reference }));
    }
    const report = [
      line({ reference: 'same' }),
      line({ reference: 'more', partnerUnits: 11 }),
      line({ reference: 'theirs' }),
      line({ reference: 'open' }),
      line({ reference: 'given back', state: 'REVERSED' }),
    ];
    expect(compare(book, report)).toEqual({
      lines: [
        { reference: 'more', ours: 10, theirs: 11 },
        { reference: 'ours', ours: 10, theirs: 0 },
        { reference: 'theirs', ours: 0, theirs: 10 },
      ],
      ours: 30,
      theirs: 31,
    });
  });

  it('adds up to nothing, with no units under way once all is answered, whatever happens', () => {
    const aStep = fc.record({
      what: fc.constantFrom('out', 'in', 'settle', 'refuse', 'undo', 'undone', 'keep'),
      number: fc.nat(5),
      amount: fc.integer({ min: 1, max: 80 }),
      taken: fc.integer({ min: 1, max: 80 }),
    });
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 40 }), (steps) => {
        const book = aBook();
        for (const { what, number, amount, taken } of steps) {
          const reference = `r${number}`;
          const exchange = book.exchanges[reference];
          if (what === 'out' || what === 'in') {
            const direction = what === 'out' ? 'OUT' : 'IN';
            if (!exchange) ask(book, { ...wanted, reference, direction, amount });
          } else if (what === 'settle' && exchange) {
            const { direction } = exchange;
            const partnerUnits = direction === 'OUT' ? taken : Math.min(taken, exchange.amount);
            settle(book, line({ reference, direction, partnerUnits }));
          } else if (what === 'refuse') refuse(book, reference, 'NO');
          else if (what === 'undo') askToUndo(book, reference);
          else if (what === 'undone') undone(book, reference);
          else keep(book, reference, 'NO');
          expect(units(book)).toBeGreaterThanOrEqual(0);
        }
        const open = Object.values(book.exchanges).filter(
          ({ state }) => state === 'ASKED' || state === 'UNDOING',
        );
        for (const { reference, state } of open) {
          if (state === 'ASKED') refuse(book, reference, 'NO');
          else keep(book, reference, 'NO');
        }
        expect(balanceOf(book.postings, 'under-way')).toBe(0);
        const settled = Object.values(book.exchanges).filter(({ state }) => state === 'SETTLED');
        const net = settled.reduce(
          (sum, one) => sum + (one.direction === 'OUT' ? -1 : 1) * (one.units ?? 0),
          0,
        );
        expect(balanceOf(book.postings, 'retailer')).toBe(net);
        expect(units(book)).toBe(100 - net);
      }),
    );
  });
});
