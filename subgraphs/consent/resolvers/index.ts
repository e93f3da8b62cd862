import { DateTimeResolver } from 'graphql-scalars';
import type { Actor } from '#shared/actor.ts';
import { issueConsentProof } from '#shared/consent-proof.ts';
import type { Context } from '../context.ts';
import type { Grant } from '../data/grants.ts';
import type { CurrentDecision } from '../data/history.ts';
import type { GrantMapper } from '../mappers.ts';
import type { Decision } from '../rules/decision.ts';
import { grantState, neededPurposes } from '../rules/grant.ts';
import { permittedPurposes } from '../rules/permits.ts';
import { type PurposeVersion, textFor } from '../rules/purpose.ts';
import { receiptOf } from '../rules/receipt.ts';
import type { Resolvers } from '../schema.generated.ts';
import { consentIn } from './deciding.ts';
import { giveConsent } from './give-consent.ts';
import { grantAccess } from './grant-access.ts';
import { importConsentDecisions } from './import-consent-decisions.ts';
import { narrowGrant } from './narrow-grant.ts';
import { objectToPurpose } from './object-to-purpose.ts';
import { revokeGrant } from './revoke-grant.ts';
import { withdrawConsent } from './withdraw-consent.ts';

/** Every field of `schema.graphql` that is not a plain property. */
export const resolvers: Resolvers = {
  Query: {
    purposes: async (_, { language }, { purposes }) =>
      Array.from((await purposes.now()).values(), ({ current }) => ({ version: current, language })),
    purpose: async (_, { key, version, language }, { purposes }) => {
      const found =
        version == null ? (await purposes.now()).get(key)?.current : await purposes.version(key, version);
      return found ? { version: found, language } : null;
    },
    grantStanding: async (_, { id }, context) => {
      const grant = await context.grants.byId(id);
      if (!grant) return null;
      const { clientId, customerId, expiresAt } = grant;
      const state = await standingOf(grant, context);
      const stands = state === 'ACTIVE';
      const reach = stands ? grant : { attributes: [], purposes: [], lookBackDays: 0 };
      const { attributes, purposes, lookBackDays } = reach;
      return { id, stands, state, clientId, customerId, attributes, purposes, lookBackDays, expiresAt };
    },
  },
  Mutation: {
    giveConsent,
    withdrawConsent,
    objectToPurpose,
    grantAccess,
    narrowGrant,
    revokeGrant,
    importConsentDecisions,
  },
  Customer: {
    consentProof: async ({ id }, _, context) => {
      const { actor, requestId, clock, history, dependencies } = context;
      const currents = await history.currentsOf(id);
      const permitted = await purposesFor(id, currents, context);
      return issueConsentProof(
        { customerId: id, actor, requestId, now: clock() },
        { purposes: permitted, version: newestOf(currents) },
        dependencies.keyring,
      );
    },
    consents: async ({ id }, _, { purposes, history, clock }) => {
      const [known, currents] = await Promise.all([purposes.now(), history.currentsOf(id)]);
      return Array.from(known.values(), (purpose) => consentIn(id, purpose, currents, clock()));
    },
    consentTo: async ({ id }, { purpose: key }, { purposes, history, clock }) => {
      const purpose = (await purposes.now()).get(key);
      return purpose ? consentIn(id, purpose, await history.currentsOf(id), clock()) : null;
    },
    consentHistory: ({ id }, page, { history }) => history.page({ customerId: id }, page),
    consentHistoryIntact: ({ id }, _, { consents }) => consents.isIntact(id),
    async grants({ id }, _, { grants, history }) {
      // Whether a grant stands hangs on the decisions; asked for now, they share a read with other fields'.
      const [given, currents] = await Promise.all([grants.ofCustomer(id), history.currentsOf(id)]);
      return given.map((grant) => ({ ...grant, currents }));
    },
  },
  Purpose: {
    key: ({ version }) => version.key,
    version: ({ version }) => version.version,
    publishedAt: ({ version }) => version.publishedAt,
    language: ({ version, language }) => textFor(version, language).language,
    title: ({ version, language }) => textFor(version, language).text.title,
    explanation: ({ version, language }) => textFor(version, language).text.explanation,
    benefit: ({ version, language }) => textFor(version, language).text.benefit,
    lawfulBasis: ({ version }) => version.lawfulBasis,
    mechanism: ({ version }) => version.mechanism,
    dataCategories: ({ version }) => version.dataCategories,
    recipients: ({ version }) => version.recipients,
    retentionDays: ({ version }) => version.retentionDays,
    validityDays: ({ version }) => version.validityDays ?? null,
    requiresReconsent: ({ version }) => version.requiresReconsent,
    dpvTerm: ({ version }) => version.dpvTerm,
  },
  Consent: {
    purpose: ({ purpose }, { language }) => ({ version: purpose.current, language }),
    state: ({ answer }) => answer.state,
    permitted: ({ answer }) => answer.permitted,
    reason: ({ answer }) => answer.reason,
    decision: ({ current }, _, { history }) => current && history.byId(current.decisionId),
    expiresAt: ({ current }) => current?.expiresAt ?? null,
  },
  ConsentDecision: {
    id: (decision) => decision._id,
    store: ({ storeId }) => (storeId === undefined ? null : { id: storeId }),
    identifier: ({ _id, identifier }) => (identifier ? { decisionId: _id, identifier } : null),
    receipt: async (decision, _, { purposes, receiptKeys, dependencies }) => {
      const versions = await versionsOf(decision, purposes);
      return receiptKeys.sign(receiptOf(decision, versions, dependencies.publicUrl), decision.recordedAt);
    },
  },
  ConsentIdentifier: {
    type: ({ identifier }) => identifier.type,
    value: async ({ decisionId }, _, { history }) => (await history.identifierOf(decisionId))?.value ?? null,
    digest: ({ identifier }) => identifier.digest,
  },
  Grant: {
    id: (grant) => grant._id,
    app: ({ clientId }) => ({ id: clientId }),
    state: (grant, _, context) => standingOf(grant, context),
    history: ({ _id, customerId }, page, { history }) => history.page({ customerId, grantId: _id }, page),
  },
  GrantTerms: { app: ({ clientId }) => ({ id: clientId }) },
  DateTime: DateTimeResolver,
};

async function permittedTo(
  currents: readonly CurrentDecision[],
  { purposes, clock }: Context,
): Promise<string[]> {
  return permittedPurposes(await purposes.now(), currents, clock());
}

/** What the customer permits to this actor: to a partner nothing beyond its grant, as the grant stands now. */
async function purposesFor(
  customerId: string,
  currents: readonly CurrentDecision[],
  context: Context,
): Promise<string[]> {
  const permitted = await permittedTo(currents, context);
  const { actor, grants, clock } = context;
  if (actor.kind !== 'partner') return permitted;
  const grant = await grants.byId(actor.grantId);
  if (!grant || !isFor(grant, customerId, actor)) return [];
  if (grantState(grant, permitted, clock()) !== 'ACTIVE') return [];
  return permitted.filter((purpose) => grant.purposes.includes(purpose) && actor.purposes.includes(purpose));
}

const isFor = (
  grant: Grant,
  customerId: string,
  { clientId }: Extract<Actor, { kind: 'partner' }>,
): boolean => grant.customerId === customerId && grant.clientId === clientId;

async function standingOf(grant: GrantMapper, context: Context) {
  const currents = grant.currents ?? (await context.history.currentsOf(grant.customerId));
  return grantState(grant, await permittedTo(currents, context), context.clock());
}

const newestOf = (currents: readonly CurrentDecision[]): string | null =>
  currents.reduce<CurrentDecision | null>((a, b) => (a && a.sequence > b.sequence ? a : b), null)
    ?.decisionId ?? null;

/** The texts that a decision is about, as they were then. */
async function versionsOf(decision: Decision, purposes: Context['purposes']): Promise<PurposeVersion[]> {
  if (decision.grant) {
    const then = await purposes.at(decision.recordedAt);
    return neededPurposes(decision.grant).flatMap((key) => then.get(key)?.current ?? []);
  }
  const version = await purposes.version(decision.purpose, decision.purposeVersion ?? 1);
  return version ? [version] : [];
}
