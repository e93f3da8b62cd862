import { afterEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { expireSelfCheckouts } from '../../../subgraphs/orders/self-checkout/pay.ts';
import { aCustomer, anAssociate, importer } from '../shop.ts';
import { aDevice, useDoor } from '../walk-out/door.ts';

const door = useDoor();
const START = new Date('2026-03-02T10:00:00Z');
afterEach(() => {
  door.clock.now = START;
});
const pass = async (seconds: number) => {
  door.clock.now = new Date(door.clock.now.getTime() + seconds * 1000);
  await expireSelfCheckouts(door.modules());
};

const SALE = `selfCheckout { id state recognised mayGreet needsApproval declined receiptId total { amountMinor }
  items { sku quantity unitPrice { amountMinor } } }`;
const ERRORS = 'userErrors { code field }';

/** A machine with a sale begun. */
async function atMachine(its: { prices?: number[]; pieces?: number } = {}) {
  const { storeId, goods, skus } = await door.opened('SELF_CHECKOUT', its);
  const machine = aDevice('SELF_CHECKOUT', storeId);
  const { selfCheckout } = await door.keyed(machine, 'startSelfCheckout', {}, `${SALE} ${ERRORS}`);
  const sessionId: string = selfCheckout.id;
  const mutate = (mutation: string, input: object, actor: Parameters<typeof door.keyed>[0] = machine) =>
    door.mutate(actor, mutation, { sessionId, ...input }, `${SALE} ${ERRORS}`);
  return {
    storeId,
    goods,
    skus,
    machine,
    sessionId,
    mutate,
    put: (item: string, quantity = 1) => mutate('setSelfCheckoutItem', { item, quantity }),
    pay: (paymentToken = 'tok_wallet', besides: object = {}) =>
      door.keyed(
        machine,
        'paySelfCheckout',
        { sessionId, paymentToken, ...besides },
        `${SALE} ${ERRORS} idempotentReplay`,
      ),
    levels: (index = 0) => door.levels(storeId, skus[index] ?? ''),
  };
}

const memberCodeOf = async (customer: ReturnType<typeof aCustomer>): Promise<string> =>
  (await door.entity(customer, { id: customer.customerId }, '{ memberCode }')).data.memberCode;

/** A tag on a piece of an article, by GS1's scheme SGTIN-96: a company's prefix of 12 digits. */
function aTag(gtin13: string, serial: number): string {
  const bits = (0x30n << 88n) | (1n << 85n) | (BigInt(gtin13.slice(0, 12)) << 42n) | BigInt(serial);
  return bits.toString(16).toUpperCase().padStart(24, '0');
}

describe('a self-checkout machine', () => {
  it('takes items in, recognises the member, takes the money, and the purchase is theirs', async () => {
    const { put, mutate, pay, skus, goods, storeId, machine, sessionId } = await atMachine({
      prices: [1000, 250],
    });
    await put(goods[0]?.gtin ?? '', 2);
    await put(skus[1] ?? '');
    const customer = aCustomer();
    const recognised = await mutate('recogniseMember', { code: await memberCodeOf(customer) });
    expect(recognised.selfCheckout).toMatchObject({ recognised: true, mayGreet: true });
    const before = (await door.charged()).length;
    const { selfCheckout, userErrors } = await pay('tok_visa');
    expect(userErrors).toEqual([]);
    expect(selfCheckout).toEqual({
      id: sessionId,
      state: 'PAID',
      recognised: true,
      mayGreet: true,
      needsApproval: [],
      declined: null,
      receiptId: expect.stringMatching(/^ord_/),
      total: { amountMinor: 2250 },
      items: [
        { sku: skus[0], quantity: 2, unitPrice: { amountMinor: 1000 } },
        { sku: skus[1], quantity: 1, unitPrice: { amountMinor: 250 } },
      ],
    });
    expect((await door.charged()).slice(before)).toEqual([2250]);
    expect(await door.levels(storeId, skus[0] ?? '')).toEqual({ onHand: 8, reserved: 0, picked: 0 });
    const query = 'query($id: ID!) { order(id: $id) { channel state method total { amountMinor } } }';
    expect((await door.ask(customer, query, { id: selfCheckout.receiptId })).data.order).toEqual({
      channel: 'SELF_CHECKOUT',
      state: 'HANDED_OVER',
      method: 'TAKE_NOW',
      total: { amountMinor: 2250 },
    });
    // The machine never sees the order, nor anything else of the customer.
    expect((await door.ask(machine, query, { id: selfCheckout.receiptId })).codes).toEqual([
      'UNAUTHORIZED_FIELD_OR_TYPE',
    ]);
    const told = await door.entity(machine, { id: customer.customerId }, '{ memberCode }');
    expect([told.data, told.codes]).toEqual([null, ['FORBIDDEN']]);
  });

  it('sells to nobody known when nobody shows a code', async () => {
    const { put, pay, skus } = await atMachine();
    await put(skus[0] ?? '');
    const { selfCheckout } = await pay();
    expect(selfCheckout).toMatchObject({ state: 'PAID', recognised: false, mayGreet: false });
    const kept = await door.db.collection('orders').findOne({ _id: selfCheckout.receiptId });
    expect(kept).not.toHaveProperty('customerId');
  });

  it('greets only who permits to be recognised', async () => {
    const { mutate } = await atMachine();
    const customer = aCustomer();
    door.withdraw(customer, 'in_store_recognition');
    const { selfCheckout } = await mutate('recogniseMember', { code: await memberCodeOf(customer) });
    expect(selfCheckout).toMatchObject({ recognised: true, mayGreet: false });
  });

  it('takes a member code once, for two minutes, and no other code', async () => {
    const [here, there] = [await atMachine(), await atMachine()];
    const code = await memberCodeOf(aCustomer());
    const wrong = [{ code: 'CODE_WRONG', field: ['input', 'code'] }];
    expect((await here.mutate('recogniseMember', { code })).userErrors).toEqual([]);
    expect((await there.mutate('recogniseMember', { code })).userErrors).toEqual(wrong);
    expect((await there.mutate('recogniseMember', { code: 'nonsense' })).userErrors).toEqual(wrong);
    const another = await memberCodeOf(aCustomer());
    door.clock.now = new Date(START.getTime() + 121_000);
    expect((await there.mutate('recogniseMember', { code: another })).userErrors).toEqual(wrong);
  });

  it('recognises who has linked the card, also when it is paid with it, and nobody once it is unlinked', async () => {
    const customer = aCustomer();
    const link = (token: string, who = customer) =>
      door.mutate(who, 'linkCard', { paymentToken: token }, `card { id } ${ERRORS}`);
    const paymentToken = 'tok_wallet';
    const { card } = await link(paymentToken);
    expect((await link(paymentToken)).card).toEqual(card);
    expect((await link(paymentToken, aCustomer())).userErrors).toEqual([
      { code: 'INVALID_VALUE', field: ['input', 'paymentToken'] },
    ]);
    expect(JSON.stringify(await door.db.collection('linkedCards').find().toArray())).not.toContain(
      paymentToken,
    );
    const { put, pay, mutate, skus } = await atMachine();
    await put(skus[0] ?? '');
    expect((await mutate('recogniseMember', { cardToken: paymentToken })).selfCheckout.recognised).toBe(true);
    const other = await atMachine();
    await other.put(other.skus[0] ?? '');
    const { selfCheckout } = await other.pay(paymentToken);
    expect(selfCheckout.recognised).toBe(true);
    expect(await door.db.collection('orders').findOne({ _id: selfCheckout.receiptId })).toMatchObject({
      customerId: customer.customerId,
    });
    const list = async () =>
      (await door.entity(customer, { id: customer.customerId }, '{ linkedCards { id } }')).data;
    expect(await list()).toEqual({ linkedCards: [card] });
    expect((await door.mutate(customer, 'unlinkCard', { cardId: card.id }, ERRORS)).userErrors).toEqual([]);
    expect((await door.mutate(customer, 'unlinkCard', { cardId: card.id }, ERRORS)).userErrors).toEqual([
      { code: 'CARD_NOT_FOUND', field: ['input', 'cardId'] },
    ]);
    expect(await list()).toEqual({ linkedCards: [] });
    expect((await mutate('recogniseMember', { cardToken: paymentToken })).userErrors).toEqual([
      { code: 'CODE_WRONG', field: ['input', 'cardToken'] },
    ]);
    expect((await mutate('recogniseMember', {})).userErrors).toEqual([
      { code: 'INVALID_VALUE', field: ['input', 'code'] },
    ]);
    expect((await pay()).userErrors).toEqual([]);
  });

  it('reads what lies in it off RFID tags: each tag is one piece however often it is read', async () => {
    const { mutate, put, goods, skus, pay } = await atMachine();
    const gtin = goods[0]?.gtin ?? '';
    const tags = [aTag(gtin, 1), aTag(gtin, 2), aTag(gtin, 2).toLowerCase()];
    expect((await mutate('setSelfCheckoutTags', { tags })).selfCheckout.items).toMatchObject([
      { sku: skus[0], quantity: 2 },
    ]);
    await put(skus[0] ?? '');
    const again = await mutate('setSelfCheckoutTags', { tags: tags.slice(0, 1) });
    expect(again.selfCheckout.items).toMatchObject([{ sku: skus[0], quantity: 2 }]);
    expect((await mutate('setSelfCheckoutTags', { tags: ['3074257BF7194E4000001A85'] })).userErrors).toEqual([
      { code: 'ITEM_NOT_FOUND', field: ['input', 'tags', '0'] },
    ]);
    expect((await pay()).selfCheckout.total).toEqual({ amountMinor: 2000 });
  });

  it('keeps the pieces from others while they are in it, and gives them back when it is left or called off', async () => {
    const { put, levels, skus, mutate } = await atMachine({ pieces: 3 });
    const item = skus[0] ?? '';
    await put(item, 2);
    expect(await levels()).toEqual({ onHand: 1, reserved: 2, picked: 0 });
    await put(item, 1);
    expect(await levels()).toEqual({ onHand: 2, reserved: 1, picked: 0 });
    await put(item, 5);
    expect(await levels()).toEqual({ onHand: 0, reserved: 3, picked: 0 });
    await pass(179);
    expect((await levels()).reserved).toBe(3);
    await pass(1);
    expect(await levels()).toEqual({ onHand: 3, reserved: 0, picked: 0 });
    expect(await mutate('abandonSelfCheckout', {})).toMatchObject({
      userErrors: [{ code: 'ILLEGAL_TRANSITION' }],
    });

    const other = await atMachine({ pieces: 3 });
    await other.put(other.skus[0] ?? '', 2);
    expect((await other.mutate('abandonSelfCheckout', {})).selfCheckout).toMatchObject({
      state: 'ABANDONED',
      items: [],
    });
    expect(await other.levels()).toEqual({ onHand: 3, reserved: 0, picked: 0 });
  });

  it('sells what lies in it though the book has fewer', async () => {
    const { put, pay, levels, skus, storeId } = await atMachine({ pieces: 1 });
    await put(skus[0] ?? '', 3);
    expect((await pay()).selfCheckout.state).toBe('PAID');
    expect(await levels()).toEqual({ onHand: 0, reserved: 0, picked: 0 });
    const found = await door.db.collection('stockMovements').find({ storeId, note: 'IN_HAND' }).toArray();
    expect(found.map(({ quantity }) => quantity)).toEqual([2]);
  });

  it('waits for an associate where age or number has to be seen', async () => {
    const { put, pay, mutate, storeId, skus } = await atMachine({ prices: [1000, 250] });
    const [spirit = '', scarce = ''] = skus;
    await door.mutate(importer, 'setSaleRule', { sku: spirit, minimumAge: 18 }, ERRORS);
    await door.mutate(importer, 'setSaleRule', { sku: scarce, mostPieces: 2 }, ERRORS);
    await put(spirit);
    await put(scarce, 2);
    expect((await put(scarce, 3)).selfCheckout.needsApproval).toEqual([spirit, scarce]);
    expect((await pay()).userErrors).toEqual([{ code: 'APPROVAL_REQUIRED', field: null }]);
    const associate = anAssociate(storeId);
    const decide = (sku: string, approve: boolean, who = associate) =>
      mutate('approveSelfCheckout', { sku, approve }, who);
    await expect(decide(spirit, true, anAssociate('elsewhere'))).rejects.toThrow('not yours');
    expect((await decide(scarce, false)).selfCheckout.items).toMatchObject([{ sku: spirit }]);
    expect((await decide(spirit, true)).selfCheckout.needsApproval).toEqual([]);
    expect((await put(spirit, 2)).selfCheckout.needsApproval).toEqual([spirit]); // one was seen, not two
    await decide(spirit, true);
    expect((await pay()).selfCheckout).toMatchObject({ state: 'PAID', total: { amountMinor: 2000 } });
    expect((await door.levels(storeId, scarce)).onHand).toBe(10);
  });

  it('goes on after a decline, and charges once for a key', async () => {
    const { put, pay, skus, levels } = await atMachine();
    await put(skus[0] ?? '');
    const before = (await door.charged()).length;
    expect((await pay('tok_decline')).selfCheckout).toMatchObject({
      state: 'OPEN',
      declined: 'CARD_DECLINED',
    });
    expect((await levels()).reserved).toBe(1);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => pay('tok_visa', { idempotencyKey: 'k' })),
    );
    expect(answers.map(({ selfCheckout }) => selfCheckout.state)).toEqual(Array(4).fill('PAID'));
    expect((await door.charged()).slice(before)).toEqual([1000]);
    expect((await put(skus[0] ?? '')).userErrors).toEqual([
      { code: 'ILLEGAL_TRANSITION', field: ['input', 'sessionId'] },
    ]);
  });

  it('is its own: no other machine, no customer goes on with it', async () => {
    const { sessionId, storeId, skus, mutate, pay } = await atMachine();
    const other = aDevice('SELF_CHECKOUT', storeId);
    const strange = [{ code: 'SESSION_NOT_FOUND', field: ['input', 'sessionId'] }];
    expect((await mutate('setSelfCheckoutItem', { item: skus[0], quantity: 1 }, other)).userErrors).toEqual(
      strange,
    );
    await expect(
      mutate('setSelfCheckoutItem', { item: skus[0], quantity: 1 }, aDevice('EXIT_GATE', storeId)),
    ).rejects.toThrow('no such thing');
    await expect(
      mutate('setSelfCheckoutItem', { item: skus[0], quantity: 1 }, aCustomer()),
    ).rejects.toThrow();
    const query = 'query($id: ID!) { selfCheckout(id: $id) { state } }';
    expect((await door.ask(other, query, { id: sessionId })).data.selfCheckout).toBeNull();
    expect((await door.ask(anAssociate(storeId), query, { id: sessionId })).data.selfCheckout).toEqual({
      state: 'OPEN',
    });
    expect((await pay('4242 4242 4242 4242')).userErrors).toEqual([
      { code: 'INVALID_VALUE', field: ['input', 'paymentToken'] },
    ]);
    expect((await pay()).userErrors).toEqual([{ code: 'BASKET_EMPTY', field: null }]);
    expect(await door.keyed(aDevice('SELF_CHECKOUT', newId('sto')), 'startSelfCheckout', {}, ERRORS)).toEqual(
      {
        userErrors: [{ code: 'STORE_NOT_FOUND', field: null }],
      },
    );
  });
});
