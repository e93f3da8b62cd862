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
        `query($id: ID!) { grantStanding(id: $id) { id stands state clientId customerId attributes purposes lookBackDays expiresAt } }`,
        { id },
      );
      return data.grantStanding;
    },
  };
}
