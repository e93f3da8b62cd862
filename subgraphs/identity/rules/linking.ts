import { birthDatesClash } from './dates.ts';
import {
  DEFAULT_POLICIES,
  IDENTIFIER_TYPES,
  type Identifier,
  type IdentifierPolicies,
  type IdentifierType,
  identifierId,
  MAX_HOLDERS,
} from './identifiers.ts';
import { compareNames, type PersonName } from './names.ts';

/** By identifiers; which is the strongest, their policies say. */
const IDENTIFIER_RULES = [
  'LOYALTY_CARD',
  'PARTNER',
  'VERIFIED_EMAIL',
  'EMAIL_AND_NAME',
  'PAYMENT_CARD',
  'PHONE_AND_NAME',
] as const;
type IdentifierRule = (typeof IDENTIFIER_RULES)[number];
/** A person's word, identifiers, and what the engine says of everything together. */
export const LINK_RULES = ['DECISION', ...IDENTIFIER_RULES, 'RESOLUTION'] as const;
export type LinkRule = (typeof LINK_RULES)[number];

/** What a record, or an associate's entry, says of a person, as far as it helps to tell people apart. */
export type Traits = {
  /** Names the record among all; absent for what isn't a record. */
  ref?: string;
  /** The member id under which it stands; absent for one that belongs to nobody yet. */
  home?: string;
  /** The record's own name, and the one that its customer goes by today. */
  names: PersonName[];
  /** `yyyy-mm-dd`. */
  birthDate?: string;
  /** Without those that a customer merely claims. */
  identifiers: (Pick<Identifier, 'type' | 'key'> & { verified: boolean })[];
  seenAt: Date;
};

export type NewRecord = { ref: string; traits: Traits };
export type KnownCustomer = { id: string; members: Traits[] };

/** Two records that the engine compared; `weight` in bits: log2 of the odds that they are one person's. */
export type ComparedPair = { a: string; b: string; weight: number };

/** What is known besides identifiers. Pairs name records by their `ref`. */
export type Evidence = {
  pairs: readonly ComparedPair[];
  /** The weight of any other pair, in bits; null where one of them can't be compared. */
  weigh(a: string, b: string): number | null;
  /** In bits: at or above `merge` two records are one person's, at or above `review` somebody should look. */
  thresholds: { merge: number; review: number };
  /** What people decided about two records, or two member ids. `apart` always holds; `together` where `apart` leaves it. */
  apart: readonly (readonly [string, string])[];
  together: readonly (readonly [string, string])[];
  /** How far each type of identifier is believed. */
  policies: IdentifierPolicies;
};

const NO_EVIDENCE: Evidence = {
  pairs: [],
  weigh: () => null,
  thresholds: { merge: Number.POSITIVE_INFINITY, review: Number.POSITIVE_INFINITY },
  apart: [],
  together: [],
  policies: DEFAULT_POLICIES,
};

export type Link = {
  /** The member id under which the record belongs; null when it founds a new customer. */
  customerId: string | null;
  /** The smallest `ref` of the records that arrived together and are one person's: names a new customer. */
  founder: string;
  /** Null when nothing linked the record to anybody. */
  rule: LinkRule | null;
};

/** What spoke for a link: `a` and `b` are records; `weight` in bits, only where the engine decided. */
export type Because = { rule: LinkRule; a?: string | undefined; b?: string | undefined; weight?: number };

/** Two known customers are one. */
export type Bridge = {
  /** Member ids, one of each: those under which the records stand that tie them. */
  ids: [string, string];
  because: Because;
};

export type Linked = {
  links: Map<string, Link>;
  /** For each record that was linked, what linked it. */
  because: Map<string, Because>;
  /** That known customers are one, in the order in which it was found. */
  merges: Bridge[];
  /** Pairs that somebody should look at, the heaviest first; one for each two people. */
  reviews: ComparedPair[];
};

/**
 * Which records are one person's. First by rules alone, where a shared identifier links, then by the engine's weight;
 * names and birth dates veto both.
 *
 * 1. Two records link by the same loyalty card, payment card or id at a partner's, or by the same email that both sides
 *    verified, when their given names agree; by an email that is not verified, when the family names don't speak against it either; by a phone, when both
 *    names are there and agree.
 * 2. Where one of them has no given name, or an initial, the identifier must speak for itself. It does as long as nobody
 *    with another name holds it: Ann and Bob, who share an email, stay apart, and so does the record without a name.
 * 3. What is left links when the engine's weight is at or above `merge`, the heaviest pair first, and all records of both
 *    sides together rather speak for one person (average linkage, as in the batch). So two known customers become one when a
 *    record, or what they say themselves, ties both; an identifier alone never does that.
 * 4. No customer results who has two clearly different given names or birth dates, however long the chain between them,
 *    nor more identifiers than their policies allow, nor two records whom somebody decided to keep apart. What is held back by
 *    this, and what weighs between `review` and `merge`, is for somebody to look at.
 * 5. What somebody decided goes first, then stronger evidence, so records that arrive together give the same people in
 *    whatever order they stand. A link is not taken back by a record: one that arrived earlier may stay apart from one that a
 *    later record would have bridged, or linked by an identifier of which only later records show that several share it.
 *
 * @param crowded {@link identifierId}s that are known to be nobody's and link nothing.
 */
export function linkRecords(
  records: readonly NewRecord[],
  customers: readonly KnownCustomer[],
  crowded: ReadonlySet<string> = new Set(),
  evidence: Evidence = NO_EVIDENCE,
): Linked {
  const nodes: Node[] = [
    ...customers.map(({ id, members }) => ({ name: id, customerId: id, members })),
    ...records.map(({ ref, traits }) => ({ name: ref, customerId: null, members: [traits] })),
  ];
  const ends = endsOf(nodes);
  const apart = partnersOf(evidence.apart);
  const groupOf = new Map(nodes.map((node): [Node, Group] => [node, groupWith(node)]));
  const homeOf = new Map<Node, string>();
  const becauseOf = new Map<Node, Because>();
  const linked: Linked = { links: new Map(), because: new Map(), merges: [], reviews: [] };

  const join = ({ a, b, because }: Edge, mayBe: (left: Group, right: Group) => boolean): void => {
    const [left, right] = [groupOf.get(a.node), groupOf.get(b.node)];
    if (!left || !right || left === right || areApart(left, right, apart) || !mayBe(left, right)) return;
    const homes = [homeIn(a, homeOf), homeIn(b, homeOf)] as const;
    const home = homes[0] ?? homes[1];
    for (const side of [left, right]) {
      if (home && !side.customerIds.length) for (const node of side.nodes) homeOf.set(node, home);
    }
    const isBridge = left.customerIds.length > 0 && right.customerIds.length > 0;
    if (isBridge && homes[0] && homes[1]) linked.merges.push({ ids: [homes[0], homes[1]], because });
    const joined: Group = {
      customerIds: [...left.customerIds, ...right.customerIds],
      members: [...left.members, ...right.members],
      nodes: [...left.nodes, ...right.nodes],
      keys: new Set([...left.keys, ...right.keys]),
    };
    for (const node of joined.nodes) groupOf.set(node, joined);
    for (const { node } of [a, b]) if (!becauseOf.has(node)) becauseOf.set(node, because);
  };

  for (const edge of decidedEdges(evidence.together, ends)) join(edge, () => true);
  const { policies } = evidence;
  for (const edge of edgesBetween(nodes, crowded, policies)) {
    join(edge, (left, right) => mayBeOneByRule(left, right, policies));
  }
  const compared = comparedEdges(evidence, ends);
  for (const edge of compared) {
    if (edge.pair.weight < evidence.thresholds.merge) continue;
    join(edge, (left, right) => mayBeOne(left, right, policies) && isLikely(left, right, evidence));
  }

  for (const { nodes: joined } of new Set(groupOf.values())) {
    const fresh = joined.filter((node) => node.customerId === null);
    const founder = fresh.map(({ name }) => name).sort()[0] ?? '';
    for (const node of fresh) {
      const because = becauseOf.get(node);
      const customerId = homeOf.get(node) ?? null;
      linked.links.set(node.name, { customerId, founder, rule: because?.rule ?? null });
      if (because) linked.because.set(node.name, because);
    }
  }
  const asked = new Set<string>();
  for (const { a, b, pair } of compared) {
    const [left, right] = [groupOf.get(a.node), groupOf.get(b.node)];
    if (!left || !right || left === right || pair.weight < evidence.thresholds.review) continue;
    const people = [nameOf(left), nameOf(right)].sort().join('\n');
    if (asked.has(people) || areApart(left, right, apart)) continue;
    asked.add(people);
    linked.reviews.push(pair);
  }
  return linked;
}

/** A known customer, or a record that belongs to nobody yet. */
type Node = { name: string; customerId: string | null; members: Traits[] };
type Group = {
  /** Of the known customers in it. */
  customerIds: string[];
  members: Traits[];
  nodes: Node[];
  /** Ids of the records, and the member ids under which they stand. */
  keys: ReadonlySet<string>;
};
/** A record of a node. */
type End = { node: Node; traits: Traits };
type Edge = { a: End; b: End; because: Because };

/** Who has an identifier in their records, and with which of these. */
type Holder = { node: Node; members: { traits: Traits; verified: boolean }[] };

const groupWith = (node: Node): Group => ({
  customerIds: node.customerId === null ? [] : [node.customerId],
  members: node.members,
  nodes: [node],
  keys: new Set([node.name, ...node.members.flatMap(({ ref, home }) => [ref, home].filter(isThere))]),
});

const isThere = (key: string | undefined): key is string => key !== undefined;

const nameOf = ({ nodes }: Group): string => nodes.map(({ name }) => name).sort()[0] ?? '';

/** Where each record is found, and each customer: by their first record. */
function endsOf(nodes: readonly Node[]): Map<string, End> {
  const ends = new Map<string, End>();
  for (const node of nodes) {
    for (const traits of node.members) {
      if (traits.home && !ends.has(traits.home)) ends.set(traits.home, { node, traits });
      if (traits.ref) ends.set(traits.ref, { node, traits });
    }
    const [traits] = node.members;
    if (traits) ends.set(node.name, { node, traits });
  }
  return ends;
}

const homeIn = ({ node, traits }: End, homeOf: ReadonlyMap<Node, string>): string | null =>
  homeOf.get(node) ?? traits.home ?? node.customerId;

function partnersOf(decided: Evidence['apart']): Map<string, string[]> {
  const partners = new Map<string, string[]>();
  for (const [a, b] of decided) {
    partners.set(a, [...(partners.get(a) ?? []), b]);
    partners.set(b, [...(partners.get(b) ?? []), a]);
  }
  return partners;
}

function areApart(left: Group, right: Group, apart: ReadonlyMap<string, string[]>): boolean {
  if (!apart.size) return false;
  for (const key of left.keys) if (apart.get(key)?.some((other) => right.keys.has(other))) return true;
  return false;
}

function decidedEdges(decided: Evidence['together'], ends: ReadonlyMap<string, End>): Edge[] {
  return decided.flatMap(([one, other]) => {
    const [a, b] = [ends.get(one), ends.get(other)];
    return a && b ? [{ a, b, because: { rule: 'DECISION', a: a.traits.ref, b: b.traits.ref } }] : [];
  });
}

/** The heaviest first, in an order that doesn't depend on that of the pairs. */
function comparedEdges(
  evidence: Evidence,
  ends: ReadonlyMap<string, End>,
): (Edge & { pair: ComparedPair })[] {
  const named = (pair: ComparedPair) => [pair.a, pair.b].sort().join('\n');
  return evidence.pairs
    .toSorted((x, y) => y.weight - x.weight || (named(x) < named(y) ? -1 : 1))
    .flatMap((pair) => {
      const [a, b] = [ends.get(pair.a), ends.get(pair.b)];
      if (!a || !b || a.node === b.node) return [];
      return [{ a, b, pair, because: { rule: 'RESOLUTION', a: pair.a, b: pair.b, weight: pair.weight } }];
    });
}

/** Every pair that an identifier links, in an order that doesn't depend on the order of the nodes. */
function edgesBetween(
  nodes: readonly Node[],
  crowded: ReadonlySet<string>,
  policies: IdentifierPolicies,
): Edge[] {
  const strengthOf = (rule: IdentifierRule): number =>
    policies[TYPE_OF[rule]].priority * IDENTIFIER_RULES.length + IDENTIFIER_RULES.indexOf(rule);
  const strongest = new Map<string, Edge & { rule: IdentifierRule }>();
  for (const [type, id, holders] of holdingsOf(nodes)) {
    if (holders.length < 2 || crowded.has(id) || namesAmong(holders) > MAX_HOLDERS) continue;
    const contested = isContested(holders);
    for (const [a, b] of pairs(holders)) {
      const edge = edgeBetween(type, a, b, contested, strengthOf);
      if (!edge) continue;
      const pair = [a.node.name, b.node.name].sort().join('\n');
      const known = strongest.get(pair);
      if (!known || strengthOf(edge.rule) < strengthOf(known.rule)) strongest.set(pair, edge);
    }
  }
  // A tie goes to the customer who is known already, then to the one whose id is older.
  return Array.from(strongest, ([pair, edge]) => ({ pair, edge }))
    .sort(
      (x, y) =>
        strengthOf(x.edge.rule) - strengthOf(y.edge.rule) ||
        Number(isKnown(y.edge)) - Number(isKnown(x.edge)) ||
        (x.pair < y.pair ? -1 : 1),
    )
    .map(({ edge }) => edge);
}

/** Smaller is stronger. */
type StrengthOf = (rule: IdentifierRule) => number;

const TYPE_OF: Record<IdentifierRule, IdentifierType> = {
  LOYALTY_CARD: 'LOYALTY_CARD',
  PARTNER: 'PARTNER',
  VERIFIED_EMAIL: 'EMAIL',
  EMAIL_AND_NAME: 'EMAIL',
  PAYMENT_CARD: 'PAYMENT_CARD',
  PHONE_AND_NAME: 'PHONE',
};

const isKnown = ({ a, b }: Edge): boolean => a.node.customerId !== null || b.node.customerId !== null;

function holdingsOf(nodes: readonly Node[]): [IdentifierType, string, Holder[]][] {
  const holdings = new Map<string, { type: IdentifierType; holders: Map<Node, Holder> }>();
  for (const node of nodes) {
    for (const traits of node.members) {
      for (const identifier of traits.identifiers) {
        const id = identifierId(identifier);
        const holding = holdings.get(id) ?? { type: identifier.type, holders: new Map<Node, Holder>() };
        holdings.set(id, holding);
        const holder = holding.holders.get(node) ?? { node, members: [] };
        holder.members.push({ traits, verified: identifier.verified });
        holding.holders.set(node, holder);
      }
    }
  }
  return Array.from(holdings, ([id, { type, holders }]) => [type, id, [...holders.values()]]);
}

function namesAmong(holders: readonly Holder[]): number {
  const names = holders.flatMap(({ members }) => members.flatMap(({ traits }) => traits.names));
  return new Set(names.map(({ full }) => full.toLowerCase())).size;
}

/** True when people who may be different hold the identifier, so that it says nothing by itself. */
function isContested(holders: readonly Holder[]): boolean {
  if (holders.filter(({ node }) => node.customerId !== null).length > 1) return true;
  return pairsOf(holders).some(([a, b]) =>
    a.members.some((one) => b.members.some((other) => isDoubtful(relationOf(one.traits, other.traits)))),
  );
}

const isDoubtful = (relation: Relation): boolean => relation === 'doubtful' || relation === 'different';

function* pairs<Item>(items: readonly Item[]): Generator<[Item, Item]> {
  for (const [index, a] of items.entries()) for (const b of items.slice(index + 1)) yield [a, b];
}
const pairsOf = <Item>(items: readonly Item[]): [Item, Item][] => [...pairs(items)];

/** By the strongest rule that links any record of one with any of the other. */
function edgeBetween(
  type: IdentifierType,
  a: Holder,
  b: Holder,
  contested: boolean,
  strengthOf: StrengthOf,
): (Edge & { rule: IdentifierRule }) | null {
  if (a.node.customerId && b.node.customerId) return null;
  let strongest: (Edge & { rule: IdentifierRule }) | null = null;
  for (const one of a.members) {
    for (const other of b.members) {
      const relation = relationOf(one.traits, other.traits);
      const rule = ruleFor(type, relation, { contested, verified: one.verified && other.verified });
      if (!rule || (strongest && strengthOf(strongest.rule) <= strengthOf(rule))) continue;
      strongest = {
        a: { node: a.node, traits: one.traits },
        b: { node: b.node, traits: other.traits },
        rule,
        because: { rule, a: one.traits.ref, b: other.traits.ref },
      };
    }
  }
  return strongest;
}

/** The rule by which two records with a common identifier are one person's, or null. */
function ruleFor(
  type: IdentifierType,
  relation: Relation,
  { contested, verified }: { contested: boolean; verified: boolean },
): IdentifierRule | null {
  const sameGiven = relation === 'full' || relation === 'given' || relation === 'renamed';
  const undisputed = !contested && (relation === 'initial' || relation === 'open');
  switch (type) {
    case 'LOYALTY_CARD':
    case 'PAYMENT_CARD':
    case 'PARTNER':
      return sameGiven || undisputed ? type : null;
    case 'EMAIL':
      if (verified && (sameGiven || undisputed)) return 'VERIFIED_EMAIL';
      if (relation === 'full' || relation === 'given') return 'EMAIL_AND_NAME';
      return relation === 'initial' && undisputed ? 'EMAIL_AND_NAME' : null;
    case 'PHONE':
      return relation === 'full' ? 'PHONE_AND_NAME' : null;
  }
}

/**
 * What names and birth dates say of two records: `full`, given and family names agree; `given`, the given names agree and
 * a family name is missing; `renamed`, the given names agree and the family names don't; `initial`, family name and initial
 * agree; `open`, too little is there to compare; `doubtful`, they may be two people; `different`, they are.
 */
type Relation = 'full' | 'given' | 'renamed' | 'initial' | 'open' | 'doubtful' | 'different';

const CLOSEST_FIRST: Relation[] = ['full', 'given', 'renamed', 'initial', 'open', 'doubtful', 'different'];

/** Two records are looked at by each identifier that they share, and again for their groups. */
const relationsOf = new WeakMap<Traits, WeakMap<Traits, Relation>>();

function relationOf(a: Traits, b: Traits): Relation {
  let known = relationsOf.get(a);
  if (!known) {
    known = new WeakMap();
    relationsOf.set(a, known);
  }
  let relation = known.get(b);
  if (!relation) {
    relation = relationBetween(a, b);
    known.set(b, relation);
  }
  return relation;
}

function relationBetween(a: Traits, b: Traits): Relation {
  if (a.birthDate && b.birthDate && birthDatesClash(a.birthDate, b.birthDate)) return 'different';
  const relations = a.names.flatMap((one) => b.names.map((other) => relationOfNames(one, other)));
  return CLOSEST_FIRST.find((relation) => relations.includes(relation)) ?? 'open';
}

function relationOfNames(a: PersonName, b: PersonName): Relation {
  const { given, family } = compareNames(a, b);
  switch (given) {
    case 'agree':
      if (family === 'agree') return 'full';
      return family === 'unknown' ? 'given' : 'renamed';
    case 'differ':
      return 'different';
    case 'unclear':
      return 'doubtful';
    case 'initial':
      if (family === 'agree') return 'initial';
      return family === 'unknown' ? 'open' : 'doubtful';
    case 'unknown':
      return family === 'agree' || family === 'unknown' ? 'open' : 'doubtful';
  }
}

/** The veto over whole groups, which keeps a chain of alike records from joining people who are not. */
function mayBeOne(a: Group, b: Group, policies: IdentifierPolicies): boolean {
  return !relationsBetween(a, b).has('different') && isWithinLimits([...a.members, ...b.members], policies);
}

/** Bits that a single pair counts for or against two people being one, at most. */
const MOST_BITS = 15;

/** A chain of likenesses doesn't join strangers: the mean weight of all pairs between them, each cut to a bound, is positive. */
function isLikely(a: Group, b: Group, { weigh }: Evidence): boolean {
  let sum = 0;
  for (const { ref: one } of a.members) {
    for (const { ref: other } of b.members) {
      if (one === undefined || other === undefined) continue;
      sum += Math.max(-MOST_BITS, Math.min(MOST_BITS, weigh(one, other) ?? 0));
    }
  }
  return sum > 0;
}

/** An identifier says less than everything together: it joins no two known customers, and nobody on doubtful names alone. */
function mayBeOneByRule(a: Group, b: Group, policies: IdentifierPolicies): boolean {
  if (a.customerIds.length && b.customerIds.length) return false;
  const relations = relationsBetween(a, b);
  const onlyDoubtful =
    relations.has('doubtful') && [...relations].every((one) => one === 'doubtful' || one === 'open');
  return (
    !relations.has('different') && !onlyDoubtful && isWithinLimits([...a.members, ...b.members], policies)
  );
}

const relationsBetween = (a: Group, b: Group): Set<Relation> =>
  new Set(a.members.flatMap((one) => b.members.map((other) => relationOf(one, other))));

function isWithinLimits(members: readonly Traits[], policies: IdentifierPolicies): boolean {
  const newest = Math.max(...members.map(({ seenAt }) => seenAt.getTime()));
  return IDENTIFIER_TYPES.every((type) => {
    const { max, days } = policies[type];
    const recent = members.filter(({ seenAt }) => newest - seenAt.getTime() <= days * 86_400_000);
    const keys = recent.flatMap(({ identifiers }) => identifiers.filter((one) => one.type === type));
    return new Set(keys.map(({ key }) => key)).size <= max;
  });
}
