import { hkdfSync } from 'node:crypto';
import type Provider from 'oidc-provider';
import type { Configuration, JWKS, KoaContextWithOIDC } from 'oidc-provider';
import { type Html, PAGE_HEADERS } from '#shared/html.ts';
import type { AskLiveGrant } from '#shared/live-grant.ts';
import type { Pairwise } from '#shared/pairwise.ts';
import { type Apps, isSecretOf } from '../data/apps.ts';
import { type IssuerKeys, SIGNING_ALGORITHM } from '../data/issuer-keys.ts';
import type { KnownGrants } from '../data/known-grants.ts';
import type { OAuthRecords } from '../data/oauth-records.ts';
import type { Personas } from '../data/personas.ts';
import { type Devices, isDeviceId } from '../devices/devices.ts';
import { detailOf, GRANT_DETAIL, misfitInDetail, scopesIn } from '../rules/asked-grant.ts';
import { isOwnOrigin } from '../rules/own-origin.ts';
import { type Account, claimsOfAccount, scopesOfAccount } from '../rules/persona-claims.ts';
import { clientOfApp, clientOfDevice, firstPartyClients, rolesOfClient } from './clients.ts';
import { errors, interactionPolicy, Provider as OidcProvider } from './oidc-provider.ts';
import { refusedPage, signedOutPage, signOutPage, type View, viewFor } from './pages.ts';
import { registerPersonaGrant } from './persona-grant.ts';
import { ACCESS_TOKEN_SECONDS, graphAccess } from './resource.ts';

const DAY_SECONDS = 24 * 3600;

const CLIENT_AUTH_METHODS = ['none', 'client_secret_basic'] as const;

/** How long people stay signed in, and first-party refresh tokens live. */
const SESSION_SECONDS = 14 * DAY_SECONDS;

export type ProviderSettings = {
  /** Where the front door is seen from outside; no slash at the end. */
  publicUrl: string;
  demo: boolean;
  pairwise: Pairwise;
  liveGrant: AskLiveGrant;
  apps: Apps;
  devices: Devices;
  personas: Personas;
  knownGrants: KnownGrants;
  records: OAuthRecords;
};

export const issuerOf = (publicUrl: string): string => `${publicUrl}/oauth`;
export const resourceOf = (publicUrl: string): string => `${publicUrl}/graphql`;

/** Who may sign in to a client: partners' apps are for customers. */
export function fitsClient(account: Account, clientId: string): boolean {
  const roles = rolesOfClient(clientId);
  return roles ? grantedRoles(account, roles).length > 0 : account.kind === 'customer';
}

const grantedRoles = (account: Account, roles: readonly string[]): string[] =>
  scopesOfAccount(account).filter((scope) => roles.includes(scope));

/** The OAuth server with one set of keys; a rotation makes another. */
export function createProvider(settings: ProviderSettings, keys: IssuerKeys): Provider {
  const { publicUrl, demo, pairwise, liveGrant, apps, devices, personas, records } = settings;
  const resource = resourceOf(publicUrl);
  const accountOf = (subject: string) => (demo ? personas.account(subject) : null);

  const configuration: Configuration = {
    adapter: (model) =>
      model === 'Client'
        ? {
            ...records.adapterOf(model),
            async find(id) {
              if (isDeviceId(id)) {
                const device = await devices.active(id);
                return device ? clientOfDevice(device) : undefined;
              }
              const app = await apps.approved(id);
              return app ? clientOfApp(app) : undefined;
            },
          }
        : records.adapterOf(model),
    clients: firstPartyClients(publicUrl, demo),
    clientAuthMethods: CLIENT_AUTH_METHODS,
    clientBasedCORS: (_, origin, client) =>
      isOwnOrigin(origin, publicUrl) ||
      (client.redirectUris ?? []).some((uri) => new URL(uri).origin === origin),
    discovery: {
      introspection_endpoint_auth_methods_supported: CLIENT_AUTH_METHODS,
      revocation_endpoint_auth_methods_supported: CLIENT_AUTH_METHODS,
    },
    clientDefaults: { id_token_signed_response_alg: SIGNING_ALGORITHM },
    jwks: { keys: keys.jwks } as JWKS,
    cookies: {
      keys: keys.cookieSecrets,
      names: { session: 'patron_session', interaction: 'patron_interaction', resume: 'patron_resume' },
      long: { httpOnly: true, sameSite: 'lax', path: new URL(issuerOf(publicUrl)).pathname },
      short: { httpOnly: true, sameSite: 'lax' },
    },

    allowOmittingSingleRegisteredRedirectUri: false,
    pkce: { required: () => true },
    responseTypes: ['code'],
    subjectTypes: ['public', 'pairwise'],
    pairwiseIdentifier: (_, accountId, client) => pairwise(accountId, client.clientId),
    sectorIdentifierUriValidate: () => false,
    scopes: ['openid', 'offline_access'],
    rotateRefreshToken: true,
    issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
    // Who signs out of Patron's own clients has signed out; a partner's grant ends when the customer ends it.
    expiresWithSession: (_, source) => rolesOfClient(source.clientId ?? '') !== null,
    ttl: {
      AccessToken: ACCESS_TOKEN_SECONDS,
      AuthorizationCode: 60,
      ClientCredentials: ACCESS_TOKEN_SECONDS,
      Grant: SESSION_SECONDS,
      IdToken: ACCESS_TOKEN_SECONDS,
      Interaction: 3600,
      RefreshToken: (ctx) => ctx.oidc.entities.Grant?.remainingTTL ?? SESSION_SECONDS,
      Session: SESSION_SECONDS,
    },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      // A nonce is never asked for, but serves a client whose clock is wrong. All processes have the keys.
      dPoP: { enabled: true, nonceSecret: nonceSecretOf(keys), allowReplay: false },
      introspection: {
        enabled: true,
        allowedPolicy: (_, client, token) => token.clientId === client.clientId,
      },
      pushedAuthorizationRequests: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        async getResourceServerInfo({ oidc }, indicator, client) {
          if (indicator !== resource) throw new errors.InvalidTarget('unknown resource');
          if (oidc.params?.grant_type === 'client_credentials')
            return graphAccess(resource, forItself(oidc.params, client.clientId));
          return graphAccess(resource, await scopesOfClient(client.clientId));
        },
      },
      richAuthorizationRequests: {
        enabled: true,
        types: { [GRANT_DETAIL]: { validate: requireFittingDetail } },
        // Whatever was asked for, what the customer has granted is consent's to say.
        authorizationDetailsForGrantSource: (_, code) => grantedDetails(code.grantId),
        authorizationDetailsForAccessToken: (_, token) =>
          grantedDetails('grantId' in token ? token.grantId : undefined),
        authorizationDetailsForIntrospection: (_, token) =>
          grantedDetails('grantId' in token ? token.grantId : undefined),
      },
      revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId },
      rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource },
      userinfo: { enabled: false },
    },

    async findAccount(_, subject) {
      const account = await accountOf(subject);
      return account ? { accountId: subject, claims: () => ({ sub: subject }) } : undefined;
    },
    async extraTokenClaims(_, token) {
      if (!('accountId' in token)) return claimsOfDevice(token.clientId);
      if (!token.clientId || rolesOfClient(token.clientId) === null) return { grant_id: token.grantId };
      const account = await accountOf(token.accountId);
      return account ? claimsOfAccount(account) : undefined;
    },
    interactions: {
      url: (_, { uid }) => `${new URL(issuerOf(publicUrl)).pathname}/interaction/${uid}`,
      policy: policyFor(accountOf),
    },
    loadExistingGrant,
    renderError,
  };

  /** A request for a grant asks for its attributes as if it had named them as scopes. */
  async function requireFittingDetail(
    { oidc }: KoaContextWithOIDC,
    detail: object,
    client: { clientId: string },
  ) {
    const { params } = oidc;
    if (oidc.route === 'token' || !params) {
      throw new errors.InvalidAuthorizationDetails('ask for it at the authorization endpoint');
    }
    const app = rolesOfClient(client.clientId) ? null : await apps.approved(client.clientId);
    if (!app) throw new errors.InvalidAuthorizationDetails(`${GRANT_DETAIL} is for partners' apps`);
    if (JSON.parse(String(params.authorization_details)).length > 1) {
      throw new errors.InvalidAuthorizationDetails(`expected one ${GRANT_DETAIL}`);
    }
    const misfit = misfitInDetail({ ...detail }, app, new Date());
    if (misfit) throw new errors.InvalidAuthorizationDetails(misfit);
    const scopes = String(params.scope ?? '')
      .split(' ')
      .filter(Boolean);
    params.scope = [...new Set([...scopes, ...scopesIn(detail, app)])].join(' ');
  }

  async function grantedDetails(grantId: string | undefined) {
    const grant = grantId ? await liveGrant(grantId) : null;
    return grant?.state === 'ACTIVE' ? [detailOf(grant)] : undefined;
  }

  /** Of a token that a device has for itself. */
  async function claimsOfDevice(clientId = '') {
    const device = await devices.active(clientId);
    return device ? { store_id: device.storeId, device_kind: device.kind.toLowerCase() } : undefined;
  }

  async function scopesOfClient(clientId: string): Promise<readonly string[]> {
    const roles = rolesOfClient(clientId);
    if (roles) return roles;
    const app = await apps.approved(clientId);
    return app?.requestedAttributes.map(({ attribute }) => attribute) ?? [];
  }

  /** Patron's own clients get what the account may have without being asked again; a partner's app what was granted. */
  async function loadExistingGrant({ oidc }: KoaContextWithOIDC) {
    const { clientId } = oidc.client ?? {};
    if (!clientId) return undefined;
    const grantId = oidc.result?.consent?.grantId ?? oidc.session?.grantIdFor(clientId);
    const found = grantId ? await provider.Grant.find(grantId) : undefined;
    const accountId = oidc.account?.accountId;
    const existing = found?.accountId === accountId ? found : undefined;
    const account = accountId ? await accountOf(accountId) : null;
    const roles = rolesOfClient(clientId);
    if (!roles || !account) return existing;

    const grant = existing ?? new provider.Grant({ accountId, clientId });
    const granted = grantedRoles(account, roles);
    const others = roles.filter((role) => !granted.includes(role));
    grant.addOIDCScope('openid offline_access');
    if (granted.length) grant.addResourceScope(resource, granted);
    if (others.length) grant.rejectResourceScope(resource, others);
    await grant.save();
    return grant;
  }

  const provider: Provider = new OidcProvider(issuerOf(publicUrl), configuration);
  provider.proxy = true; // the mount says where the front door is, see mount.ts
  const { prototype } = provider.Client as unknown as { prototype: SecretKeeper };
  prototype.compareClientSecret = function compareClientSecret(actual) {
    return this.clientSecret !== undefined && isSecretOf(this.clientSecret, actual);
  };
  if (demo) registerPersonaGrant(provider, resource, settings);
  return provider;
}

/**
 * What an app or a device may do for itself (client credentials): one thing, and so also what it gets when it names none.
 * @throws {InvalidScope} when it names anything else, e.g. an attribute of a customer.
 */
function forItself(params: { scope?: unknown }, clientId: string): string[] {
  const own = isDeviceId(clientId) ? 'device' : 'app';
  params.scope ??= own;
  if (params.scope !== own)
    throw new errors.InvalidScope(`a client by itself has the scope ${own}`, String(params.scope));
  return [own];
}

const nonceSecretOf = ({ cookieSecrets }: IssuerKeys): Buffer =>
  Buffer.from(hkdfSync('sha256', cookieSecrets[0] ?? '', '', 'patron:dpop-nonce', 32));

/** A client whose secret is kept as a hash. */
type SecretKeeper = {
  clientSecret?: string;
  compareClientSecret(this: SecretKeeper, actual: string): boolean;
};

/** The library's policy, and: who is signed in but can't use this client is asked to sign in as somebody else. */
function policyFor(accountOf: (subject: string) => Promise<Account | null> | null) {
  const policy = interactionPolicy.base();
  policy.get('login')?.checks.add(
    new interactionPolicy.Check('unfit_account', 'another account is needed here', async ({ oidc }) => {
      const subject = oidc.session?.accountId;
      if (!subject) return false;
      const account = await accountOf(subject);
      return !account || !fitsClient(account, oidc.client?.clientId ?? '');
    }),
  );
  return policy;
}

type Rendered = Pick<KoaContextWithOIDC, 'set' | 'body' | 'query' | 'headers'>;

function show(ctx: Rendered, pageFor: (view: View) => string): void {
  const { view, headers } = viewFor(ctx);
  ctx.set({ ...PAGE_HEADERS, ...headers });
  ctx.body = pageFor(view);
}

const renderError: NonNullable<Configuration['renderError']> = (ctx, { error, error_description }) =>
  show(ctx, (view) => refusedPage(view, error, error_description));

function logoutSource(ctx: Rendered, html: string): void {
  const form: Html = { html };
  show(ctx, (view) => signOutPage(view, form));
}

const postLogoutSuccessSource = (ctx: Rendered): void => show(ctx, signedOutPage);
