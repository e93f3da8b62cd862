import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/** Something that must work for the gateway to be whole. `check` throws when it doesn't. */
export type Check = { name: string; check(): Promise<void> };

export type HealthOptions = {
  checks: () => readonly Check[];
  isStopping: () => boolean;
  log: Logger;
};

type Readiness = { status: 'ready' | 'not ready' | 'stopping'; checks: Record<string, 'ok' | 'missing'> };

const CHECK_TIMEOUT_MS = 2000;

/**
 * `/health/live`: the process runs. `/health/ready`: everything that it needs answers; 503 with what is missing otherwise, and as
 * soon as it is told to stop. Why something is missing stands in the log.
 */
export function mountHealth(app: FastifyInstance, { checks, isStopping, log }: HealthOptions): void {
  let asking: Promise<Readiness> | null = null;

  async function ask(): Promise<Readiness> {
    const results = await Promise.all(
      checks().map(async ({ name, check }) => {
        try {
          await withinTime(check());
          return [name, 'ok'] as const;
        } catch (error) {
          log.warn({ err: error, check: name }, 'not ready');
          return [name, 'missing'] as const;
        }
      }),
    );
    const ready = results.every(([, state]) => state === 'ok');
    return { status: ready ? 'ready' : 'not ready', checks: Object.fromEntries(results) };
  }

  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    if (isStopping()) return reply.code(503).send({ status: 'stopping', checks: {} } satisfies Readiness);
    // However many ask at once, each part is asked once.
    asking ??= ask().finally(() => {
      asking = null;
    });
    const readiness = await asking;
    return reply.code(readiness.status === 'ready' ? 200 : 503).send(readiness);
  });
}

async function withinTime(check: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${CHECK_TIMEOUT_MS} ms`)), CHECK_TIMEOUT_MS);
  });
  try {
    await Promise.race([check, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
