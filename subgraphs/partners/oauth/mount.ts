import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AuthorizationServer } from './authorization-server.ts';
import { type InteractionSettings, mountInteractions } from './interactions.ts';
import { issuerOf } from './provider.ts';

const PREFIX = '/oauth';

type MountSettings = InteractionSettings & { authorizationServer: AuthorizationServer };

/** Puts the OAuth server at `/oauth` and its pages at `/oauth/interaction/…`; in the demo, also `/demo/personas`. */
export async function mountAuthorizationServer(app: FastifyInstance, settings: MountSettings): Promise<void> {
  const { authorizationServer, publicUrl, demo, personas } = settings;

  await app.register(async (protocol) => {
    // The library reads bodies itself.
    protocol.removeAllContentTypeParsers();
    protocol.addContentTypeParser('*', (_request, _body, done) => done(null));
    protocol.all(`${PREFIX}/*`, async (request, reply) => {
      await authorizationServer.provider(); // fails, if at all, while there is still somebody to answer
      toLibrary(request, publicUrl);
      // What the front door has put on every answer (request id, nosniff) stays on these.
      for (const [name, value] of Object.entries(reply.getHeaders())) {
        if (value !== undefined) reply.raw.setHeader(name, value);
      }
      reply.hijack();
      await authorizationServer.handle(request.raw, reply.raw);
    });
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
function toLibrary(request: FastifyRequest, publicUrl: string): void {
  seenFromOutside(request, publicUrl);
  const { raw } = request;
  raw.url = (raw.url ?? '').slice(PREFIX.length) || '/';
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
