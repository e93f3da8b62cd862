import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { type Actor, scopesOf } from './actor.ts';
import { verifyConsentProof } from './consent-proof.ts';
import { denialOf } from './denial.ts';
import { failure } from './failure.ts';
import type { Members } from './members.ts';
import { customerMeant, nameFor, type Pairwise } from './pairwise.ts';
import { type Rule, readRule, satisfies } from './rule.ts';
import type { Keyring } from './seal.ts';
import { settleEntities } from './settle-entities.ts';
import type { AnySubgraph, RequestContext } from './subgraph.ts';

/** What one request may see, and what it was shown. One per request and subgraph. */
export type Access = {
  /** Layer 2, *what*: what `@requiresScopes` is compared with, see {@link scopesOf}. */
  scopes: readonly string[];
  /** Layer 1, *whose*: may this actor touch this customer at all? */
  mayTouch(customerId: string): boolean | Promise<boolean>;
  /**
   * The ids under which the facts of the customer who has this id stand: first the one that the customer goes by, see
   * `members.ts`. For a partner only those that its grant opens.
   */
  members(id: string): Promise<readonly string[]>;
  /** What this actor calls a customer: their id, or for a partner the name that only its app has for them. */
  nameOf(customerId: string): string;
  /** The customer whom this actor means by a name; null when it isn't its to use. */
  meant(name: string): string | null;
  /** Customers whom a verified pass opens to who holds it, in this request, see `member-pass.ts`. */
  identified: Set<string>;
  /** Layer 3, *what for*: purposes that verified proofs permit, by customer. Empty until a proof has been verified. */
  permits: Map<string, ReadonlySet<string>>;
  /** What others than the customer were shown, by customer; null for actors whose reads are not recorded. */
  disclosures: Map<string, Disclosure> | null;
};

export type Disclosure = { fields: Set<string>; purposes: Set<string> };

/** Answers whether a customer is in the hands of an associate of these stores, e.g. has an open order there. */
export type CustomersInService = { isServedAt(customerId: string, stores: string[]): Promise<boolean> };

/** What the access of a request asks its subgraph. */
type Asked = { inService: CustomersInService; members: Members; pairwise: Pairwise };

/** The access of one request. It asks once for each customer. */
export function openAccess(actor: Actor, { inService, members, pairwise }: Asked): Access {
  const opened = (ids: readonly string[]): readonly string[] =>
    actor.kind === 'partner' ? ids.filter((id) => isOpen(actor, id)) : ids;
  const membersOf = once(async (id: string) => opened(await members.of(id)));
  const isServed = once(async (customerId: string) => {
    const stores = actor.kind === 'associate' ? actor.stores : [];
    const answers = (await membersOf(customerId)).map((id) => inService.isServedAt(id, stores));
    return (await Promise.all(answers)).includes(true);
  });
  const identified = new Set<string>();
  // Customers may have been joined since the request began, e.g. while it waited for just that.
  const isSelf = async (own: string, customerId: string) =>
    (await membersOf(own)).includes(customerId) || opened(await members.of(own)).includes(customerId);
  return {
    scopes: scopesOf(actor),
    identified,
    mayTouch(customerId) {
      if (identified.has(customerId)) return true;
      switch (actor.kind) {
        case 'customer':
        case 'partner':
          return actor.customerId === customerId || isSelf(actor.customerId, customerId);
        case 'associate':
          return isServed(customerId);
        case 'service':
          return true; // what it may read is left to scopes and purposes
        case 'staff':
          return actor.role === 'privacy_officer';
        case 'visitor':
        case 'device':
        case 'app':
          return false;
      }
    },
    members: membersOf,
    nameOf: (customerId) => nameFor(actor, customerId, pairwise),
    meant: (name) => customerMeant(actor, name, pairwise),
    permits: new Map(),
    disclosures: isRecorded(actor) ? new Map() : null,
  };
}

/** Whether a partner's grant opens what stands under this id. */
const isOpen = ({ customerId, members }: Extract<Actor, { kind: 'partner' }>, id: string): boolean =>
  id === customerId || members?.includes(id) === true;

function once<Answer>(ask: (key: string) => Promise<Answer>): (key: string) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (key) => {
    let answer = answers.get(key);
    if (!answer) {
      answer = ask(key);
      answers.set(key, answer);
    }
    return answer;
  };
}

/** Reads by anybody but the customer are kept in the disclosure ledger; a device and a visitor see nobody. */
function isRecorded(actor: Actor): boolean {
  return (
    actor.kind === 'partner' ||
    actor.kind === 'associate' ||
    actor.kind === 'service' ||
    actor.kind === 'staff'
  );
}

/**
 * For resolvers of root fields, which name a customer in an argument. Returns the id that the customer goes by, which is
 * neither what a partner sends nor an id from before a merge: go on with that.
 * @throws {GraphQLError} `UNAUTHENTICATED` for a visitor, `FORBIDDEN` when the customer is not the actor's to touch;
 * the same whether the customer exists or not.
 */
export async function requireCustomer({ actor, access }: RequestContext, name: string): Promise<string> {
  if (actor.kind === 'visitor') throw failure('UNAUTHENTICATED', 'Sign in first.');
  const customerId = access.meant(name);
  if (customerId === null || !(await access.mayTouch(customerId))) throw forbidden();
  return (await access.members(customerId))[0] ?? customerId;
}

/**
 * For mutations that only the customer may make. Returns the id under which they are signed in, which may be one from before a
 * merge: what they do is recorded under it. @throws as {@link requireCustomer}
 */
export function requireSelf({ actor }: RequestContext, customerId?: string): string {
  if (actor.kind === 'visitor') throw failure('UNAUTHENTICATED', 'Sign in first.');
  if (actor.kind !== 'customer') throw forbidden();
  if (customerId !== undefined && customerId !== actor.customerId) throw forbidden();
  return actor.customerId;
}

const forbidden = () => failure('FORBIDDEN', 'This customer is not yours to see.');

type Resolver = GraphQLFieldResolver<unknown, RequestContext>;

/**
 * Puts the three layers in front of every field that has a rule or stands on a personal type, as the schema says. A
 * resolver behind it runs only when all three have passed; it has nothing to check by hand.
 */
export function guardSchema(schema: GraphQLSchema, personal: AnySubgraph['personal']): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    const customerOf = personal[type.name];
    // An `extend type` may carry the rule, too.
    const nodes = [type.astNode, ...type.extensionASTNodes];
    const typeRule = readRule(nodes.flatMap((node) => node?.directives ?? []));
    for (const field of Object.values(type.getFields())) {
      const resolve = (field.resolve ?? defaultFieldResolver) as Resolver;
      const guard = guardOf(type, field, typeRule, customerOf);
      const named = type.name === CUSTOMER && field.name === 'id' ? asNamed(resolve) : resolve;
      if (guard) field.resolve = guard(named) as typeof defaultFieldResolver;
      // Before anything is listened to, and again with each event.
      if (guard && field.subscribe)
        field.subscribe = guard(field.subscribe as Resolver) as typeof defaultFieldResolver;
    }
  }
  settleEntities(schema);
}

const CUSTOMER = 'Customer';

/** An app never learns a customer's id, in which subgraph ever it asks: see `pairwise.ts`. */
const asNamed =
  (resolve: Resolver): Resolver =>
  (parent, args, context, info) => {
    const id = resolve(parent, args, context, info);
    return context.actor.kind === 'partner' ? context.access.nameOf(id as string) : id;
  };

function guardOf(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  typeRule: Rule | null,
  customerOf: ((parent: unknown) => string | null) | undefined,
): ((resolve: Resolver) => Resolver) | null {
  const directives = field.astNode?.directives;
  const fieldRule = readRule(directives);
  if (!typeRule && !fieldRule && !customerOf) return null;
  const rules = [typeRule, fieldRule].filter((rule) => rule !== null);
  const purposeRules = rules.flatMap(({ purpose, unlessSelf }) => (purpose ? [{ purpose, unlessSelf }] : []));
  const purposes = purposeRules.map(({ purpose }) => purpose);
  const name = `${type.name}.${field.name}`;
  if (purposes.length && !customerOf)
    throw new Error(`${name} has a purpose, but ${type.name} is not personal`);
  // What no client can ask for is shown to nobody.
  const isShown = !directives?.some((directive) => directive.name.value.endsWith('inaccessible'));

  const requireRules = ({ actor, access }: RequestContext): void => {
    for (const rule of rules) {
      if (satisfies(rule, actor.kind !== 'visitor', access.scopes)) continue;
      const unmet = rules.filter((one) => !satisfies(one, actor.kind !== 'visitor', access.scopes));
      const denial = denialOf(
        actor,
        unmet.map(({ scopes }) => scopes ?? []),
      );
      throw failure('UNAUTHORIZED_FIELD_OR_TYPE', `You may not read ${name}.`, { ...denial });
    }
  };
  const requirePurposes = ({ actor, access }: RequestContext, customerId: string): void => {
    for (const { purpose, unlessSelf } of purposeRules) {
      if (unlessSelf && actor.kind === 'customer') continue;
      if (access.permits.get(customerId)?.has(purpose)) continue;
      throw failure('CONSENT_REQUIRED', `The customer has not agreed to ${purpose}.`, { purpose });
    }
  };
  const admit = (mine: boolean, customerId: string, context: RequestContext): void => {
    if (!mine) throw forbidden();
    requirePurposes(context, customerId);
    if (isShown) recordDisclosure(context.access, customerId, name, purposes);
  };

  // Runs for every field of every answer: whatever can be made once is made above.
  return (resolve) => (parent, args, context, info) => {
    requireRules(context);
    if (!customerOf) return resolve(parent, args, context, info);
    const customerId: unknown = customerOf(parent);
    if (customerId === null) return resolve(parent, args, context, info); // about nobody yet
    if (typeof customerId !== 'string') return Promise.reject(forbidden()); // a fact of somebody of whom we don't know who
    const touches = context.access.mayTouch(customerId);
    if (typeof touches === 'boolean') {
      admit(touches, customerId, context);
      return resolve(parent, args, context, info);
    }
    const answer = touches.then((mine) => {
      admit(mine, customerId, context);
      return resolve(parent, args, context, info);
    });
    answer.catch(() => undefined); // the executor forgets it when a sibling has failed before, and it must not end the process
    return answer;
  };
}

/** Puts on record that a field of a customer is shown; for what isn't shown through a personal type. */
export function recordDisclosure(
  access: Access,
  customerId: string,
  field: string,
  purposes: string[],
): void {
  if (!access.disclosures) return;
  let disclosure = access.disclosures.get(customerId);
  if (!disclosure) {
    disclosure = { fields: new Set(), purposes: new Set() };
    access.disclosures.set(customerId, disclosure);
  }
  disclosure.fields.add(field);
  for (const purpose of purposes) disclosure.purposes.add(purpose);
}

/** A reference to an entity as another subgraph's gateway sends it. Nothing in it is believed before it is verified. */
type Reference = { __typename: string; id: string; consentProof?: unknown };

/** A customer whom the actor may touch. */
export type CustomerReference = Reference & { members: readonly string[] };

/**
 * Wraps `Customer.__resolveReference`: a customer who isn't the actor's to touch is refused at the door, and a proof
 * that holds opens the purposes that it names, for this customer and this request. The resolver receives the id that the
 * customer goes by, and all under which facts stand ({@link Access.members}).
 */
export function guardCustomerReference(
  resolve: (reference: CustomerReference, context: RequestContext, info: unknown) => unknown,
  { keyring, clock }: { keyring: Keyring; clock: () => Date },
) {
  return async (reference: Reference, context: RequestContext, info: unknown) => {
    if (typeof reference.id !== 'string') throw failure('BAD_USER_INPUT', 'A customer is referred to by id.');
    const id = await requireCustomer(context, reference.id);
    const { actor, requestId, access } = context;
    const members = await access.members(id);
    if (reference.consentProof !== undefined) {
      const request = { members, actor, requestId, now: clock() };
      const purposes = verifyConsentProof(reference.consentProof, request, keyring);
      if (purposes) for (const member of members) access.permits.set(member, purposes);
    }
    return resolve({ ...reference, id, members }, context, info);
  };
}
