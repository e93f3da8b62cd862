import { actorId } from '#shared/actor.ts';
import { inTransaction } from '#shared/mongo.ts';
import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers } from '../../schema.generated.ts';

export const resolveSyncConflict: MutationResolvers['resolveSyncConflict'] = async (
  _,
  { input: { id, keep } },
  { actor, access, applications, dependencies },
) => {
  const { conflicts, sync } = applications;
  const conflict = await conflicts.byId(id);
  if (!conflict || !(await access.mayTouch(conflict.customerId)))
    return rejected('SYNC_CONFLICT_NOT_FOUND', ['input', 'id'], 'There is no such conflict.');
  const decided = await inTransaction(dependencies.client, (session) =>
    sync.decide(id, keep, actorId(actor), session),
  );
  if (!decided) return rejected('SYNC_CONFLICT_CLOSED', ['input', 'id'], 'It has been decided before.');
  return { conflict: await conflicts.byId(id), userErrors: [] };
};
