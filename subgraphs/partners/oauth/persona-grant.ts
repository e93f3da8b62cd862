import type Provider from 'oidc-provider';
import type { Apps } from '../data/apps.ts';
import type { KnownGrants } from '../data/known-grants.ts';
import type { Personas } from '../data/personas.ts';
import { type Persona, scopesOfAccount, subjectOf } from '../rules/persona-claims.ts';
import { PERSONA_GRANT_TYPE } from './clients.ts';
import { errors } from './oidc-provider.ts';
import { graphAccess } from './resource.ts';

type Stores = { apps: Apps; personas: Personas; knownGrants: KnownGrants };

/** Adds the grant type by which the demo hands out tokens. Never called where the demo is off. */
export function registerPersonaGrant(provider: Provider, resource: string, stores: Stores): void {
  provider.registerGrantType<{ persona?: string }>(
    PERSONA_GRANT_TYPE,
    async (ctx) => {
      const persona = await requirePersona(stores.personas, ctx.oidc.params.persona);
      const { clientId, scopes, grantId } = await tokenOf(persona, ctx.oidc.client.clientId, stores);
      const client =
        clientId === ctx.oidc.client.clientId ? ctx.oidc.client : await provider.Client.find(clientId);
      if (!client) throw noToken(`The app ${clientId} is not approved.`);

      const token = new provider.AccessToken({
        accountId: subjectOf(persona),
        client,
        gty: 'demo_persona',
        grantId,
        resourceServer: new provider.ResourceServer(resource, graphAccess(resource, scopes)),
        scope: scopes.join(' '),
      } as ConstructorParameters<typeof provider.AccessToken>[0]);
      ctx.oidc.entity('AccessToken', token);
      ctx.body = {
        access_token: await token.save(),
        expires_in: token.expiration,
        token_type: token.tokenType,
        scope: token.scope,
      };
    },
    ['persona'],
  );
}

/** The library's own `InvalidGrant` keeps its reasons to itself; in a demo they are what people need. */
const noToken = (reason: string) => new errors.CustomOIDCProviderError('invalid_grant', reason);

async function requirePersona(personas: Personas, id: string | undefined): Promise<Persona> {
  const persona = id ? await personas.byId(id) : null;
  if (persona) return persona;
  const known = (await personas.all()).map((one) => one.id).join(', ');
  // RFC 6749 allows printable ASCII here; what was asked for is not repeated.
  throw new errors.InvalidRequest(known ? `No such persona. Known: ${known}.` : 'There are no personas yet.');
}

async function tokenOf(persona: Persona, asker: string, { apps, knownGrants }: Stores) {
  if (persona.kind !== 'partner') return { clientId: asker, scopes: scopesOfAccount(persona) };
  const { clientId, customerId } = persona;
  const grantId =
    (await knownGrants.newestActive(clientId, customerId)) ?? (await firstGrantOf(persona, knownGrants));
  if (!grantId) throw noToken(`The customer has given ${clientId} no grant that stands.`);
  const app = await apps.byId(clientId);
  return { clientId, scopes: app?.requestedAttributes.map(({ attribute }) => attribute) ?? [], grantId };
}

/** The grant that the demo began with, as long as consent hasn't told otherwise. */
async function firstGrantOf(
  { grantId }: Persona & { kind: 'partner' },
  knownGrants: KnownGrants,
): Promise<string | undefined> {
  return grantId && !(await knownGrants.isKnown(grantId)) ? grantId : undefined;
}
