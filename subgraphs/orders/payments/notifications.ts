import type { FastifyInstance } from 'fastify';
import type { Data } from '../context.ts';
import { notifiedKey } from './http-provider.ts';

export const PAYMENT_PATHS = ['/payments'] as const;

const MAX_BODY_BYTES = 16 * 1024;

/**
 * Where the payment provider says that something became of an operation: late, twice or out of order, as it likes. What it says is
 * only a hint; the outcome is asked for.
 */
export async function mountPaymentNotifications(app: FastifyInstance, data: Data): Promise<void> {
  const { paymentSettings } = data;
  if (!paymentSettings) return;
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // As it came: the signature is over the bytes.
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: MAX_BODY_BYTES }, (_, body, done) =>
      done(null, body),
    );
    scope.post('/payments/notifications', async (request, reply) => {
      const key = notifiedKey(String(request.body ?? ''), request.headers, paymentSettings);
      if (key === null) {
        return reply.code(401).send({ error: { code: 'SIGNATURE_INVALID', message: 'Sign it as agreed.' } });
      }
      await data.payments.notified(key);
      return reply.code(204).send();
    });
  });
}
