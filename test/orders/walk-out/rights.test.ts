import { expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { inStoreRights } from '../../../subgraphs/orders/in-store/rights.ts';
import { aCustomer } from '../shop.ts';
import { useDoor } from './door.ts';

const door = useDoor();
const NOTHING = { walkOuts: 0, scanSessions: 0, selfCheckouts: 0, saleCorrections: 0, linkedCards: 0 };

it('an erased customer stands in no visit, and money that was on its way still becomes a sale', async () => {
  const { storeId, skus } = await door.opened('SCAN_AND_GO');
  const customer = aCustomer();
  const scanned = async (paymentToken: string) => {
    const { scanSession } = await door.keyed(customer, 'startScanSession', { storeId }, 'scanSession { id }');
    const sessionId: string = scanSession.id;
    await door.mutate(
      customer,
      'setScannedItem',
      { sessionId, item: skus[0], quantity: 1 },
      'userErrors { code }',
    );
    const paid = await door.keyed(
      customer,
      'payScanSession',
      { sessionId, paymentToken, idempotencyKey: newId('key') },
      'scanSession { state }',
    );
    return { sessionId, state: paid.scanSession.state };
  };
  const open = await scanned('tok_slow');
  expect(open.state).toBe('CHARGING');
  await door.mutate(customer, 'linkCard', { paymentToken: 'tok_visa' }, 'userErrors { code }');

  const data = door.modules();
  const erasure = await data.inTransaction(async (session) => {
    const collected = await inStoreRights.collect(data, customer.customerId, session);
    const counts = Object.entries(collected).map(([name, records]) => [name, records.length]);
    expect(Object.fromEntries(counts)).toEqual({ ...NOTHING, scanSessions: 1, linkedCards: 1 });
    const order = { now: door.clock.now } as Parameters<typeof inStoreRights.erase>[3];
    return inStoreRights.erase(data, customer.customerId, session, order);
  });
  expect(erasure.erased).toEqual({ ...NOTHING, scanSessions: 1, linkedCards: 1 });
  expect(await inStoreRights.remaining(data, customer.customerId)).toEqual(NOTHING);

  door.clock.now = new Date(door.clock.now.getTime() + 60_000);
  await data.payments.runDue();
  await data.payments.settled();
  const its = await data.scanSessions.latest(open.sessionId);
  expect(its).toMatchObject({ orderIds: [expect.any(String)] });
  const order = await data.orders.byId(its?.orderIds[0] ?? '');
  expect(order).toMatchObject({ state: 'HANDED_OVER', totalMinor: 1000 });
  expect(order).not.toHaveProperty('customerId');
});
