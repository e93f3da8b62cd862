import { addressKey, type PostalAddress } from '../../rules/addresses.ts';
import {
  type Claims,
  type ProfileChange,
  type ProfileEdit,
  type ProfileFacts,
  valueId,
} from '../../rules/claims.ts';
import type { Identifier } from '../../rules/identifiers.ts';
import type { PersonName } from '../../rules/names.ts';
import type { Claim } from '../../rules/survivorship.ts';
import { folded } from '../../rules/text.ts';
import type { SyncedAttribute } from './attributes.ts';

/**
 * How far an application's word goes for an attribute, as its connection's policy said when it came.
 * `OWNER`: before everybody's, the customer's own included. `PEER`: the newer of it and ours stands. `FALLBACK`: only where we
 * have nothing. `HELD`: it waits for somebody to decide, or was decided against.
 */
export const RANKS = ['OWNER', 'PEER', 'FALLBACK', 'HELD'] as const;
export type Rank = (typeof RANKS)[number];

/** What an application says of one attribute. A list is whole; null: it takes back what it said. */
export type Stated =
  | { attribute: 'name'; value: PersonName | null }
  | { attribute: 'birthDate' | 'language'; value: string | null }
  | { attribute: 'emails' | 'phones'; value: Identifier[] | null }
  | { attribute: 'addresses'; value: PostalAddress[] | null };

/**
 * Marks an edit as the word of a connected application for one attribute. Of one record's words for an attribute the one of the
 * highest version counts; they all stay, as every edit does.
 */
export type StatementMark = {
  /** The connection's id. */
  source: string;
  /** The application's record: its own id, else the customer's. Versions count within it. */
  record: string;
  attribute: SyncedAttribute;
  /** See `source-version.ts`. */
  version: string;
  /** When the application says that it was said; never later than when it came. */
  at: Date;
  rank: Rank;
};

/** A statement that counts. */
export type Statement = Stated & Omit<StatementMark, 'attribute'>;

/** How an edit writes down what an application says. */
export function changesOf(stated: Stated): ProfileChange[] {
  if (stated.value === null || (Array.isArray(stated.value) && !stated.value.length)) {
    return [{ attribute: 'nothing' }];
  }
  switch (stated.attribute) {
    case 'name':
      return [{ attribute: 'name', value: stated.value }];
    case 'birthDate':
    case 'language':
      return [{ attribute: stated.attribute, value: stated.value }];
    case 'emails':
    case 'phones':
      return stated.value.map((value) => ({ attribute: stated.attribute, value }));
    case 'addresses':
      return stated.value.map((value) => ({ attribute: 'addresses', value }));
  }
}

/** What changes say of one attribute; the reverse of {@link changesOf}. */
export function statedIn(attribute: SyncedAttribute, changes: readonly ProfileChange[]): Stated {
  switch (attribute) {
    case 'name': {
      const value = changes.flatMap((change) => (change.attribute === 'name' ? [change.value] : []));
      return { attribute, value: value[0] ?? null };
    }
    case 'birthDate':
    case 'language': {
      const value = changes.flatMap((change) => (change.attribute === attribute ? [change.value] : []));
      return { attribute, value: value[0] ?? null };
    }
    case 'emails':
    case 'phones': {
      const value = changes.flatMap((change) => (change.attribute === attribute ? [change.value] : []));
      return { attribute, value: value.length ? value : null };
    }
    case 'addresses': {
      const value = changes.flatMap((change) => (change.attribute === 'addresses' ? [change.value] : []));
      return { attribute, value: value.length ? value : null };
    }
  }
}

/** The newest word of each record of each application for each attribute, in whatever order the edits are. */
export function statementsIn(edits: readonly Pick<ProfileEdit, 'stated' | 'changes'>[]): Statement[] {
  const newest = new Map<string, Statement>();
  for (const edit of edits) {
    if (!edit.stated) continue;
    const { attribute, ...mark } = edit.stated;
    const statement: Statement = { ...mark, ...statedIn(attribute, edit.changes) };
    const key = JSON.stringify([statement.source, statement.record, statement.attribute]);
    const known = newest.get(key);
    if (!known || isAfter(statement, known)) newest.set(key, statement);
  }
  return [...newest.values()];
}

/**
 * By version; an application that says two things under one version is held to the later, then to the text that sorts last. The very
 * same word with two ranks has that which comes first among {@link RANKS}.
 */
function isAfter(a: Statement, b: Statement): boolean {
  if (a.version !== b.version) return a.version > b.version;
  if (a.at.getTime() !== b.at.getTime()) return a.at > b.at;
  const [one, other] = [JSON.stringify(a.value), JSON.stringify(b.value)];
  return one === other ? RANKS.indexOf(a.rank) < RANKS.indexOf(b.rank) : one > other;
}

/** How to decide when an application and we say different things. */
export const POLICIES = ['OURS', 'THEIRS', 'NEWEST', 'FIELD_OWNER', 'REVIEW'] as const;
export type Policy = (typeof POLICIES)[number];

/** Whose an attribute is. */
export type Owner = 'PATRON' | 'APPLICATION';

/** The rank that a policy gives. For `REVIEW` it holds where nothing contradicts; else the statement is `HELD`. */
export function rankUnder(policy: Policy, owner: Owner): Rank {
  switch (policy) {
    case 'OURS':
      return 'FALLBACK';
    case 'THEIRS':
      return 'OWNER';
    case 'FIELD_OWNER':
      return owner === 'APPLICATION' ? 'OWNER' : 'FALLBACK';
    case 'NEWEST':
    case 'REVIEW':
      return 'PEER';
  }
}

/**
 * The claims from which a profile is computed, once the applications' statements are weighed in, attribute by attribute:
 *
 * 1. Of owners' statements the newest stands, whatever others say.
 * 2. Else the newest of the peers' statements, or of ours if that is newer. Ours is as old as what the customer last said
 *    themself; where they never did, as the newest of the sources. Of a list a peer's statement is the whole of it at that
 *    moment: what we hear later is added to it.
 * 3. Else, where we have nothing, the newest of the fallbacks.
 *
 * At the same moment ours stands before theirs, and of two connections the one whose id sorts first. A value that the customer
 * took off stays off. So what stands follows from what was said and when, and never from the order in which it arrived.
 */
export function settled(claims: Claims, facts: Pick<ProfileFacts, 'edits'>): Claims {
  const statements = statementsIn(facts.edits);
  if (!statements.length) return claims;
  const result = { ...claims };
  for (const attribute of new Set(statements.map((statement) => statement.attribute))) {
    const about = statements.filter((one) => one.attribute === attribute && one.value !== null);
    const owner = newestOf(about, 'OWNER');
    const peer = newestOf(about, 'PEER');
    if (owner) stand(result, owner, null);
    else if (peer && isList(attribute)) stand(result, peer, peer.at);
    else if (peer && !isOlder(peer, attribute, claims)) stand(result, peer, null);
    else if (!peer && !claims[attribute].length) {
      const fallback = newestOf(about, 'FALLBACK');
      if (fallback) stand(result, fallback, null);
    }
  }
  return result;
}

/** Identifiers that applications say the customer has: they lead to the customer also where another's word stands. */
export function withStatedIdentifiers(claims: Claims, facts: Pick<ProfileFacts, 'edits'>): Claims {
  const emails = [...claims.emails];
  const phones = [...claims.phones];
  for (const statement of statementsIn(facts.edits)) {
    if (statement.rank === 'HELD') continue;
    if (statement.attribute === 'emails')
      emails.push(...identifierClaims(statement, statement.value, claims));
    if (statement.attribute === 'phones')
      phones.push(...identifierClaims(statement, statement.value, claims));
  }
  return { ...claims, emails, phones };
}

function newestOf(statements: readonly Statement[], rank: Rank): Statement | null {
  const [newest = null] = statements
    .filter((statement) => statement.rank === rank)
    .sort((a, b) => b.at.getTime() - a.at.getTime() || (placeOf(a) < placeOf(b) ? -1 : 1));
  return newest;
}

/** Where two were said at the same moment. */
const placeOf = ({ source, record }: Statement): string => JSON.stringify([source, record]);

const isList = (attribute: SyncedAttribute): boolean =>
  attribute === 'emails' || attribute === 'phones' || attribute === 'addresses';

/** Whether our side was said later, or at the same moment. */
function isOlder({ at }: Statement, attribute: SyncedAttribute, claims: Claims): boolean {
  const ours: readonly Claim<unknown>[] = claims[attribute];
  const own = ours.filter(({ origin }) => origin === 'customer');
  return (own.length ? own : ours).some(({ recordedAt }) => recordedAt >= at);
}

/** Lets a statement stand: its values, backed by everybody who says the same, and what was said since. */
function stand(claims: Claims, statement: Statement, since: Date | null): void {
  const stated = basisOf(statement);
  const backed = <Value>(mine: Claim<Value>[], others: Claim<Value>[]): Claim<Value>[] => {
    const keys = new Set(mine.map(({ key }) => key));
    const stays = ({ key, recordedAt }: Claim<Value>) =>
      keys.has(key) || (since !== null && recordedAt >= since);
    return [...mine, ...others.filter(stays)];
  };
  switch (statement.attribute) {
    case 'name': {
      const { value } = statement;
      if (!value) break;
      claims.name = backed([{ ...stated, value, key: folded(value.full) }], claims.name);
      break;
    }
    case 'birthDate':
    case 'language': {
      const { attribute, value } = statement;
      if (!value) break;
      claims[attribute] = backed([{ ...stated, value, key: value }], claims[attribute]);
      break;
    }
    case 'emails':
    case 'phones': {
      const { attribute, value } = statement;
      claims[attribute] = backed(identifierClaims(statement, value, claims), claims[attribute]);
      break;
    }
    case 'addresses': {
      const shown = (statement.value ?? [])
        .map((value) => ({ ...stated, value, key: addressKey(value) }))
        .filter(({ key }) => !claims.hidden.has(valueId('addresses', key)));
      claims.addresses = backed(shown, claims.addresses);
      break;
    }
  }
}

const basisOf = ({ source, at }: Statement) => ({
  origin: 'service' as const,
  source,
  recordedAt: at,
  verified: false,
});

const identifierClaims = (
  statement: Statement,
  value: readonly Identifier[] | null,
  { hidden }: Claims,
): Claim<Identifier>[] =>
  (value ?? [])
    .map((identifier) => ({ ...basisOf(statement), value: identifier, key: identifier.key }))
    .filter(({ key }) => !hidden.has(valueId(statement.attribute as 'emails' | 'phones', key)));
