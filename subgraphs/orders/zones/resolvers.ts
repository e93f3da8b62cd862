import { actorId } from '#shared/actor.ts';
import { requireSelf } from '#shared/guard.ts';
import { requireDevice } from '#shared/known-devices.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import { invalid } from '../resolvers/refusals.ts';
import type { MutationResolvers, Resolvers, StoreResolvers, ZoneEventOutcome } from '../schema.generated.ts';
import { isSound, zonesProblem } from './rules.ts';
import { ZONE_PURPOSE } from './zones.ts';

const MOST_AT_ONCE = 100;

/** A sensor tells of its own store; a customer's phone of the customer alone. */
async function whoTells(context: Context, storeId: string) {
  const { actor } = context;
  if (actor.kind === 'customer') return { customerId: requireSelf(context), isHere: true };
  const sensor = await requireDevice(context, 'SENSOR');
  return { customerId: null, isHere: sensor.storeId === storeId };
}

/** Asks consent once for each customer; whoever doesn't permit it is nobody. */
function permittedIn({ permitsNow }: Context) {
  const asked = new Map<string, Promise<boolean>>();
  return async (customerId: string | null): Promise<string | null> => {
    if (!customerId) return null;
    const known = asked.get(customerId) ?? permitsNow({ customerId, purpose: ZONE_PURPOSE });
    asked.set(customerId, known);
    return (await known) ? customerId : null;
  };
}

export const zoneMutations = {
  async setStoreZones(_, { input }, { stores, zones }) {
    const { storeId } = input;
    const wanted = input.zones.map(({ id, name, categories, corners }) => ({
      ...{ id, name, categories: [...(categories ?? [])] },
      ...(corners ? { corners: corners.map(({ xMm, yMm }) => ({ xMm, yMm })) } : {}),
    }));
    if (!(await stores.byId(storeId))) {
      return rejected('STORE_NOT_FOUND', ['input', 'storeId'], 'No store has this id.');
    }
    const problem = zonesProblem(wanted);
    if (problem) return invalid(problem);
    const { taken } = await zones.replace(storeId, wanted);
    if (taken) return invalid({ field: ['zones'], message: `${taken} is a zone of another store.` });
    return { zones: await zones.of(storeId), userErrors: [] };
  },

  async reportZoneEvents(_, { input }, context) {
    const { storeId, events } = input;
    const { actor, clock, zones } = context;
    const teller = await whoTells(context, storeId);
    if (!teller.isHere) return invalid({ field: ['storeId'], message: "Expected the sensor's own store." });
    if (events.length < 1 || events.length > MOST_AT_ONCE) {
      return invalid({ field: ['events'], message: `Expected 1 to ${MOST_AT_ONCE}.` });
    }
    const byId = new Map((await zones.of(storeId)).map((zone) => [zone._id, zone]));
    const permitted = permittedIn(context);
    const outcomes: ZoneEventOutcome[] = [];
    for (const { zoneId, dwellSeconds, customerId, ...rest } of events) {
      const zone = byId.get(zoneId);
      const report = { ...rest, ...(dwellSeconds == null ? {} : { dwellSeconds }) };
      if (!zone) outcomes.push('ZONE_NOT_FOUND');
      else if (!isSound(report, clock())) outcomes.push('INVALID');
      else {
        const whose = await permitted(teller.customerId ?? customerId ?? null);
        const isNew = await zones.record(zone, report, { by: actorId(actor), customerId: whose });
        outcomes.push(isNew ? (whose ? 'RECORDED' : 'RECORDED_FOR_NOBODY') : 'KNOWN_BEFORE');
      }
    }
    return { outcomes, userErrors: [] };
  },
} satisfies Partial<MutationResolvers>;

export const zonesOfStore = {
  zones: (store, _, { zones }) => zones.of(store._id),
} satisfies Partial<StoreResolvers>;

export const zoneTypes = {
  StoreZone: {
    id: (zone) => zone._id,
    corners: ({ corners }) => corners ?? [],
  },
} satisfies Partial<Resolvers>;
