import { DateTimeResolver, JSONResolver } from 'graphql-scalars';
import type { Actor } from '#shared/actor.ts';
import { issueConsentProof } from '#shared/consent-proof.ts';
import { failure } from '#shared/failure.ts';
import { rightsSectionResolvers } from '#shared/rights-sections.ts';
import type { Context } from '../context.ts';
import type { Grant } from '../data/grants.ts';
import type { CurrentDecision } from '../data/history.ts';
import type { GrantMapper } from '../mappers.ts';
import {
  preferencesMutations,
  preferencesOfCustomer,
  preferencesQueries,
  preferencesTypes,
} from '../preferences/resolvers.ts';
import { rightsMutations, rightsQueries, rightsTypes } from '../rights/resolvers.ts';
import type { Decision } from '../rules/decision.ts';
import { grantState, missingPurposes, neededPurposes } from '../rules/grant.ts';
import { type Answer, needsNewYes, permittedPurposes } from '../rules/permits.ts';
import { directionOf, type Purpose, type PurposeVersion, textFor } from '../rules/purpose.ts';
import { receiptOf } from '../rules/receipt.ts';
import type { Resolvers } from '../schema.generated.ts';
import { signalsMutations, signalsOfCustomer, signalsTypes } from '../signals/resolvers.ts';
import { isUnderGpc, withheldByGpc } from '../signals/withheld.ts';
import {
  subscriptionsMutations,
  subscriptionsOfCustomer,
  subscriptionsQueries,
  subscriptionsTypes,
} from '../subscriptions/resolvers.ts';
import { consentIn } from './deciding.ts';
import { extendGrant } from './extend-grant.ts';
import { giveConsent } from './give-consent.ts';
import { grantAccess } from './grant-access.ts';
import { importConsentDecisions } from './import-consent-decisions.ts';
import { narrowGrant } from './narrow-grant.ts';
import { objectToPurpose } from './object-to-purpose.ts';
import { publishPurposeVersion } from './publish-purpose-version.ts';
import { recordNoticeShown } from './record-notice-shown.ts';
import { revokeGrant } from './revoke-grant.ts';
import { rotateReceiptKey } from './rotate-receipt-key.ts';
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
    dataController: (_, __, { controllers }) => controllers.current,
    purposeVersions: async (_, { key, language }, { purposes }) =>
      (await purposes.versionsOf(key)).slice(0, 100).map((version) => ({ version, language })),
    ...rightsQueries,
    ...preferencesQueries,
    ...subscriptionsQueries,
    permitsNow: async (_, { customerId, purpose }, context) =>
      (await permittedBy(customerId, context)).includes(purpose),
    grantStanding: async (_, { id }, context) => {
      const grant = await context.grants.byId(id);
      if (!grant) return null;
      const { clientId, customerId, expiresAt } = grant;
      const { state, missing } = await standingOf(grant, context);
      const stands = state === 'ACTIVE';
      const reach = stands ? grant : { attributes: [], purposes: [], lookBackDays: 0 };
      const { attributes, purposes, lookBackDays } = reach;
      return {
        id,
        stands,
        state,
        missingPurposes: missing,
        clientId,
        customerId,
        attributes,
        purposes,
        lookBackDays,
        expiresAt,
        members: [...(await context.dependencies.members.of(customerId))],
      };
    },
  },
  Mutation: {
    giveConsent,
    withdrawConsent,
    objectToPurpose,
    recordNoticeShown,
    grantAccess,
    narrowGrant,
    extendGrant,
    revokeGrant,
    publishPurposeVersion,
    rotateReceiptKey,
    importConsentDecisions,
    ...rightsMutations,
    ...preferencesMutations,
    ...signalsMutations,
    ...subscriptionsMutations,
  },
  Customer: {
    consentProof: async ({ id }, _, context) => {
      const { actor, requestId, clock, purposes, history, grants, dependencies, isRestricted } = context;
      const [known, currents, restricted, grant] = await Promise.all([
        purposes.now(),
        history.currentsOf(id),
        isRestricted(id),
        actor.kind === 'partner' ? grants.byId(actor.grantId) : null,
      ]);
      const standing = restricted ? [] : permittedPurposes(known, currents, clock());
      const allowed = isUnderGpc(context)
        ? without(await withheldByGpc(context, id, [...known.values()], currents), standing)
        : standing;
      const permitted = purposesFor(id, allowed, grant, context);
      return issueConsentProof(
        { members: await context.access.members(id), actor, requestId, now: clock() },
        { purposes: permitted, version: newestOf(currents) },
        dependencies.keyring,
      );
    },
    async consents({ id }, _, context) {
      const { known, standing } = await standingsOf(id, context);
      return Array.from(known.values(), standing);
    },
    async consentTo({ id }, { purpose: key }, context) {
      const { known, standing } = await standingsOf(id, context);
      const purpose = known.get(key);
      return purpose ? standing(purpose) : null;
    },
    async consentsToRenew({ id }, { withinDays }, context) {
      if (withinDays < 0 || withinDays > 365) {
        throw failure('BAD_USER_INPUT', '`withinDays` is a number from 0 to 365.');
      }
      const { known, standing } = await standingsOf(id, context);
      const now = context.clock();
      return Array.from(known.values(), standing)
        .filter(({ answer, current }) => needsNewYes(answer, current, now, withinDays))
        .sort((one, other) => endOf(one) - endOf(other));
    },
    ...preferencesOfCustomer,
    ...signalsOfCustomer,
    ...subscriptionsOfCustomer,
    rightsRequests: ({ id }, page, { rights }) => rights.requests.ofCustomer(id, page),
    consentHistory: ({ id }, page, { history }) => history.page({ customerId: id }, page),
    consentHistoryIntact: async ({ id }, _, { consents }) => (await consents.check(id)).fault === null,
    async consentHistoryCheck({ id }, _, { consents }) {
      const check = await consents.check(id);
      return { ...check, intact: check.fault === null };
    },
    async grants({ id }, _, context) {
      const { grants } = context;
      // Whether a grant stands hangs on the decisions; asked for now, they share a read with other fields'.
      const [given, permitted] = await Promise.all([grants.ofCustomer(id), permittedBy(id, context)]);
      return given.map((grant) => ({ ...grant, permitted }));
    },
  },
  Purpose: {
    key: ({ version }) => version.key,
    version: ({ version }) => version.version,
    publishedAt: ({ version }) => version.publishedAt,
    language: ({ version, language }) => textFor(version, language).language,
    direction: ({ version, language }) => directionOf(textFor(version, language).language),
    texts: ({ version }) => Object.entries(version.texts).map(([language, text]) => ({ language, ...text })),
    title: ({ version, language }) => textFor(version, language).text.title,
    explanation: ({ version, language }) => textFor(version, language).text.explanation,
    benefit: ({ version, language }) => textFor(version, language).text.benefit,
    lawfulBasis: ({ version }) => version.lawfulBasis,
    mechanism: ({ version }) => version.mechanism,
    dataCategories: ({ version }) => version.dataCategories,
    recipients: ({ version }) => version.recipients,
    storageLocations: ({ version }) => version.storageLocations,
    jurisdiction: ({ version }) => version.jurisdiction,
    retentionDays: ({ version }) => version.retentionDays,
    validityDays: ({ version }) => version.validityDays ?? null,
    requiresReconsent: ({ version }) => version.requiresReconsent,
    sharing: ({ version }) => version.sharing,
    dpvTerm: ({ version }) => version.dpvTerm,
  },
  DataController: {
    address: ({ address }) => address ?? null,
    email: ({ email }) => email ?? null,
    phone: ({ phone }) => phone ?? null,
    jurisdiction: ({ jurisdiction }) => jurisdiction ?? null,
    privacyPolicyUrl: ({ privacyPolicyUrl }) => privacyPolicyUrl ?? null,
    dataProtectionOfficer: ({ dataProtectionOfficer }) => dataProtectionOfficer ?? null,
  },
  DataProtectionOfficer: { phone: ({ phone }) => phone ?? null },
  PurposeText: { direction: ({ language }) => directionOf(language) },
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
    notice: ({ noticeId }, _, { notices }) => (noticeId === undefined ? null : notices.byId(noticeId)),
    signal: ({ signalId }, _, { signals }) => (signalId === undefined ? null : signals.byId(signalId)),
    identifier: ({ _id, identifier }) => (identifier ? { decisionId: _id, identifier } : null),
    receipt: async (decision, _, { purposes, receiptKeys, controllers, dependencies }) => {
      const { publicUrl } = dependencies;
      const versions = await versionsOf(decision, purposes);
      const controller = await controllers.at(decision.recordedAt);
      return receiptKeys.sign(receiptOf(decision, versions, controller, publicUrl), decision.recordedAt);
    },
  },
  ShownNotice: {
    id: (notice) => notice._id,
    store: ({ storeId }) => (storeId === undefined ? null : { id: storeId }),
  },
  ConsentIdentifier: {
    type: ({ identifier }) => identifier.type,
    value: async ({ decisionId }, _, { history }) => (await history.identifierOf(decisionId))?.value ?? null,
    digest: ({ identifier }) => identifier.digest,
  },
  Grant: {
    id: (grant) => grant._id,
    app: ({ clientId }) => ({ id: clientId }),
    state: async (grant, _, context) => (await standingOf(grant, context)).state,
    missingPurposes: async (grant, _, context) => (await standingOf(grant, context)).missing,
    withdrawnPurpose: ({ withdrawnPurpose }) => withdrawnPurpose ?? null,
    history: ({ _id, customerId }, page, { history }) => history.page({ customerId, grantId: _id }, page),
  },
  GrantTerms: { app: ({ clientId }) => ({ id: clientId }) },
  ...rightsTypes,
  ...preferencesTypes,
  ...signalsTypes,
  ...subscriptionsTypes,
  ...rightsSectionResolvers,
  JSON: JSONResolver,
  DateTime: DateTimeResolver,
};

const without = (withheld: ReadonlySet<string>, permitted: readonly string[]): string[] =>
  permitted.filter((purpose) => !withheld.has(purpose));

/** Where purposes stand for a customer; while processing is restricted, none is permitted. */
async function standingsOf(customerId: string, { purposes, history, clock, isRestricted }: Context) {
  const [known, currents, restricted] = await Promise.all([
    purposes.now(),
    history.currentsOf(customerId),
    isRestricted(customerId),
  ]);
  const now = clock();
  return {
    known,
    standing(purpose: Purpose) {
      const consent = consentIn(customerId, purpose, currents, now);
      if (!restricted) return consent;
      return { ...consent, answer: { ...consent.answer, permitted: false, reason: 'RESTRICTED' as const } };
    },
  };
}

/** What the customer permits now, to anybody. */
async function permittedBy(
  customerId: string,
  { purposes, history, clock, isRestricted }: Context,
): Promise<string[]> {
  const [known, currents, restricted] = await Promise.all([
    purposes.now(),
    history.currentsOf(customerId),
    isRestricted(customerId),
  ]);
  return restricted ? [] : permittedPurposes(known, currents, clock());
}

/** What the customer permits to this actor: to a partner nothing beyond its grant, as the grant stands now. */
function purposesFor(
  customerId: string,
  permitted: readonly string[],
  grant: Grant | null,
  { actor, clock }: Context,
): string[] {
  if (actor.kind !== 'partner') return [...permitted];
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
  const permitted = grant.permitted ?? (await permittedBy(grant.customerId, context));
  const state = grantState(grant, permitted, context.clock());
  return { state, missing: state === 'SUSPENDED' ? missingPurposes(grant, permitted) : [] };
}

/** When a yes ended or will end; one that has ended comes before all that haven't. */
const endOf = ({ answer, current }: { answer: Answer; current: CurrentDecision | null }): number =>
  answer.permitted ? (current?.expiresAt?.getTime() ?? 0) : 0;

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
