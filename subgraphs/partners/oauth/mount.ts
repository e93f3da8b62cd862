import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AuthorizationServer } from './authorization-server.ts';
import { type InteractionSettings, mountInteractions } from './interactions.ts';
import { INTROSPECTION_PATH, type IntrospectionSettings, mountIntrospection } from './introspection.ts';
import { issuerOf } from './provider.ts';

const PREFIX = '/oauth';

/** Where clients look for what the server says of itself. */
export const METADATA_PATH = '/.well-known/oauth-authorization-server';

type MountSettings = InteractionSettings &
  IntrospectionSettings & { authorizationServer: AuthorizationServer };

/** Puts the OAuth server at `/oauth` and its pages at `/oauth/interaction/…`; in the demo, also `/demo/personas`. */
export async function mountAuthorizationServer(app: FastifyInstance, settings: MountSettings): Promise<void> {
  const { authorizationServer, publicUrl, demo, personas } = settings;

  await app.register(async (protocol) => {
    // The library reads bodies itself.
    protocol.removeAllContentTypeParsers();
    protocol.addContentTypeParser('*', (_request, _body, done) => done(null));
    const hand = async (request: FastifyRequest, reply: FastifyReply, path: string) => {
      await authorizationServer.provider(); // fails, if at all, while there is still somebody to answer
      toLibrary(request, path, publicUrl);
      // What the front door has put on every answer (request id, nosniff) stays on these.
      for (const [name, value] of Object.entries(reply.getHeaders())) {
        if (value !== undefined) reply.raw.setHeader(name, value);
      }
      reply.hijack();
      await authorizationServer.handle(request.raw, reply.raw);
    };
    protocol.all(`${PREFIX}/*`, (request, reply) =>
      hand(request, reply, request.url.slice(PREFIX.length) || '/'),
    );
    // RFC 8414, section 3.1, puts it before the issuer's path; OpenID Connect behind, where the library has it.
    protocol.get(`${METADATA_PATH}${PREFIX}`, (request, reply) => hand(request, reply, METADATA_PATH));
  });

  await app.register(async (endpoint) => {
    await endpoint.register(formbody);
    mountIntrospection(endpoint, `${PREFIX}${INTROSPECTION_PATH}`, settings);
  });

  await app.register(async (pages) => {
    await pages.register(formbody);
    pages.addHook('onRequest', async (request) => seenFromOutside(request, publicUrl));
    mountInteractions(pages, settings);
  });

  if (demo) {
    app.get('/demo/personas', async () => {
      const all = await personas.all();
      return all.map(({ id, title, kind }) => ({ id, title, kind }));
    });
  }
}

/** The library serves from its own root; `baseUrl` is how it learns what to put before its paths. */
function toLibrary(request: FastifyRequest, path: string, publicUrl: string): void {
  seenFromOutside(request, publicUrl);
  const { raw } = request;
  raw.url = path;
  Object.assign(raw, { baseUrl: new URL(issuerOf(publicUrl)).pathname });
}

/**
 * Addresses in answers come from configuration and not from what a request's headers say: neither a forged `Host`
 * nor a proxy in between may change where discovery sends people.
 */
function seenFromOutside({ raw }: FastifyRequest, publicUrl: string): void {
  const { host, protocol } = new URL(publicUrl);
  raw.headers['x-forwarded-host'] = host;
  raw.headers['x-forwarded-proto'] = protocol.slice(0, -1);
}
