import type { AdapterPayload, ClientMetadata } from 'oidc-provider';
import type { StoredApp } from '../data/apps.ts';
import { SIGNING_ALGORITHM } from '../data/issuer-keys.ts';
import type { StoredDevice } from '../devices/devices.ts';
import { GRANT_DETAIL } from '../rules/asked-grant.ts';
import { applicationTypeOf } from '../rules/partner-app.ts';
import { ROLES } from '../rules/persona-claims.ts';

/** At the token endpoint: an access token for a demo persona, by its id in the parameter `persona`. */
export const PERSONA_GRANT_TYPE = 'urn:patron:params:oauth:grant-type:demo-persona';

/** The client of the command line. */
const CLI_CLIENT = 'patron-cli';

/** The client in whose name the consent page acts for the customer who is looking at it. */
export const CONSENT_PAGE_CLIENT = 'patron-consent-page';

/** The client of the pages on which customers see and decide about their data. */
export const PRIVACY_CLIENT = 'patron-privacy';

/** Which roles each first-party client may carry; none where nobody signs in to it. */
const ROLES_OF: Record<string, readonly string[]> = {
  'patron-sandbox': ROLES,
  'patron-storefront': ['customer'],
  'patron-store': ['associate'],
  [PRIVACY_CLIENT]: ['customer'],
  [CLI_CLIENT]: [],
  [CONSENT_PAGE_CLIENT]: [],
};

/** Null for a partner's app. */
export const rolesOfClient = (clientId: string): readonly string[] | null =>
  Object.hasOwn(ROLES_OF, clientId) ? (ROLES_OF[clientId] ?? null) : null;

const PUBLIC = {
  token_endpoint_auth_method: 'none',
  id_token_signed_response_alg: SIGNING_ALGORITHM,
} as const;

const NOT_FOR_SIGNING_IN = { ...PUBLIC, redirect_uris: [], response_types: [] };

/** Patron's own clients: public, so with PKCE, and without a consent step. */
export function firstPartyClients(publicUrl: string, demo: boolean): ClientMetadata[] {
  const interactive = { ...PUBLIC, grant_types: ['authorization_code', 'refresh_token'] };
  return [
    {
      ...interactive,
      client_id: 'patron-sandbox',
      client_name: 'Patron sandbox',
      redirect_uris: [`${publicUrl}/sandbox`, `${publicUrl}/sandbox/callback`],
      post_logout_redirect_uris: [`${publicUrl}/sandbox`],
    },
    {
      ...interactive,
      client_id: 'patron-storefront',
      client_name: 'Patron storefront',
      redirect_uris: [`${publicUrl}/me`, `${publicUrl}/me/callback`],
      post_logout_redirect_uris: [`${publicUrl}/me`],
    },
    {
      ...interactive,
      client_id: 'patron-store',
      client_name: 'Patron store',
      redirect_uris: [`${publicUrl}/store`],
      post_logout_redirect_uris: [`${publicUrl}/store`],
    },
    {
      ...PUBLIC,
      grant_types: ['authorization_code'],
      client_id: PRIVACY_CLIENT,
      client_name: 'Patron privacy',
      redirect_uris: [`${publicUrl}/privacy/callback`],
    },
    {
      ...NOT_FOR_SIGNING_IN,
      client_id: CLI_CLIENT,
      client_name: 'Patron command line',
      grant_types: demo ? [PERSONA_GRANT_TYPE] : [],
    },
    {
      ...NOT_FOR_SIGNING_IN,
      client_id: CONSENT_PAGE_CLIENT,
      client_name: 'Patron consent page',
      grant_types: [],
    },
  ];
}

/** A store's device as the OAuth server sees it: nobody signs in at it. `client_secret` is the hash. */
export function clientOfDevice(device: StoredDevice): AdapterPayload {
  return {
    client_id: device._id,
    client_name: device.name,
    redirect_uris: [],
    response_types: [],
    grant_types: ['client_credentials'],
    id_token_signed_response_alg: SIGNING_ALGORITHM,
    token_endpoint_auth_method: 'client_secret_basic',
    client_secret: device.secretHash,
  };
}

/** A partner's app as the OAuth server sees it. `client_secret` is the hash: see `compareClientSecret`. */
export function clientOfApp(app: StoredApp): AdapterPayload {
  return {
    client_id: app._id,
    client_name: app.name,
    application_type: applicationTypeOf(app),
    redirect_uris: app.redirectUris,
    grant_types: ['authorization_code', 'refresh_token', ...(app.secretHash ? ['client_credentials'] : [])],
    response_types: ['code'],
    // By apps and not by hosts: what an app calls a customer is nobody else's, see `pairwise.ts` and `sectorIdentifierUriValidate`.
    subject_type: 'pairwise',
    sector_identifier_uri: `https://${app._id}.invalid/`,
    authorization_details_types: [GRANT_DETAIL],
    dpop_bound_access_tokens: app.senderConstrained === true,
    id_token_signed_response_alg: SIGNING_ALGORITHM,
    token_endpoint_auth_method: app.secretHash ? 'client_secret_basic' : 'none',
    ...(app.secretHash ? { client_secret: app.secretHash } : {}),
  };
}
