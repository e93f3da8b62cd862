import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import {
  RETURN,
  type ReturnActor,
  type ReturnState,
  type ReturnStep,
} from '../../../subgraphs/orders/returns/table.ts';
import { transitionIn } from '../../../subgraphs/orders/rules/transitions.ts';
import { auditStoreCredit } from '../../../subgraphs/orders/store-credit/credit.ts';
import { useReturns } from './returning.ts';

const shop = useReturns();
const RUNS = 5 * Number(process.env.TIMES ?? 1);

/** Every way in which somebody may touch a return, also those that make no sense. */
const STEPS = [
  'cancelReturn',
  'renewReturnCode',
  'scanAtStore',
  'scanAtBar',
  'scanOldCode',
  'refuse',
  'present',
  'confirmTillRefund',
  'takeStoreCredit',
  'receiveOfBar',
  'runOut',
  'runDue',
] as const;
type Move = { type: (typeof STEPS)[number]; which: number; twice: boolean };
type Tender = 'ORIGINAL' | 'AT_TILL' | 'STORE_CREDIT';
type Asked = { type: 'request'; quantity: number; tender: Tender };

const aMove: fc.Arbitrary<Move | Asked> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('request' as const),
      quantity: fc.integer({ min: 1, max: 3 }),
      tender: fc.constantFrom('ORIGINAL' as const, 'AT_TILL' as const, 'STORE_CREDIT' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constantFrom(...STEPS), which: fc.nat(9), twice: fc.boolean() }),
  },
);

/** What a return should be; it knows the table and nothing else. */
type Modelled = {
  id: string;
  state: ReturnState;
  quantity: number;
  amountMinor: number;
  tender: Tender;
  /** The customer has it as store credit. */
  credited?: true;
  codes: string[];
};

const QUANTITY = 5;
const PAID = 5 * 997;

describe('whatever happens to the returns of an order, in whatever order and however often', () => {
  it('each stands where the table says, and money, stock and events are those of what was taken', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aMove, { minLength: 4, maxLength: 25 }),
        fc.constantFrom('tok_visa', 'tok_refund_later', 'tok_refund_refused', 'tok_twice'),
        async (moves, token) => {
          shop.clock.now = new Date('2026-03-02T10:00:00Z');
          const { customer, orderId, sku, elsewhere, clerk } = await shop.bought({
            ...{ quantity: QUANTITY, token },
            variant: { prices: [{ amountMinor: 997, currency: 'EUR' }] },
          });
          const { terminal } = await shop.aBar(elsewhere);
          const model: Modelled[] = [];
          const standing = () =>
            model.filter(({ state }) => !['CANCELLED', 'REFUSED', 'EXPIRED'].includes(state));
          const sum = (of: readonly Modelled[], by: 'quantity' | 'amountMinor') =>
            of.reduce((total, one) => total + one[by], 0);

          /** What the table says of a step; the model goes where it leads. */
          function expected(one: Modelled, step: ReturnStep, actor: ReturnActor): boolean {
            const row = transitionIn(RETURN, one.state, step, actor);
            if (row) one.state = row.to;
            return row !== null;
          }

          /** How far the money of what was just taken has come by itself. */
          function afterScan(one: Modelled): void {
            if (one.tender === 'STORE_CREDIT') {
              one.credited = true;
              expected(one, 'refund', 'SYSTEM');
            } else if (one.tender === 'AT_TILL' || token === 'tok_refund_refused') {
              expected(one, 'leaveToTill', 'SYSTEM');
            } else if (token !== 'tok_refund_later') expected(one, 'refund', 'SYSTEM');
          }

          async function request({ quantity, tender }: Asked): Promise<void> {
            const left = QUANTITY - sum(standing(), 'quantity');
            const { return: made, userErrors } = await shop.request(customer, orderId, {
              ...{ tender, lines: [{ lineId: '1', quantity, reason: 'OTHER' }] },
            });
            expect(userErrors).toHaveLength(quantity > left ? 1 : 0);
            if (!made) return;
            const { id, amount, code } = made;
            const { amountMinor } = amount;
            model.push({
              id,
              state: 'REQUESTED',
              quantity,
              amountMinor,
              tender,
              codes: [code],
            });
          }

          /** Takes a step with one key, once or twice; what is refused leaves everything as it is. */
          async function change(
            one: Modelled,
            step: ReturnStep,
            [actor, by]: [Actor, ReturnActor],
            call: (key: string) => Promise<{ userErrors: unknown[]; outcome?: string | null }>,
            times: number,
          ): Promise<boolean> {
            const allowed = expected(one, step, by);
            const key = newId('key');
            for (let time = 0; time < times; time += 1) {
              const { userErrors, outcome } = await call(key);
              if (actor.kind === 'device') expect(outcome).toBe(allowed ? 'ACCEPTED' : 'REFUSED');
              else expect(userErrors).toHaveLength(allowed ? 0 : 1);
            }
            return allowed;
          }

          async function move({ type, which, twice }: Move): Promise<void> {
            const one = model[which % Math.max(1, model.length)];
            if (!one) return;
            const times = twice ? 2 : 1;
            const code = one.codes.at(-1) ?? '';
            const asCustomer = [customer, 'CUSTOMER'] as [Actor, ReturnActor];
            const asClerk = [clerk, 'ASSOCIATE'] as [Actor, ReturnActor];
            const byId = (actor: Actor, mutation: string) => (idempotencyKey: string) =>
              shop.change(actor, mutation, { returnId: one.id, idempotencyKey });
            const scan = (its: object) => (idempotencyKey: string) =>
              shop.scan(clerk, code, { storeId: elsewhere, idempotencyKey, ...its });
            switch (type) {
              case 'cancelReturn':
                await change(one, type, asCustomer, byId(customer, type), times);
                return;
              case 'renewReturnCode': {
                const allowed = await change(one, type, asCustomer, byId(customer, type), times);
                if (allowed) one.codes.push((await shop.read(customer, one.id)).code);
                return;
              }
              case 'scanAtStore':
                if (await change(one, 'scanReturn', asClerk, scan({}), times)) afterScan(one);
                return;
              case 'scanAtBar': {
                const call = (idempotencyKey: string) => shop.scan(terminal, code, { idempotencyKey });
                if (await change(one, 'scanReturn', [terminal, 'DEVICE'], call, times)) afterScan(one);
                return;
              }
              case 'scanOldCode': {
                const old = one.codes.at(-2);
                if (old) expect((await shop.scan(terminal, old)).outcome).toBe('REFUSED');
                return;
              }
              case 'refuse':
                await change(one, 'refuseReturn', asClerk, scan({ refusal: 'WORN' }), times);
                return;
              case 'present': {
                const now = (await shop.read(customer, one.id)).code ?? code;
                const call = (idempotencyKey: string) =>
                  shop.change(clerk, 'presentReturn', { code: now, storeId: elsewhere, idempotencyKey });
                await change(one, 'presentReturn', asClerk, call, times);
                return;
              }
              case 'confirmTillRefund': {
                // The code for the money is another than the one for the goods.
                const now = (await shop.read(customer, one.id)).code ?? code;
                const call = (idempotencyKey: string) =>
                  shop.change(clerk, type, { code: now, storeId: elsewhere, idempotencyKey });
                await change(one, type, asClerk, call, times);
                return;
              }
              case 'takeStoreCredit':
                if (await change(one, type, asCustomer, byId(customer, type), times)) one.credited = true;
                return;
              case 'receiveOfBar': {
                const transfer = await shop.db.collection<{ _id: string }>('stockTransfers').findOne({
                  returnId: one.id,
                });
                if (!transfer) return;
                for (let time = 0; time < times; time += 1) {
                  await shop.receive(clerk, transfer._id);
                }
                return;
              }
              case 'runDue': {
                shop.clock.now = new Date(shop.clock.now.getTime() + 600_000);
                const { payments } = shop.data as {
                  payments: { runDue(): Promise<boolean>; settled(): Promise<void> };
                };
                await payments.runDue();
                await payments.settled();
                for (const each of model) {
                  if (each.state === 'REFUND_PENDING') expected(each, 'refund', 'SYSTEM');
                }
                return;
              }
              case 'runOut': {
                if (which > 1) return; // seldom: nothing can be announced after it
                shop.clock.now = new Date('2026-06-10T22:00:00Z');
                const { returns } = shop.data as { returns: { expireDue(): Promise<boolean> } };
                await returns.expireDue();
                for (const each of model) expected(each, 'expire', 'SYSTEM');
              }
            }
          }

          for (const one of moves) {
            const isOver = shop.clock.now >= new Date('2026-06-10T22:00:00Z');
            if (one.type !== 'request') await move(one);
            else if (!isOver) await request(one);
            for (const { id, state } of model) expect((await shop.read(customer, id)).state).toBe(state);
          }
          await move({ type: 'runDue', which: 0, twice: false });

          const received = standing().filter(({ state }) => state !== 'REQUESTED');
          const level = await shop.level(elsewhere, sku);
          expect((level.returned ?? 0) + (level.inTransit ?? 0)).toBe(sum(received, 'quantity'));
          const online = received.filter(({ tender }) => tender === 'ORIGINAL');
          const credited = model.filter((one) => one.credited);
          expect(await shop.creditOf(customer)).toBe(sum(credited, 'amountMinor'));
          expect(await auditStoreCredit(shop.db)).toEqual([]);
          const refunded = token === 'tok_refund_refused' ? 0 : sum(online, 'amountMinor');
          expect(await shop.refundedMinor(orderId)).toBe(refunded);
          expect(sum(standing(), 'amountMinor')).toBe(
            sum(standing(), 'quantity') === QUANTITY ? PAID : 997 * sum(standing(), 'quantity'),
          );
          const told = (await shop.published('patron.order.returned.v1')).filter(
            ({ data }) => data.orderId === orderId,
          );
          const pieces = told.flatMap(({ data }) => data.lines);
          expect(told.map(({ data }) => data.returnId).sort()).toEqual(received.map(({ id }) => id).sort());
          let before = 0;
          for (const line of pieces) {
            expect(line.before).toBe(before);
            before += line.quantity;
          }
          const operations = await shop.db
            .collection('paymentOperations')
            .find({ orderIds: orderId, kind: 'REFUND' })
            .toArray();
          expect(operations).toHaveLength(online.length);
        },
      ),
      { numRuns: RUNS },
    );
  }, 1_200_000);
});
