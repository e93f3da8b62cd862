import { birthDatesClash } from './dates.ts';
import {
  IDENTIFIER_TYPES,
  type Identifier,
  type IdentifierType,
  identifierId,
  LIMITS,
  MAX_HOLDERS,
} from './identifiers.ts';
import { compareNames, type PersonName } from './names.ts';

/** Strongest first. */
export const LINK_RULES = ['LOYALTY_CARD', 'VERIFIED_EMAIL', 'EMAIL_AND_NAME', 'PHONE_AND_NAME'] as const;
export type LinkRule = (typeof LINK_RULES)[number];

/** What a record, or an associate's entry, says of a person, as far as it helps to tell people apart. */
export type Traits = {
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

export type Link = {
  /** The known customer whom the record belongs to; null when it founds a new one. */
  customerId: string | null;
  /** The smallest `ref` of the records that arrived together and are one person's: names a new customer. */
  founder: string;
  /** Null when nothing linked the record to anybody. */
  rule: LinkRule | null;
};

/**
 * Which records are one person's, by rules alone: a shared identifier links, names and birth dates veto.
 *
 * 1. Two records link by the same loyalty card, or by the same email that both sides verified, when their given names
 *    agree; by an email that is not verified, when the family names don't speak against it either; by a phone, when both
 *    names are there and agree.
 * 2. Where one of them has no given name, or an initial, the identifier must speak for itself. It does as long as nobody
 *    with another name holds it: Ann and Bob, who share an email, stay apart, and so does the record without a name.
 * 3. No customer results who has two clearly different given names or birth dates, however long the chain between them,
 *    nor more identifiers than {@link LIMITS}; two known customers are never made one.
 * 4. Stronger evidence goes first, so records that arrive together give the same people in whatever order they stand.
 *    A link is not taken back: a record that arrived earlier may stay apart from one that a later record would have
 *    bridged, or linked by an identifier of which only later records show that several people share it.
 *
 * @param crowded {@link identifierId}s that are known to be nobody's and link nothing.
 */
export function linkRecords(
  records: readonly NewRecord[],
  customers: readonly KnownCustomer[],
  crowded: ReadonlySet<string> = new Set(),
): Map<string, Link> {
  const nodes: Node[] = [
    ...customers.map(({ id, members }) => ({ name: id, customerId: id, members })),
    ...records.map(({ ref, traits }) => ({ name: ref, customerId: null, members: [traits] })),
  ];
  const groupOf = new Map(nodes.map((node): [Node, Group] => [node, { ...node, nodes: [node] }]));
  const ruleOf = new Map<Node, LinkRule>();
  for (const { a, b, rule } of edgesBetween(nodes, crowded)) {
    const [left, right] = [groupOf.get(a), groupOf.get(b)];
    if (!left || !right || left === right || !mayBeOne(left, right)) continue;
    const joined: Group = {
      customerId: left.customerId ?? right.customerId,
      members: [...left.members, ...right.members],
      nodes: [...left.nodes, ...right.nodes],
    };
    for (const node of joined.nodes) groupOf.set(node, joined);
    for (const node of [a, b]) if (!ruleOf.has(node)) ruleOf.set(node, rule);
  }
  const links = new Map<string, Link>();
  for (const { customerId, nodes: joined } of new Set(groupOf.values())) {
    const fresh = joined.filter((node) => node.customerId === null);
    const founder = fresh.map(({ name }) => name).sort()[0] ?? '';
    for (const node of fresh) links.set(node.name, { customerId, founder, rule: ruleOf.get(node) ?? null });
  }
  return links;
}

/** A known customer, or a record that belongs to nobody yet. */
type Node = { name: string; customerId: string | null; members: Traits[] };
type Group = { customerId: string | null; members: Traits[]; nodes: Node[] };
type Edge = { a: Node; b: Node; rule: LinkRule };

/** Who has an identifier in their records, and with which of these. */
type Holder = { node: Node; members: { traits: Traits; verified: boolean }[] };

/** Every pair that a rule links, in an order that doesn't depend on the order of the nodes. */
function edgesBetween(nodes: readonly Node[], crowded: ReadonlySet<string>): Edge[] {
  const strongest = new Map<string, Edge>();
  for (const [type, id, holders] of holdingsOf(nodes)) {
    if (crowded.has(id) || namesAmong(holders) > MAX_HOLDERS) continue;
    const contested = isContested(holders);
    for (const [a, b] of pairsOf(holders)) {
      const rule = ruleBetween(type, a, b, contested);
      if (!rule) continue;
      const pair = [a.node.name, b.node.name].sort().join('\n');
      const known = strongest.get(pair);
      if (!known || strengthOf(rule) < strengthOf(known.rule))
        strongest.set(pair, { a: a.node, b: b.node, rule });
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

const strengthOf = (rule: LinkRule): number => LINK_RULES.indexOf(rule);
const isKnown = ({ a, b }: Edge): boolean => a.customerId !== null || b.customerId !== null;

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

function ruleBetween(type: IdentifierType, a: Holder, b: Holder, contested: boolean): LinkRule | null {
  if (a.node.customerId && b.node.customerId) return null;
  const rules = a.members.flatMap((one) =>
    b.members.map((other) => {
      const relation = relationOf(one.traits, other.traits);
      return ruleFor(type, relation, { contested, verified: one.verified && other.verified });
    }),
  );
  return LINK_RULES.find((rule) => rules.includes(rule)) ?? null;
}

/** The rule by which two records with a common identifier are one person's, or null. */
function ruleFor(
  type: IdentifierType,
  relation: Relation,
  { contested, verified }: { contested: boolean; verified: boolean },
): LinkRule | null {
  const sameGiven = relation === 'full' || relation === 'given' || relation === 'renamed';
  const undisputed = !contested && (relation === 'initial' || relation === 'open');
  switch (type) {
    case 'LOYALTY_CARD':
      return sameGiven || undisputed ? 'LOYALTY_CARD' : null;
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

function relationOf(a: Traits, b: Traits): Relation {
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
function mayBeOne(a: Group, b: Group): boolean {
  if (a.customerId && b.customerId) return false;
  const relations = new Set(a.members.flatMap((one) => b.members.map((other) => relationOf(one, other))));
  if (relations.has('different')) return false;
  const onlyDoubtful =
    relations.has('doubtful') && [...relations].every((one) => one === 'doubtful' || one === 'open');
  return !onlyDoubtful && isWithinLimits([...a.members, ...b.members]);
}

function isWithinLimits(members: readonly Traits[]): boolean {
  const newest = Math.max(...members.map(({ seenAt }) => seenAt.getTime()));
  return IDENTIFIER_TYPES.every((type) => {
    const { max, days } = LIMITS[type];
    const recent = members.filter(({ seenAt }) => newest - seenAt.getTime() <= days * 86_400_000);
    const keys = recent.flatMap(({ identifiers }) => identifiers.filter((one) => one.type === type));
    return new Set(keys.map(({ key }) => key)).size <= max;
  });
}
