import { idempotent } from '#shared/idempotency.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export const rotateReceiptKey: MutationResolvers['rotateReceiptKey'] = async (
  _,
  { input },
  { actor, dependencies, receiptKeys },
) => {
  const answer = await idempotent(
    dependencies,
    { actor, mutation: 'rotateReceiptKey', input },
    async (session) => ({ ...(await receiptKeys.rotate(session)), userErrors: [] }),
  );
  return { keyId: null, signsFrom: null, ...answer };
};
