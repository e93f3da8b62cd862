import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import type { useSubgraph } from '../support/subgraph.ts';

type Consent = ReturnType<typeof useSubgraph>;

export const asCustomer = (customerId: string): Actor => ({ kind: 'customer', customerId });

export const asPartner = (
  grant: { id: string; customerId: string },
  its: Partial<Extract<Actor, { kind: 'partner' }>> = {},
): Actor => ({
  kind: 'partner',
  lookBackDays: 365,
  standing: 'ACTIVE',
  clientId: 'music',
  customerId: grant.customerId,
  grantId: grant.id,
  attributes: ['profile.name'],
  purposes: ['personalisation'],
  ...its,
});

export const PRIVACY_OFFICER: Actor = { kind: 'staff', staffId: 'petra', role: 'privacy_officer' };

/** What `publishPurposeVersion` takes for the next version of `personalisation`, which covers no more than before. */
export const aPublication = () => ({
  key: 'personalisation',
  version: 2,
  lawfulBasis: 'CONSENT',
  mechanism: 'OPT_IN',
  dpvTerm: 'https://w3id.org/dpv#ServicePersonalisation',
  dataCategories: ['https://w3id.org/dpv/pd#Purchase'],
  recipients: [] as string[],
  storageLocations: ['EU'],
  jurisdiction: 'EU',
  retentionDays: 730,
  validityDays: 730,
  requiresReconsent: false,
  sharing: false,
  texts: [
    {
      language: 'en',
      title: 'Offers',
      explanation: 'We choose offers for you.',
      benefit: 'Offers that fit.',
    },
    { language: 'ar', title: 'عروض', explanation: 'نختار لك عروضًا.', benefit: 'عروض تناسبك.' },
  ],
});

export const aCustomerId = (): string => newId('cus');

const DECISION = /* GraphQL */ `
  fragment D on ConsentDecision {
    id sequence purpose purposeVersion state decidedAt recordedAt expiresAt decidedBy recordedBy means surface
    store { id } language identifier { type value digest } previousHash hash
    grant { grantId version app { id } attributes purposes lookBackDays expiresAt }
  }
`;

const GRANT = /* GraphQL */ `
  fragment G on Grant { id app { id } attributes purposes lookBackDays expiresAt state version grantedAt changedAt }
`;

/** The mutations as a client sends them, with inputs of which a test names only what it is about. */
export function mutationsOf(consent: Consent) {
  const send = async (actor: Actor, name: string, entity: string, fragment: string, input: object) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const { data, codes } = await consent.ask(
      actor,
      `mutation M($input: ${type}!) {
        ${name}(input: $input) { ${entity} { ...${fragment === DECISION ? 'D' : 'G'} } userErrors { code field } idempotentReplay }
      } ${fragment}`,
      { input },
    );
    return codes ? { codes } : data[name];
  };
  const key = () => newId('key');
  return {
    give: (actor: Actor, purpose: string, its: object = {}) =>
      send(actor, 'giveConsent', 'decision', DECISION, {
        purpose,
        purposeVersion: 1,
        language: 'en',
        surface: 'storefront.account',
        idempotencyKey: key(),
        ...its,
      }),
    withdraw: (actor: Actor, purpose: string, its: object = {}) =>
      send(actor, 'withdrawConsent', 'decision', DECISION, {
        purpose,
        surface: 'storefront.account',
        idempotencyKey: key(),
        ...its,
      }),
    object: (actor: Actor, purpose: string, its: object = {}) =>
      send(actor, 'objectToPurpose', 'decision', DECISION, {
        purpose,
        surface: 'storefront.account',
        idempotencyKey: key(),
        ...its,
      }),
    grant: (actor: Actor, its: object = {}) =>
      send(actor, 'grantAccess', 'grant', GRANT, {
        clientId: 'music',
        attributes: ['profile.name', 'profile.preferences'],
        purposes: ['personalisation'],
        lookBackDays: 90,
        language: 'en',
        surface: 'consent-page',
        idempotencyKey: key(),
        ...its,
      }),
    narrow: (actor: Actor, grantId: string, its: object = {}) =>
      send(actor, 'narrowGrant', 'grant', GRANT, {
        grantId,
        surface: 'storefront.account',
        idempotencyKey: key(),
        ...its,
      }),
    extend: (actor: Actor, grantId: string, its: object = {}) =>
      send(actor, 'extendGrant', 'grant', GRANT, {
        grantId,
        language: 'en',
        surface: 'storefront.account',
        idempotencyKey: key(),
        ...its,
      }),
    revoke: (actor: Actor, grantId: string, its: object = {}) =>
      send(actor, 'revokeGrant', 'grant', GRANT, {
        grantId,
        surface: 'storefront.account',
        idempotencyKey: key(),
        ...its,
      }),
    async import(
      decisions: object[],
      source = 'loyalty-file',
      actor: Actor = { kind: 'service', serviceId: 'erp', scopes: ['import'] },
    ) {
      const { data, codes } = await consent.ask(
        actor,
        `mutation M($input: ImportConsentDecisionsInput!) {
          importConsentDecisions(input: $input) {
            current outdated repeated unknown rejected { index recordId field } userErrors { code field }
          }
        }`,
        { input: { source, decisions } },
      );
      return codes ? { codes } : data.importConsentDecisions;
    },

    /** Version 2 of a purpose that shipped with Patron, unless the test says otherwise. */
    async publish(its: object = {}, actor: Actor = PRIVACY_OFFICER) {
      const { data, codes } = await consent.ask(
        actor,
        `mutation M($input: PublishPurposeVersionInput!) {
          publishPurposeVersion(input: $input) {
            purpose { key version publishedAt requiresReconsent sharing title texts { language direction title } }
            userErrors { code field } idempotentReplay
          }
        }`,
        { input: { ...aPublication(), idempotencyKey: key(), ...its } },
      );
      return codes ? { codes } : data.publishPurposeVersion;
    },

    async showNotice(actor: Actor, its: object = {}) {
      const { data, codes } = await consent.ask(
        actor,
        `mutation M($input: RecordNoticeShownInput!) {
          recordNoticeShown(input: $input) {
            notice { id shownAt language surface store { id } purposes { purpose purposeVersion sha256 } }
            userErrors { code field } idempotentReplay
          }
        }`,
        {
          input: {
            purposes: [{ purpose: 'personalisation', purposeVersion: 1 }],
            language: 'en',
            surface: 'storefront.account',
            idempotencyKey: key(),
            ...its,
          },
        },
      );
      return codes ? { codes } : data.recordNoticeShown;
    },

    /** Where a purpose stands, as the customer reads it. */
    async standing(customerId: string, purpose: string) {
      const { data } = await consent.entity(
        asCustomer(customerId),
        { id: customerId },
        `{ consentTo(purpose: "${purpose}") { state permitted reason } }`,
      );
      return data.consentTo;
    },

    /** The whole history, newest first, as the customer reads it. */
    async history(customerId: string, fields = 'sequence state purpose') {
      const { data } = await consent.entity(
        asCustomer(customerId),
        { id: customerId },
        `{ consentHistory(first: 100) { edges { node { ${fields} } } } consentHistoryIntact }`,
      );
      return {
        intact: data.consentHistoryIntact,
        decisions: data.consentHistory.edges.map(({ node }: { node: unknown }) => node),
      };
    },

    /** What the gateway learns of a grant. */
    async grantStanding(id: string) {
      const { data } = await consent.ask(
        { kind: 'service', serviceId: 'gateway', scopes: ['gateway'] },
        `query($id: ID!) { grantStanding(id: $id) { id stands state missingPurposes clientId customerId attributes purposes lookBackDays expiresAt } }`,
        { id },
      );
      return data.grantStanding;
    },
  };
}
