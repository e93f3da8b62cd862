import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { usePayingShop } from '../checkout/paying.ts';
import { anAssociate, aVariant } from '../shop.ts';

const RETURN = `{
  id state code until tender amount { amountMinor currency }
  lines { lineId sku quantity amount { amountMinor } condition }
  refunds { amount { amountMinor } state } atTill { amountMinor }
  storeCredit { amountMinor } offset { amountMinor }
  exchange { order { id state total { amountMinor } } covered { amountMinor } atTill { amountMinor } }
  store { id } bar { id } refusal timeline { state actor }
}`;

export const aBarTerminal = (barId: string) =>
  ({ kind: 'device', deviceId: newId('dev'), storeId: barId, deviceKind: 'RETURN_BAR' }) as const;

/** A shop that takes goods back. */
export function useReturns() {
  const shop = usePayingShop();

  /** A paid order that its customer has; two stores that take goods back. */
  async function bought({
    quantity = 1,
    token = 'tok_visa',
    store = {},
    variant = {},
  }: {
    quantity?: number;
    token?: string;
    store?: object;
    variant?: object;
  } = {}) {
    const services = ['PICKUP', 'RETURNS'];
    const { storeId, sku, customer } = await shop.shopper({
      ...{ counted: 500, quantity, store: { services, ...store }, variant },
    } as object);
    const seller = anAssociate(storeId);
    const { checkout } = await shop.pay(customer, storeId, { payment: { token } });
    const orderId: string = checkout.orders[0].id;
    await shop.step(seller, 'startPicking', orderId);
    await shop.step(seller, 'markReady', orderId);
    const code = await shop.codeOf(customer, orderId);
    await shop.step(seller, 'checkIdentity', orderId, { code });
    const { order } = await shop.step(seller, 'handOver', orderId);
    if (order?.state !== 'HANDED_OVER') throw new Error('the order was not handed over');
    await paid(orderId);
    const { id: elsewhere } = await shop.put.store({ services: ['RETURNS'] });
    return { orderId, storeId, sku, customer, seller, elsewhere, clerk: anAssociate(elsewhere) };
  }

  /** The money is taken right after the handover; a return that comes before has to wait for it. */
  async function paid(orderId: string) {
    const { payments } = shop.data as {
      payments: { settled(): Promise<void>; operationsOf(id: string): Promise<{ state: string }[]> };
    };
    await payments.settled();
    const operations = await payments.operationsOf(orderId);
    if (operations.some(({ state }) => state === 'DUE')) throw new Error('the money was not taken');
  }

  const change = (actor: Actor, mutation: string, input: object) =>
    shop.mutate(
      actor,
      mutation,
      { idempotencyKey: newId('key'), ...input },
      `return ${RETURN} userErrors { code field } idempotentReplay`,
    );

  const request = (actor: Actor, orderId: string, its: object = {}) =>
    change(actor, 'requestReturn', {
      orderId,
      lines: [{ lineId: '1', quantity: 1, reason: 'TOO_SMALL' }],
      ...its,
    });

  const scan = (actor: Actor, code: string, its: object = {}) =>
    shop.mutate(
      actor,
      'scanReturn',
      { code, idempotencyKey: newId('key'), ...its },
      `outcome return ${actor.kind === 'device' ? '{ id }' : RETURN} userErrors { code field } idempotentReplay`,
    );

  const read = async (actor: Actor, id: string) =>
    (await shop.ask(actor, `query($id: ID!) { return(id: $id) ${RETURN} }`, { id })).data.return;

  /** A bar whose goods go to this store. */
  async function aBar(returnsTo: string, its: object = {}) {
    const id = newId('bar');
    const payload = await shop.mutate(
      { kind: 'service', serviceId: 'test', scopes: ['import'] },
      'importReturnBars',
      {
        returnBars: [
          { id, name: 'Kiosk', host: 'Parcel Point Ltd', timeZone: 'Europe/Amsterdam', returnsTo, ...its },
        ],
      },
      'imported userErrors { code field message }',
    );
    return { barId: id, terminal: aBarTerminal(id), payload };
  }

  const level = async (storeId: string, sku: string) => {
    const found = await shop.db.collection('stock').findOne({ storeId, sku });
    return {
      onHand: found?.onHand,
      returned: found?.returned,
      inTransit: found?.inTransit,
      damaged: found?.damaged,
    };
  };

  /** In EUR, in minor units. */
  const creditOf = async (customer: { kind: 'customer'; customerId: string }): Promise<number> => {
    const fields = '{ storeCredit { balance { amountMinor } } }';
    const { data } = await shop.entity(customer, { id: customer.customerId }, fields);
    return data.storeCredit[0]?.balance.amountMinor ?? 0;
  };

  /** What is on its way from bars to a store: ids of transfers with their lines. */
  const onTheWay = async (clerk: Actor, storeId: string) => {
    const query = `query($id: ID!) { store(id: $id) { stockTransfers { edges { node {
      id state from { id } fromBar { id } lines { sku quantity sound damaged }
    } } } } }`;
    const { data } = await shop.ask(clerk, query, { id: storeId });
    return data.store.stockTransfers.edges.map(({ node }: { node: object }) => node);
  };

  const receive = (clerk: Actor, transferId: string, its: object = {}) =>
    shop.mutate(
      clerk,
      'receiveTransfer',
      { transferId, idempotencyKey: newId('key'), ...its },
      'transfer { id state } userErrors { code field } idempotentReplay',
    );

  const refundedMinor = async (orderId: string): Promise<number> => {
    const payments = await shop.db.collection('payments').find({ orderIds: orderId }).toArray();
    return payments.reduce((sum, payment) => sum + (payment.refundedMinor as number), 0);
  };

  /** Another variant of the product of a SKU that the store has on hand. */
  async function anotherSize(
    productId: string,
    storeId: string,
    skus: { sku: string; amountMinor: number }[],
  ) {
    await shop.put.product({
      id: productId,
      variants: skus.map(({ sku, amountMinor }) =>
        aVariant({ sku, prices: [{ amountMinor, currency: 'EUR' }] }),
      ),
    });
    for (const { sku } of skus) await shop.put.stock(storeId, sku, 5);
  }

  return Object.assign(shop, {
    bought,
    change,
    request,
    scan,
    read,
    aBar,
    level,
    refundedMinor,
    creditOf,
    onTheWay,
    receive,
    anotherSize,
  });
}
