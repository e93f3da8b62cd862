import { failure } from '#shared/failure.ts';
import type { Context } from '../context.ts';

/** Whether this actor works in the store: an associate's own, a device's own; for a service with the right, any. */
export function worksIn({ actor }: Pick<Context, 'actor'>, storeId: string): boolean {
  switch (actor.kind) {
    case 'associate':
      return actor.stores.includes(storeId);
    case 'device':
      return actor.storeId === storeId;
    case 'service':
      return true; // the field's scopes have decided
    case 'visitor':
    case 'customer':
    case 'partner':
    case 'app':
    case 'staff':
      return false;
  }
}

/** @throws {GraphQLError} `FORBIDDEN` when the actor works in none of these stores; the same whether they exist or not. */
export function requireStore(context: Pick<Context, 'actor'>, ...storeIds: (string | undefined)[]): void {
  const isOne = storeIds.some((storeId) => storeId !== undefined && worksIn(context, storeId));
  if (!isOne) throw failure('FORBIDDEN', 'This store is not yours.');
}
