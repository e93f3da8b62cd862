import type { FastifyInstance } from 'fastify';

/** Where Global Privacy Control looks whether a site honours it (W3C, section 4). */
export const GPC_PATH = '/.well-known/gpc.json';

/** When we began to honour it as we do. */
const LAST_UPDATE = '2026-11-22';

export function mountGpcSupport(app: FastifyInstance): void {
  app.get(GPC_PATH, async (_request, reply) => {
    void reply.header('access-control-allow-origin', '*').header('cache-control', 'public, max-age=86400');
    return { gpc: true, lastUpdate: LAST_UPDATE };
  });
}
