import { memberAccount, type Posting, post } from './ledger.ts';

export type Direction = 'OUT' | 'IN';

/**
 * An exchange that a member wants, seen from the retailer: `OUT` turns the retailer's points into our units, `IN` our
 * units into points. It is written down before the retailer is asked, so that no answer that is lost is lost for us.
 */
export type Exchange = {
  /** Names it on both sides. */
  reference: string;
  subject: string;
  direction: Direction;
  /** What the member asked for: points `OUT`, units `IN`. */
  amount: number;
  rateId: string;
  state: 'ASKED' | 'SETTLED' | 'REFUSED' | 'UNDOING' | 'UNDONE';
  /** Why the retailer refused last. */
  refusal?: string;
  /** The retailer's id, and what changed hands; absent until it has answered. */
  id?: string;
  points?: number;
  units?: number;
  at: string;
};

/** The retailer's side of an exchange. */
export type Line = {
  id: string;
  reference: string;
  direction: Direction;
  points: number;
  partnerUnits: number;
  state: 'SETTLED' | 'REVERSED';
};

export type Book = { exchanges: Record<string, Exchange>; postings: Posting[] };

/** Writes down what a member wants. Units that will leave are set aside at once. False when there are too few. */
export function ask(book: Book, exchange: Omit<Exchange, 'state'>): boolean {
  const { reference, subject, direction, amount, at } = exchange;
  const setAside: Posting = {
    ...{ key: `set-aside/${reference}`, from: memberAccount(subject), to: 'under-way', units: amount, at },
  };
  if (direction === 'IN' && !post(book.postings, setAside)) return false;
  book.exchanges[reference] = { ...exchange, state: 'ASKED' };
  return true;
}

/** The retailer has exchanged: units move as it says. */
export function settle(book: Book, { reference, id, points, partnerUnits }: Line): void {
  const exchange = book.exchanges[reference];
  if (exchange?.state !== 'ASKED') return;
  const { subject, direction, amount, at } = exchange;
  const member = memberAccount(subject);
  const key = `exchange/${reference}`;
  if (direction === 'OUT') {
    post(book.postings, { key, from: 'retailer', to: member, units: partnerUnits, at });
  } else {
    post(book.postings, { key, from: 'under-way', to: 'retailer', units: partnerUnits, at });
    const left = amount - partnerUnits;
    if (left > 0) {
      post(book.postings, { key: `left/${reference}`, from: 'under-way', to: member, units: left, at });
    }
  }
  book.exchanges[reference] = { ...exchange, state: 'SETTLED', id, points, units: partnerUnits };
}

/** The retailer has not exchanged, and won't: what was set aside is the member's again. */
export function refuse(book: Book, reference: string, refusal: string): void {
  const exchange = book.exchanges[reference];
  if (exchange?.state !== 'ASKED') return;
  const { subject, direction, amount, at } = exchange;
  if (direction === 'IN') {
    post(book.postings, {
      ...{ key: `set-free/${reference}`, from: 'under-way', to: memberAccount(subject), units: amount, at },
    });
  }
  book.exchanges[reference] = { ...exchange, state: 'REFUSED', refusal };
}

/** A member wants an exchange undone. Units that will leave are set aside at once. False when there are too few. */
export function askToUndo(book: Book, reference: string): boolean {
  const exchange = book.exchanges[reference];
  if (exchange?.state !== 'SETTLED') return false;
  const { subject, direction, units = 0, at } = exchange;
  const attempt = book.postings.filter(({ key }) => key.startsWith(`undo/${reference}/`)).length;
  const setAside: Posting = {
    ...{ key: `undo/${reference}/${attempt}`, from: memberAccount(subject), to: 'under-way', units, at },
  };
  if (direction === 'OUT' && !post(book.postings, setAside)) return false;
  book.exchanges[reference] = { ...exchange, state: 'UNDOING' };
  return true;
}

/** The retailer has undone it. */
export function undone(book: Book, reference: string): void {
  const exchange = book.exchanges[reference];
  if (exchange?.state !== 'UNDOING') return;
  const { subject, direction, units = 0, at } = exchange;
  const key = `undone/${reference}`;
  if (direction === 'OUT') post(book.postings, { key, from: 'under-way', to: 'retailer', units, at });
  else post(book.postings, { key, from: 'retailer', to: memberAccount(subject), units, at });
  book.exchanges[reference] = { ...exchange, state: 'UNDONE' };
}

/** The retailer won't undo it: it stands. */
export function keep(book: Book, reference: string, refusal: string): void {
  const exchange = book.exchanges[reference];
  if (exchange?.state !== 'UNDOING') return;
  const { subject, direction, units = 0, at } = exchange;
  const attempt = book.postings.filter(({ key }) => key.startsWith(`undo/${reference}/`)).length;
  if (direction === 'OUT') {
    post(book.postings, {
      ...{ key: `keep/${reference}/${attempt}`, from: 'under-way', to: memberAccount(subject), units, at },
    });
  }
  book.exchanges[reference] = { ...exchange, state: 'SETTLED', refusal };
}

/**
 * Takes over from the retailer's report what it knows of exchanges whose answer never came, because the customer has ended
 * the link meanwhile. Nothing can happen to them any more: what the report doesn't have was never done.
 */
export function resolve(book: Book, references: readonly string[], report: readonly Line[]): void {
  const lines = new Map(report.map((line) => [line.reference, line]));
  for (const reference of references) {
    const line = lines.get(reference);
    if (!line) refuse(book, reference, 'LINK_ENDED');
    else settle(book, line);
    if (line?.state === 'REVERSED') undone(book, reference);
    else keep(book, reference, 'LINK_ENDED');
  }
}

/** A place in which the two ledgers say something else. `0` where one of them has nothing. */
export type Difference = { reference: string; ours: number; theirs: number };

/** Compares both ledgers line by line: units that went to our members are positive. What is under way is left out. */
export function compare(
  book: Book,
  report: readonly Line[],
): { lines: Difference[]; ours: number; theirs: number } {
  const sign = (direction: Direction) => (direction === 'OUT' ? 1 : -1);
  const ours = new Map<string, number>();
  const underWay = new Set<string>();
  for (const { reference, state, direction, units = 0 } of Object.values(book.exchanges)) {
    if (state === 'ASKED' || state === 'UNDOING') underWay.add(reference);
    if (state === 'SETTLED') ours.set(reference, sign(direction) * units);
  }
  const theirs = new Map(
    report
      .filter(({ state }) => state === 'SETTLED')
      .map(({ reference, direction, partnerUnits }) => [reference, sign(direction) * partnerUnits]),
  );
  const references = [...new Set([...ours.keys(), ...theirs.keys()])].filter((one) => !underWay.has(one));
  const lines = references.map((reference) => ({
    reference,
    ours: ours.get(reference) ?? 0,
    theirs: theirs.get(reference) ?? 0,
  }));
  const total = (side: 'ours' | 'theirs') => lines.reduce((sum, line) => sum + line[side], 0);
  return {
    lines: lines.filter((line) => line.ours !== line.theirs),
    ours: total('ours'),
    theirs: total('theirs'),
  };
}
