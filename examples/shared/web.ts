import { randomBytes } from 'node:crypto';
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Html } from './html.ts';
import { page } from './html.ts';
import { Denied, LinkEnded, type Patron, type Pending, Unavailable } from './patron.ts';

export type WebSettings = {
  port: number;
  /** Adds what the app answers. */
  routes(app: Web): void;
};

export type Web = FastifyInstance;

/** What a form sends. */
export type Form = Record<string, string | undefined>;

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

export const show = (reply: FastifyReply, title: string, body: Html, status = 200) =>
  reply.status(status).headers(HEADERS).send(page(title, body));

/** A small web server on the loopback interface. Returns how to stop it. */
export async function serve({ port, routes }: WebSettings): Promise<() => Promise<void>> {
  const app = fastify({ bodyLimit: 65_536, forceCloseConnections: true });
  // The signature of a webhook is over its bytes.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  await app.register(formbody);
  app.get('/health', () => ({ ready: true }));
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof Unavailable) return reply.status(503).send({ error: 'Patron does not answer now.' });
    if (error instanceof Denied) return reply.status(403).send({ error: error.reason });
    if (error instanceof LinkEnded) return reply.status(409).send({ error: 'Connect again.' });
    const status = error.statusCode ?? 500;
    if (status >= 500) process.stderr.write(`${error.stack ?? error.message}\n`);
    return reply.status(status).send({ error: status < 500 ? error.message : 'Something went wrong.' });
  });
  routes(app);
  await app.listen({ port, host: '127.0.0.1' });
  return () => app.close();
}

/**
 * The visitor's session, and a new one where there is none. `cookie` is the app's own name for it: apps on one host share
 * its cookies, whatever their ports.
 */
export function sessionOf(request: FastifyRequest, reply: FastifyReply, cookie: string): string {
  const found = new RegExp(`(?:^|; )${cookie}=([\\w-]{20,})`).exec(request.headers.cookie ?? '')?.[1];
  if (found) return found;
  const session = randomBytes(24).toString('base64url');
  void reply.header('set-cookie', `${cookie}=${session}; Path=/; HttpOnly; SameSite=Lax`);
  return session;
}

/** What a customer comes back with, and what was remembered of them. */
export type Back = { query: string; pending: Pending };

/** `/connect` and `/callback`: the customer goes to Patron, decides there, and comes back. */
export function mountConnect(
  app: Web,
  {
    patron,
    cookie,
    scope,
    connect,
  }: {
    patron: Patron;
    cookie: string;
    scope: string;
    /** Whoever came back is theirs from now on. */
    connect(session: string, back: Back): Promise<void>;
  },
): void {
  /** Customers on their way, by session; who takes longer than the page lives begins again. */
  const underWay = new Map<string, Pending>();

  app.post('/connect', async (request, reply) => {
    const session = sessionOf(request, reply, cookie);
    const { url, pending } = await patron.authorize(scope);
    underWay.set(session, pending);
    return reply.redirect(url.href, 303);
  });

  app.get('/callback', async (request, reply) => {
    const session = sessionOf(request, reply, cookie);
    const pending = underWay.get(session);
    if (!pending) return reply.redirect('/', 303);
    underWay.delete(session);
    try {
      await connect(session, { query: new URL(request.url, 'http://callback').search, pending });
    } catch (error) {
      if (!(error instanceof Denied)) throw error;
    }
    return reply.redirect('/', 303);
  });
}
