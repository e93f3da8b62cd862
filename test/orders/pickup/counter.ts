import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { aCustomer, anAssociate, aStore, aVariant, type useShop } from '../shop.ts';

type Shop = ReturnType<typeof useShop>;

/** A store whose phones, beacons and hours are known; its geofence is a circle of 100 metres. */
const aDriveIn = (its: object = {}) =>
  aStore({
    location: { latitude: 52.37, longitude: 4.88 },
    geofence: { radiusMetres: 100 },
    beacons: [
      { uuid: BEACON.uuid, major: 1, minor: 1, place: 'APPROACH' },
      { uuid: BEACON.uuid, major: 1, minor: 2, place: 'BAY' },
    ],
    openingHours: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'].map((day) => ({
      day,
      opens: '09:00',
      closes: '18:00',
    })),
    ...its,
  });

export const BEACON = { uuid: 'f7826da6-4fa2-4e98-8024-bc5b71e0893e', major: 1, minor: 2 };

/** 111 metres are a thousandth of a degree of latitude. */
export const AT_STORE = { latitude: 52.3705, longitude: 4.88 };
export const NEARBY = { latitude: 52.38, longitude: 4.88 };
export const FAR = { latitude: 52.6, longitude: 4.88 };

/** Everything that most tests of a counter look at. */
const ORDER = `{
  id state
  lines { id quantity amount { amountMinor } }
  rejectedLines { id quantity amount { amountMinor } reason disposition }
  total { amountMinor }
  pickup {
    locked arrivedAt arrivalTrust waitingSeconds heldUntil extensionsLeft bay vehicle
    window { from to } identityChecks { method passed bearer document reason }
  }
}`;

/** What people at the counter do, on top of {@link useShop}. */
export function aCounter(shop: Shop) {
  /** Takes a step; a key of its own unless `its` has one. */
  const act = (actor: Actor, mutation: string, orderId: string, its: object = {}) =>
    shop.mutate(
      actor,
      mutation,
      { orderId, idempotencyKey: newId('key'), ...its },
      `order ${ORDER} userErrors { code field message } idempotentReplay`,
    );

  /** What an actor reads of an order. */
  async function read(actor: Actor, orderId: string, selection: string) {
    const { data, errors } = await shop.ask(actor, `query($id: ID!) { order(id: $id) ${selection} }`, {
      id: orderId,
    });
    if (errors) throw errors[0];
    return data.order;
  }

  /** An order of several SKUs at a drive-in, until `steps` have been taken. */
  async function placed({
    quantities = [1],
    steps = [] as string[],
    store = {},
    customer = undefined as ReturnType<typeof aCustomer> | undefined,
  } = {}) {
    const { id: storeId } = await shop.put.store(aDriveIn(store));
    const skus: string[] = [];
    const buyer = customer ?? aCustomer();
    for (const quantity of quantities) {
      const { sku } = aVariant();
      await shop.put.product({ variants: [aVariant({ sku })] });
      await shop.put.stock(storeId, sku, 10);
      await shop.fill(buyer, sku, quantity);
      skus.push(sku);
    }
    const { order } = await shop.checkout(buyer, storeId);
    const associate = anAssociate(storeId);
    const colleague = anAssociate(storeId);
    const orderId = order.id as string;
    for (const step of steps) await act(associate, step, orderId);
    return { orderId, storeId, skus, sku: skus[0] ?? '', customer: buyer, associate, colleague };
  }

  /** An order that waits for its customer. */
  const ready = (its: Parameters<typeof placed>[0] = {}) =>
    placed({ ...its, steps: ['startPicking', 'markReady'] });

  const arrive = (actor: Actor, orderId: string, evidence: object | undefined, its: object = {}) =>
    act(actor, 'announceArrival', orderId, { ...(evidence && { evidence }), ...its });

  const eventsOf = async (orderId: string, type: Parameters<Shop['published']>[0]) =>
    (await shop.published(type)).filter(({ data }) => 'orderId' in data && data.orderId === orderId);

  const later = (ms: number) => {
    shop.clock.now = new Date(shop.clock.now.getTime() + ms);
  };

  return { act, read, placed, ready, arrive, eventsOf, later };
}
