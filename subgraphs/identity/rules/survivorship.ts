/** Who said it. The order is the one in which sources are believed where nothing else decides. */
export const ORIGINS = ['customer', 'associate', 'service', 'record'] as const;
export type Origin = (typeof ORIGINS)[number];

/** GDPR Art. 6(1), as DPV names them. */
export const LAWFUL_BASES = ['CONSENT', 'CONTRACT', 'LEGAL_OBLIGATION', 'LEGITIMATE_INTEREST'] as const;
export type LawfulBasis = (typeof LAWFUL_BASES)[number];

/**
 * On what a value may be held where nothing else is said: who tells us something wants to be served by it; what another
 * system of the retailer knows is held because we are to know whom we deal with, and the customer can object.
 */
const USUAL_BASIS: Record<Origin, LawfulBasis> = {
  customer: 'CONTRACT',
  associate: 'CONTRACT',
  service: 'LEGITIMATE_INTEREST',
  record: 'LEGITIMATE_INTEREST',
};

/** One source's word for one attribute. */
export type Claim<Value> = {
  value: Value;
  /** Claims with the same key say the same, however they write it. */
  key: string;
  origin: Origin;
  /** `customer`, `associate`, `service` or the name of the source of a record. */
  source: string;
  recordedAt: Date;
  /** True when somebody proved it, e.g. by a code sent to the address. */
  verified: boolean;
  /** Absent: the usual one of its origin. */
  lawfulBasis?: LawfulBasis | undefined;
};

/** Where a value came from and how far it can be believed. */
export type Provenance = {
  source: string;
  recordedAt: Date;
  /** 0 to 1, see {@link confidenceIn}. */
  confidence: number;
  verified: boolean;
  /** On what it may be held. */
  lawfulBasis: LawfulBasis;
};

export type Survivor<Value> = { value: Value; key: string; provenance: Provenance };

/** How to choose among claims that contradict each other. */
export type Strategy = 'most_frequent' | 'most_recent' | 'longest' | 'source_order';

/**
 * The value that stands for an attribute of which a customer has one, or null without claims. The customer's own newest
 * word wins over every source; else the strategies decide, each where those before it leave a tie, and at last the key,
 * so that the order of the claims never matters.
 */
export function survivorOf<Value>(
  claims: readonly Claim<Value>[],
  strategies: readonly Strategy[],
): Survivor<Value> | null {
  const own = claims.filter(({ origin }) => origin === 'customer').toSorted(newestFirst)[0];
  const groups = groupsOf(claims);
  const winner = own
    ? groups.find(({ key }) => key === own.key)
    : groups.toSorted((a, b) => compareGroups(a, b, strategies))[0];
  if (!winner) return null;
  // What the customer says about themself is not made doubtful by others.
  return survivorIn(winner, own ? winner.claims : claims);
}

/** The values that stand for an attribute of which a customer may have several: verified first, then newest. */
export function survivorsOf<Value>(claims: readonly Claim<Value>[]): Survivor<Value>[] {
  return groupsOf(claims)
    .map((group) => survivorIn(group, group.claims))
    .sort(
      (a, b) =>
        Number(b.provenance.verified) - Number(a.provenance.verified) ||
        b.provenance.recordedAt.getTime() - a.provenance.recordedAt.getTime() ||
        inOrder(a.key, b.key),
    );
}

/** Claims that say the same. */
type Group<Value> = { key: string; claims: Claim<Value>[] };

function groupsOf<Value>(claims: readonly Claim<Value>[]): Group<Value>[] {
  const groups = new Map<string, Claim<Value>[]>();
  for (const claim of claims) {
    const group = groups.get(claim.key);
    if (group) group.push(claim);
    else groups.set(claim.key, [claim]);
  }
  return Array.from(groups, ([key, group]) => ({ key, claims: group }));
}

/** Writes the value as the customer does, else as the newest claim does. */
function survivorIn<Value>({ key, claims }: Group<Value>, all: readonly Claim<Value>[]): Survivor<Value> {
  const [first] = claims.toSorted(
    (a, b) => Number(b.origin === 'customer') - Number(a.origin === 'customer') || newestFirst(a, b),
  );
  if (!first) throw new Error('A group has at least one claim.');
  const { value, origin, source, recordedAt, lawfulBasis = USUAL_BASIS[origin] } = first;
  const verified = claims.some((claim) => claim.verified);
  const confidence = confidenceIn(claims, all);
  return { value, key, provenance: { source, recordedAt, verified, confidence, lawfulBasis } };
}

function compareGroups<Value>(a: Group<Value>, b: Group<Value>, strategies: readonly Strategy[]): number {
  for (const strategy of strategies) {
    const difference = scoreOf(b, strategy) - scoreOf(a, strategy);
    if (difference) return difference;
  }
  return inOrder(a.key, b.key);
}

function scoreOf<Value>({ key, claims }: Group<Value>, strategy: Strategy): number {
  switch (strategy) {
    case 'most_frequent':
      return claims.length;
    case 'most_recent':
      return Math.max(...claims.map(({ recordedAt }) => recordedAt.getTime()));
    case 'longest':
      return key.length;
    case 'source_order':
      return -Math.min(...claims.map(({ origin }) => ORIGINS.indexOf(origin)));
  }
}

const newestFirst = <Value>(a: Claim<Value>, b: Claim<Value>): number =>
  b.recordedAt.getTime() - a.recordedAt.getTime() ||
  inOrder(a.source, b.source) ||
  inOrder(JSON.stringify(a.value), JSON.stringify(b.value));

const inOrder = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** How often one such source alone is right. */
const RELIABILITY: Record<Origin, number> = { customer: 0.95, associate: 0.85, service: 0.75, record: 0.6 };
const PROVEN = 0.99;

/**
 * The chance that not all sources which agree are wrong (each counted once, as if independent), times their share among
 * the sources that say anything; at least {@link PROVEN} when verified. To two decimals.
 */
function confidenceIn<Value>(agreeing: readonly Claim<Value>[], all: readonly Claim<Value>[]): number {
  if (agreeing.some(({ verified }) => verified)) return PROVEN;
  const [only] = all;
  if (only && all.length === 1) return RELIABILITY[only.origin];
  const reliabilities = new Map(agreeing.map(({ source, origin }) => [source, RELIABILITY[origin]]));
  let allWrong = 1;
  for (const reliability of reliabilities.values()) allWrong *= 1 - reliability;
  const agreed = new Set(agreeing);
  const dissenting = new Set(all.filter((claim) => !agreed.has(claim)).map(({ source }) => source));
  for (const source of reliabilities.keys()) dissenting.delete(source);
  const share = reliabilities.size / (reliabilities.size + dissenting.size);
  return Math.min(PROVEN, Math.round((1 - allWrong) * share * 100) / 100);
}
