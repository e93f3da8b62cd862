import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { planProblem, type RoomPlan } from '../../../subgraphs/orders/rooms/rules.ts';
import { aCustomer, anAssociate, useShop } from '../shop.ts';

const shop = useShop();

const aPlan = (its: object = {}) => ({
  name: 'Kitchen',
  size: { widthMm: 4000, depthMm: 3000, heightMm: 2600 },
  fixtures: [{ kind: 'door', xMm: 0, yMm: 0, widthMm: 900, depthMm: 100, heightMm: 2000 }],
  finishes: [{ surface: 'FLOOR', material: 'oak' }],
  placements: [],
  ...its,
});
const DESIGN = 'design { id version plan { name } } userErrors { code field }';
const save = (actor: Actor, input: object) =>
  shop.mutate(actor, 'saveRoomDesign', input, `${DESIGN} claimCode`);
const read = async (actor: Actor, id: string) => {
  const query =
    'query($id: ID!) { roomDesign(id: $id) { plan { name placements { sku variant { sku } } } share { store { id } } } }';
  const { data, codes } = await shop.ask(actor, query, { id });
  return codes ?? data.roomDesign;
};

describe('a room design', () => {
  it('is kept with its customer, and changed only from the version that was read', async () => {
    const customer = aCustomer();
    const { design } = await save(customer, { plan: aPlan() });
    expect(design).toEqual({ id: expect.stringMatching(/^rom_/), version: 1, plan: { name: 'Kitchen' } });
    const change = (version: number, name: string) =>
      save(customer, { id: design.id, version, plan: aPlan({ name }) });
    expect((await change(1, 'Bath')).design).toEqual({ ...design, version: 2, plan: { name: 'Bath' } });
    expect(await change(1, 'Hall')).toEqual({
      design: null,
      claimCode: null,
      userErrors: [{ code: 'ROOM_DESIGN_CHANGED', field: ['input', 'version'] }],
    });
    expect((await save(aCustomer(), { id: design.id, version: 2, plan: aPlan() })).userErrors).toEqual([
      { code: 'ROOM_DESIGN_NOT_FOUND', field: ['input', 'id'] },
    ]);
  });

  it('changed by two at once is changed once', async () => {
    const customer = aCustomer();
    const { design } = await save(customer, { plan: aPlan() });
    const answers = await Promise.all(
      ['A', 'B', 'C'].map((name) => save(customer, { id: design.id, version: 1, plan: aPlan({ name }) })),
    );
    expect(answers.filter((answer) => answer.design)).toHaveLength(1);
  });

  it('of a simulator is nobody’s until the first who shows its code takes it along', async () => {
    const { storeId } = await shop.stocked(1);
    const kiosk: Actor = { kind: 'device', deviceId: newId('dev'), storeId, deviceKind: 'kiosk' };
    const { design, claimCode } = await save(kiosk, { plan: aPlan() });
    const customer = aCustomer();
    expect(await read(customer, design.id)).toBeNull();
    const claim = (by: Actor) => shop.mutate(by, 'claimRoomDesign', { code: claimCode }, DESIGN);
    expect((await claim(customer)).design.id).toBe(design.id);
    expect((await claim(aCustomer())).userErrors).toEqual([
      { code: 'ROOM_DESIGN_NOT_FOUND', field: ['input', 'code'] },
    ]);
    expect((await read(customer, design.id)).plan.name).toBe('Kitchen');
    await expect(save({ ...kiosk, deviceKind: 'player' } as Actor, { plan: aPlan() })).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
  });

  it('of a simulator that nobody took along is over after a day', async () => {
    const { storeId } = await shop.stocked(1);
    const kiosk: Actor = { kind: 'device', deviceId: newId('dev'), storeId, deviceKind: 'kiosk' };
    const { claimCode } = await save(kiosk, { plan: aPlan() });
    const { now } = shop.clock;
    shop.clock.now = new Date(now.getTime() + 24 * 3_600_000);
    const claimed = await shop.mutate(aCustomer(), 'claimRoomDesign', { code: claimCode }, DESIGN);
    expect(claimed.design).toBeNull();
    shop.clock.now = now;
  });

  it('is seen by the associates of the store that it is shared with, until the date, and they do not learn whose it is', async () => {
    const { storeId } = await shop.stocked(1);
    const [customer, associate, other] = [aCustomer(), anAssociate(storeId), anAssociate('other')];
    const { design } = await save(customer, { plan: aPlan() });
    expect(await read(associate, design.id)).toBeNull();
    const until = new Date(shop.clock.now.getTime() + 86_400_000);
    const share = (its: object = {}) =>
      shop.mutate(customer, 'shareRoomDesign', { id: design.id, storeId, until, ...its }, DESIGN);
    expect((await share({ storeId: 'none' })).userErrors[0].code).toBe('STORE_NOT_FOUND');
    expect((await share({ until: new Date(0) })).userErrors[0].code).toBe('INVALID_VALUE');
    expect((await share()).userErrors).toEqual([]);
    const seen = { plan: { name: 'Kitchen', placements: [] }, share: { store: { id: storeId } } };
    expect(await read(associate, design.id)).toEqual(seen);
    expect(await read(other, design.id)).toBeNull();
    const list = 'query($id: ID!) { store(id: $id) { sharedRoomDesigns { edges { node { id } } } } }';
    expect((await shop.ask(associate, list, { id: storeId })).data.store.sharedRoomDesigns.edges).toEqual([
      { node: { id: design.id } },
    ]);
    expect((await shop.ask(other, list, { id: storeId })).codes).toEqual(['FORBIDDEN']);
    const told = (await shop.published('patron.disclosure.recorded.v1')).filter(
      ({ data }) => data.customerId === customer.customerId,
    );
    expect(told.map(({ data }) => data.fields)).toContainEqual(['RoomDesign.plan']);
    await shop.mutate(customer, 'stopSharingRoomDesign', { id: design.id }, DESIGN);
    expect(await read(associate, design.id)).toBeNull();
    await share();
    const { now } = shop.clock;
    shop.clock.now = until;
    expect(await read(associate, design.id)).toBeNull();
    shop.clock.now = now;
  });

  it('is shopped from: every piece in it goes to the cart, once for a key', async () => {
    const { sku } = await shop.stocked(9);
    const customer = aCustomer();
    const placements = [sku, 'gone', sku].map((one, index) => ({ sku: one, xMm: index, yMm: 0 }));
    const { design } = await save(customer, { plan: aPlan({ placements }) });
    const input = { id: design.id, idempotencyKey: newId('key') };
    const add = () =>
      shop.mutate(
        customer,
        'addRoomToCart',
        input,
        'cart { lines { sku quantity } } skusNotSold userErrors { code } idempotentReplay',
      );
    const done = { cart: { lines: [{ sku, quantity: 2 }] }, skusNotSold: ['gone'], userErrors: [] };
    expect(await add()).toEqual({ ...done, idempotentReplay: false });
    expect(await add()).toEqual({ ...done, idempotentReplay: true });
  });

  it('is deleted by its customer alone', async () => {
    const customer = aCustomer();
    const { design } = await save(customer, { plan: aPlan() });
    const remove = (by: Actor) => shop.mutate(by, 'deleteRoomDesign', { id: design.id }, 'deleted');
    expect(await remove(aCustomer())).toEqual({ deleted: false });
    expect(await remove(customer)).toEqual({ deleted: true });
    expect(await read(customer, design.id)).toBeNull();
  });
});

describe('a plan', () => {
  const plan = (its: object): RoomPlan => aPlan(its) as RoomPlan;
  const at = (its: object) => ({ sku: 's', xMm: 0, yMm: 0, elevationMm: 0, rotationDegrees: 0, ...its });
  it.each([
    [['name'], { name: ' ' }],
    [['size', 'widthMm'], { size: { widthMm: 499, depthMm: 3000, heightMm: 2600 } }],
    [
      ['fixtures', '0', 'xMm'],
      { fixtures: [{ kind: 'door', xMm: 3101, yMm: 0, widthMm: 900, depthMm: 0, heightMm: 2000 }] },
    ],
    [
      ['finishes', '1', 'surface'],
      {
        finishes: [
          { surface: 'FLOOR', material: 'a' },
          { surface: 'FLOOR', material: 'b' },
        ],
      },
    ],
    [['placements', '0', 'yMm'], { placements: [at({ yMm: 3001 })] }],
    [['placements', '0', 'rotationDegrees'], { placements: [at({ rotationDegrees: 360 })] }],
    [['placements'], { placements: Array.from({ length: 201 }, () => at({})) }],
  ])('is refused for %j', (field, its) => {
    expect(planProblem(plan(its))).toEqual({ field, message: expect.any(String) });
  });

  it('with everything within the room is sound', () => {
    expect(planProblem(plan({ placements: [at({ xMm: 4000, yMm: 3000, elevationMm: 2600 })] }))).toBeNull();
  });
});
