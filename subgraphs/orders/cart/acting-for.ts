import { requireCustomer, requireSelf } from '#shared/guard.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';

/** Under which an associate sees and changes what a customer means to buy. */
export const RECOGNITION = 'in_store_recognition';

const notPermitted = (customerId: string) =>
  rejected(
    'RECOGNITION_NOT_PERMITTED',
    ['input', 'customerId'],
    `${customerId} doesn't permit ${RECOGNITION} now.`,
  );

/** Who is served: the id under which it is recorded, and all ids of the customer. */
export type Served = { customerId: string; members: readonly string[] };

/**
 * For mutations that customers make for themselves and associates for a customer in their hands who permits
 * {@link RECOGNITION} at this moment.
 * @throws {GraphQLError} `FORBIDDEN` for anybody else, and for a customer who isn't in the associate's hands.
 */
export async function actingFor(
  context: Context,
  named: string | null | undefined,
): Promise<Served | { refused: ReturnType<typeof notPermitted> }> {
  const { actor, access, permitsNow } = context;
  if (actor.kind !== 'associate' || !named) {
    const customerId = requireSelf(context, named ?? undefined);
    return { customerId, members: await access.members(customerId) };
  }
  const customerId = await requireCustomer(context, named);
  if (!(await permitsNow({ customerId, purpose: RECOGNITION }))) return { refused: notPermitted(named) };
  return { customerId, members: await access.members(customerId) };
}
