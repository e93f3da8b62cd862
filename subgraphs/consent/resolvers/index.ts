import { DateTimeResolver, JSONResolver } from 'graphql-scalars';
import { issueConsentProof } from '#shared/consent-proof.ts';
import { failure } from '#shared/failure.ts';
import { rightsSectionResolvers } from '#shared/rights-sections.ts';
import type { Context } from '../context.ts';
import type { HistoryCheck } from '../data/consents.ts';
import type { Grant } from '../data/grants.ts';
import type { CurrentDecision } from '../data/history.ts';
import type { GrantNow } from '../data/joined.ts';
import type { GrantMapper } from '../mappers.ts';
import {
  preferencesMutations,
  preferencesOfCustomer,
  preferencesQueries,
  preferencesTypes,
} from '../preferences/resolvers.ts';
import { rightsMutations, rightsQueries, rightsTypes } from '../rights/resolvers.ts';
import type { Decision } from '../rules/decision.ts';
import { neededPurposes } from '../rules/grant.ts';
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
import { conflictsOfCustomer, conflictTypes } from './conflicts.ts';
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
    permitsNow: async (_, { customerId, purpose }, { joined }) =>
      (await joined.permitted(await joined.idsOf(customerId))).includes(purpose),
    grantStanding: async (_, { id }, { grants, joined }) => {
      const grant = await grants.byId(id);
      if (!grant) return null;
      const { clientId, customerId } = grant;
      const ids = await joined.idsOf(customerId);
      const { state, missing, expiresAt, ...reach } = await joined.grantNow(
        grant,
        ids,
        await joined.permitted(ids),
      );
      const stands = state === 'ACTIVE';
      const { attributes, purposes, lookBackDays } = stands
        ? reach
        : { attributes: [], purposes: [], lookBackDays: 0 };
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
        members: [...ids],
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
      const { actor, requestId, clock, purposes, joined, grants, dependencies } = context;
      const ids = await everyIdOf(id, context);
      const [known, currents, restricted, grant] = await Promise.all([
        purposes.now(),
        joined.currents(ids),
        joined.isRestricted(ids),
        actor.kind === 'partner' ? grants.byId(actor.grantId) : null,
      ]);
      const standing = restricted ? [] : permittedPurposes(known, currents, clock());
      const allowed = isUnderGpc(context)
        ? without(await withheldByGpc(context, ids, [...known.values()], currents), standing)
        : standing;
      const permitted = await purposesFor(ids, allowed, grant, context);
      return issueConsentProof(
        { members: ids, actor, requestId, now: clock() },
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
    ...conflictsOfCustomer,
    rightsRequests: async ({ id }, page, { access, rights }) =>
      rights.requests.ofCustomer(await access.members(id), page),
    async consentHistory({ id }, page, { access, history }) {
      const ids = await access.members(id);
      return ids.length > 1 ? history.pageOver(ids, page) : history.page({ customerId: id }, page);
    },
    consentHistoryIntact: async ({ id }, _, context) => (await checkOf(id, context)).intact,
    consentHistoryCheck: ({ id }, _, context) => checkOf(id, context),
    async grants({ id }, _, context) {
      const { access, grants, joined } = context;
      const ids = await access.members(id);
      // Whether a grant stands hangs on the decisions; asked for now, they share a read with other fields'.
      const [given, permitted] = await Promise.all([grants.ofCustomer(ids), joined.permitted(ids)]);
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
  ...conflictTypes,
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

/** All ids of a customer whom the actor may touch, also those that a partner's grant doesn't open: what is decided under them counts. */
const everyIdOf = (customerId: string, { actor, access, joined }: Context): Promise<readonly string[]> =>
  actor.kind === 'partner' ? joined.idsOf(customerId) : access.members(customerId);

/** Whether the histories of all ids are whole; where not, what is wrong with the first that isn't. */
async function checkOf(customerId: string, { access, consents }: Context) {
  const ids = await access.members(customerId);
  let length = 0;
  let broken: (HistoryCheck & { brokenId: string }) | null = null;
  for (const id of ids) {
    const check = await consents.check(id);
    length += check.length;
    if (check.fault !== null) broken ??= { ...check, brokenId: id };
  }
  const { brokenAt, fault, brokenId } = broken ?? { brokenAt: null, fault: null, brokenId: null };
  return { intact: fault === null, length, brokenAt, fault, brokenId };
}

/** Where purposes stand for a customer; while processing is restricted, none is permitted. */
async function standingsOf(customerId: string, { purposes, joined, access, clock }: Context) {
  const ids = await access.members(customerId);
  const [known, currents, restricted] = await Promise.all([
    purposes.now(),
    joined.currents(ids),
    joined.isRestricted(ids),
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

/** What the customer permits to this actor: to a partner nothing beyond its grant, as the grant stands now. */
async function purposesFor(
  ids: readonly string[],
  permitted: readonly string[],
  grant: Grant | null,
  { actor, joined }: Context,
): Promise<string[]> {
  if (actor.kind !== 'partner') return [...permitted];
  if (!grant || !ids.includes(grant.customerId) || grant.clientId !== actor.clientId) return [];
  const { state, purposes } = await joined.grantNow(grant, ids, permitted);
  if (state !== 'ACTIVE') return [];
  return permitted.filter((purpose) => purposes.includes(purpose) && actor.purposes.includes(purpose));
}

async function standingOf(grant: GrantMapper, { joined }: Context): Promise<GrantNow> {
  const ids = await joined.idsOf(grant.customerId);
  return joined.grantNow(grant, ids, grant.permitted ?? (await joined.permitted(ids)));
}

/** When a yes ended or will end; one that has ended comes before all that haven't. */
const endOf = ({ answer, current }: { answer: Answer; current: CurrentDecision | null }): number =>
  answer.permitted ? (current?.expiresAt?.getTime() ?? 0) : 0;

const newestOf = (currents: readonly CurrentDecision[]): string | null =>
  currents.reduce<CurrentDecision | null>((a, b) => (a && isLater(a, b) ? a : b), null)?.decisionId ?? null;

/** Sequences compare within a history; between histories of one customer ticks do. */
const isLater = (a: CurrentDecision, b: CurrentDecision): boolean =>
  a.customerId === b.customerId ? a.sequence > b.sequence : (a.tick ?? 0) > (b.tick ?? 0);

/** The texts that a decision is about, as they were then. */
async function versionsOf(decision: Decision, purposes: Context['purposes']): Promise<PurposeVersion[]> {
  if (decision.grant) {
    const then = await purposes.at(decision.recordedAt);
    return neededPurposes(decision.grant).flatMap((key) => then.get(key)?.current ?? []);
  }
  const version = await purposes.version(decision.purpose, decision.purposeVersion ?? 1);
  return version ? [version] : [];
}
