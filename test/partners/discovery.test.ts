import * as openid from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useDatabases } from '../support/mongod.ts';
import { type OAuthServer, startOAuthServer } from './oauth-server.ts';

describe('what the OAuth server says of itself', () => {
  const dbOf = useDatabases();
  let server: OAuthServer;
  beforeAll(async () => {
    server = await startOAuthServer({ db: dbOf('partners'), demo: false });
  });
  afterAll(() => server.close());

  it.each([
    ['OpenID Connect looks', '/oauth/.well-known/openid-configuration'],
    ['OAuth looks', '/.well-known/oauth-authorization-server/oauth'],
  ])('is whole, where %s for it', async (_, path) => {
    const { url } = server;
    expect(await (await fetch(`${url}${path}`)).json()).toEqual({
      issuer: `${url}/oauth`,
      authorization_endpoint: `${url}/oauth/auth`,
      token_endpoint: `${url}/oauth/token`,
      pushed_authorization_request_endpoint: `${url}/oauth/request`,
      introspection_endpoint: `${url}/oauth/token/introspection`,
      revocation_endpoint: `${url}/oauth/token/revocation`,
      end_session_endpoint: `${url}/oauth/session/end`,
      jwks_uri: `${url}/oauth/jwks`,
      response_types_supported: ['code'],
      response_modes_supported: ['form_post', 'fragment', 'query'],
      grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
      token_endpoint_auth_methods_supported: ['none', 'client_secret_basic'],
      introspection_endpoint_auth_methods_supported: ['none', 'client_secret_basic'],
      revocation_endpoint_auth_methods_supported: ['none', 'client_secret_basic'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
      authorization_details_types_supported: ['patron_grant'],
      dpop_signing_alg_values_supported: ['ES256', 'Ed25519', 'EdDSA'],
      id_token_signing_alg_values_supported: ['ES256'],
      subject_types_supported: ['public', 'pairwise'],
      scopes_supported: ['openid', 'offline_access'],
      claims_supported: ['sub', 'sid', 'auth_time', 'iss'],
      claim_types_supported: ['normal'],
      claims_parameter_supported: false,
      request_uri_parameter_supported: false,
    });
  });

  it.each(['oidc', 'oauth2'] as const)('is found by the standard client as %s', async (algorithm) => {
    const issuer = new URL(`${server.url}/oauth`);
    // oxlint-disable-next-line typescript/no-deprecated -- marked so to stand out; there is no TLS on the loopback
    const options = { algorithm, execute: [openid.allowInsecureRequests] };
    const config = await openid.discovery(issuer, 'music', undefined, openid.None(), options);
    expect(config.serverMetadata().issuer).toBe(issuer.href);
  });
});
