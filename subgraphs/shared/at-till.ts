import type { Actor } from './actor.ts';
import { failure } from './failure.ts';
import { type KnownDevices, requireDevice } from './known-devices.ts';

/** Scope of a service that speaks for the tills of all stores. */
const TILL = 'till';

/**
 * The store of the till that asks: a device's own; of an associate's the one that is named, or their only one; for a service with
 * the scope `till` the one that is named.
 * @throws {GraphQLError} `FORBIDDEN` for a store that isn't theirs and for who is no till, `BAD_USER_INPUT` when none is named.
 */
export async function requireTillStore(
  context: { actor: Actor; knownDevices: KnownDevices },
  storeId: string | null | undefined,
): Promise<string> {
  const { actor } = context;
  if (actor.kind === 'device') {
    const device = await requireDevice(context, 'TILL', 'SELF_CHECKOUT');
    if (storeId != null && storeId !== device.storeId) throw notYours();
    return device.storeId;
  }
  if (actor.kind === 'associate') {
    const [only, ...others] = actor.stores;
    const named = storeId ?? (others.length ? undefined : only);
    if (named === undefined) throw unnamed();
    if (!actor.stores.includes(named)) throw notYours();
    return named;
  }
  if (actor.kind === 'service' && actor.scopes.includes(TILL)) {
    if (!storeId) throw unnamed();
    return storeId;
  }
  throw failure('FORBIDDEN', 'Only a till does this.');
}

const notYours = () => failure('FORBIDDEN', 'This store is not yours.');
const unnamed = () => failure('BAD_USER_INPUT', '`storeId`: in which store?');
