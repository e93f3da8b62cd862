import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import type { Payments } from '../../../subgraphs/orders/payments/payments.ts';
import type { OperationKind } from '../../../subgraphs/orders/payments/provider.ts';
import { aProvider, BY, usePayments } from './open.ts';

const world = usePayments();

/** A payment whose authorisation has been asked for. */
async function asked(payments: Payments, amountMinor = 1000, its: { notAfter?: Date } = {}) {
  return world.inTransaction(async (session) => {
    const payment = await payments.open(session, {
      orderIds: [newId('ord')],
      currency: 'EUR',
      token: 'tok_visa',
    });
    const operation = await payments.request(session, {
      paymentId: payment._id,
      kind: 'AUTHORISE',
      amountMinor,
      follow: { name: 'checkout', id: newId('chk') },
      by: BY,
      ...its,
    });
    return { paymentId: payment._id, id: operation._id };
  });
}

const request = (
  payments: Payments,
  paymentId: string,
  kind: OperationKind,
  amountMinor: number,
  id: string,
) =>
  world.inTransaction((session) =>
    payments.request(session, { paymentId, kind, amountMinor, follow: { name: 'order', id }, by: BY }),
  );

describe('an operation', () => {
  it('is performed by itself once its transaction has committed', async () => {
    const provider = aProvider();
    const { payments, followed } = world.open(provider);
    const { id, paymentId } = await asked(payments);
    await payments.settled();
    expect(await payments.operation(id)).toMatchObject({ state: 'DONE', attempts: 0 });
    expect(await payments.operation(id)).not.toHaveProperty('dueAt');
    expect(followed).toMatchObject([{ _id: id, state: 'DONE' }]);
    const payment = await payments.byId(paymentId);
    expect(payment).toMatchObject({
      authorisedMinor: 1000,
      capturedMinor: 0,
      due: { authoriseMinor: 0 },
      instrument: { kind: 'CARD', label: 'Visa 4242' },
    });
    expect(payment).not.toHaveProperty('token');
  });

  it('that was rolled back is asked of nobody', async () => {
    const provider = aProvider();
    const { payments } = world.open(provider);
    const rolledBack = world.inTransaction(async (session) => {
      const payment = await payments.open(session, { orderIds: [], currency: 'EUR', token: 'tok_visa' });
      const follow = { name: 'checkout', id: newId('chk') } as const;
      const its = { paymentId: payment._id, kind: 'AUTHORISE', amountMinor: 1, follow, by: BY } as const;
      await payments.request(session, its);
      throw new Error('no stock');
    });
    await expect(rolledBack).rejects.toThrow('no stock');
    await payments.settled();
    expect(provider.requests).toEqual([]);
  });

  it('that is refused says why, and moves nothing', async () => {
    const provider = aProvider();
    provider.mood = 'refuses';
    const { payments, followed } = world.open(provider);
    const { id, paymentId } = await asked(payments);
    expect(await payments.perform(id)).toMatchObject({ state: 'REFUSED', reason: 'CARD_DECLINED' });
    expect(await payments.byId(paymentId)).toMatchObject({ authorisedMinor: 0, due: { authoriseMinor: 0 } });
    expect(followed).toHaveLength(1);
  });

  it('whose answer is lost is found at the provider, and was done once', async () => {
    const provider = aProvider();
    provider.mood = 'silent';
    const { payments } = world.open(provider);
    const { id } = await asked(payments);
    expect(await payments.perform(id)).toMatchObject({ state: 'DONE' });
    expect(provider.moved('AUTHORISE')).toBe(1);
  });

  it('stays due while the provider is away, and is done once it is back', async () => {
    const provider = aProvider();
    provider.isReachable = false;
    const { payments, followed } = world.open(provider);
    const { id } = await asked(payments);
    expect(await payments.perform(id)).toMatchObject({ state: 'DUE', attempts: 0 });
    world.pass(10_000);
    await payments.runDue();
    expect(await payments.operation(id)).toMatchObject({ state: 'DUE', attempts: 1 });
    expect(followed).toEqual([]);
    provider.isReachable = true;
    await payments.runDue(); // not yet: it waits longer each time
    expect(await payments.operation(id)).toMatchObject({ state: 'DUE', attempts: 1 });
    world.pass(10_000);
    await payments.runDue();
    expect(await payments.operation(id)).toMatchObject({ state: 'DONE' });
    expect(provider.moved('AUTHORISE')).toBe(1);
  });

  it('is asked for no more when a provider fails again and again', async () => {
    const provider = aProvider();
    provider.mood = 'lost';
    provider.isReachable = false;
    const { payments } = world.open(provider);
    for (let time = 0; time < 5; time += 1) {
      const { id } = await asked(payments);
      await payments.perform(id);
    }
    provider.isReachable = true;
    provider.mood = 'answers';
    const { id } = await asked(payments);
    expect(await payments.perform(id)).toMatchObject({ state: 'DUE' });
    expect(provider.requests).toEqual([]);
  });

  it('that the provider decides later is pending until then, and a notification is believed only after asking', async () => {
    const provider = aProvider();
    provider.mood = 'pending';
    const { payments } = world.open(provider);
    const { id } = await asked(payments);
    expect(await payments.perform(id)).toMatchObject({ state: 'DUE' });
    await payments.notified(id); // too early
    expect(await payments.operation(id)).toMatchObject({ state: 'DUE' });
    provider.decide();
    await Promise.all([payments.notified(id), payments.notified(id), payments.notified('pop_none')]);
    expect(await payments.operation(id)).toMatchObject({ state: 'DONE' });
    await payments.notified(id); // too late
    expect(await world.followedOf(id)).toBe(1);
  });

  it('that never reached the provider is refused once it is too late to begin', async () => {
    const provider = aProvider();
    provider.mood = 'lost';
    const { payments } = world.open(provider);
    const notAfter = new Date(world.clock.now.getTime() + 60_000);
    const { id } = await asked(payments, 1000, { notAfter });
    expect(await payments.perform(id)).toMatchObject({ state: 'DUE' });
    world.pass(60_000);
    await payments.runDue();
    expect(await payments.operation(id)).toMatchObject({ state: 'DUE' }); // it may be on its way still
    world.pass(60_000);
    await payments.runDue();
    expect(await payments.operation(id)).toMatchObject({ state: 'REFUSED', reason: 'NEVER_ARRIVED' });
    expect(provider.requests).toEqual([]);
  });

  it('whose follower fails is neither recorded nor lost', async () => {
    const provider = aProvider();
    const { payments } = world.open(provider, { failures: 1 });
    const { id, paymentId } = await asked(payments);
    expect(await payments.perform(id)).toMatchObject({ state: 'DUE' });
    expect(await payments.byId(paymentId)).toMatchObject({ authorisedMinor: 0 });
    world.pass(10_000);
    await payments.runDue();
    expect(await payments.operation(id)).toMatchObject({ state: 'DONE' });
    expect(await world.followedOf(id)).toBe(1);
    expect(provider.requests.filter(({ key }) => key === id)).toHaveLength(1);
  });

  it('asked for again is the same, and moves once', async () => {
    const provider = aProvider();
    const { payments } = world.open(provider);
    const { paymentId, id } = await asked(payments);
    await payments.perform(id);
    const order = newId('ord');
    const first = await request(payments, paymentId, 'CAPTURE', 600, order);
    const again = await request(payments, paymentId, 'CAPTURE', 600, order);
    expect(again._id).toBe(first._id);
    await payments.perform(first._id);
    expect(await payments.byId(paymentId)).toMatchObject({ capturedMinor: 600, due: { captureMinor: 0 } });
  });

  it.each([
    ['a capture beyond what is set aside', 'CAPTURE', 401],
    ['a void beyond what is set aside', 'VOID', 401],
    ['a refund beyond what was taken', 'REFUND', 601],
    ['a second authorisation', 'AUTHORISE', 1],
  ] as const)('refuses %s', async (_, kind, amountMinor) => {
    const { payments } = world.open(aProvider());
    const { paymentId, id } = await asked(payments);
    await payments.perform(id);
    await payments.perform((await request(payments, paymentId, 'CAPTURE', 600, newId('ord')))._id);
    const before = await payments.byId(paymentId);
    await expect(request(payments, paymentId, kind, amountMinor, newId('ord'))).rejects.toThrow(
      'is more than',
    );
    expect(await payments.byId(paymentId)).toEqual(before);
  });

  it('can not be recorded beyond the bounds by a program error either', async () => {
    const { payments } = world.open(aProvider());
    const { paymentId, id } = await asked(payments);
    await payments.perform(id);
    const collection = world.db.collection<{ _id: string }>('payments');
    for (const wrong of [{ capturedMinor: 1001 }, { refundedMinor: 1 }, { voidedMinor: -1 }]) {
      await expect(collection.updateOne({ _id: paymentId }, { $set: wrong })).rejects.toMatchObject({
        code: 121,
      });
    }
  });

  it('of money that lies in a till is done at once', async () => {
    const provider = aProvider();
    provider.isReachable = false;
    const { payments } = world.open(provider);
    const orderId = newId('ord');
    const its = {
      provider: 'till',
      orderId,
      amountMinor: 500,
      currency: 'EUR',
      at: world.clock.now,
    } as const;
    const { _id } = await world.inTransaction((session) => payments.recordOutside(session, its));
    const refund = await request(payments, _id, 'REFUND', 500, orderId);
    expect(await payments.perform(refund._id)).toMatchObject({ state: 'DONE' });
    expect(await payments.ofOrder(orderId)).toMatchObject([{ capturedMinor: 500, refundedMinor: 500 }]);
  });
});

describe('whatever happens in whatever order', () => {
  const STEPS = ['perform', 'perform elsewhere', 'notify', 'run', 'time', 'mood', 'reach', 'decide'] as const;
  const MOODS = ['answers', 'refuses', 'silent', 'lost', 'pending'] as const;

  it('an operation has one outcome, which is the provider’s, and its follower is told once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.nat({ max: MOODS.length - 1 })), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.constantFrom(...MOODS),
        async (steps, first) => {
          const provider = aProvider();
          provider.mood = first;
          const here = world.open(provider, { failures: 1 });
          const there = world.open(provider);
          const { id, paymentId } = await asked(here.payments);
          const running: Promise<unknown>[] = [];
          for (const [step, choice] of steps) {
            if (step === 'perform') running.push(here.payments.perform(id));
            if (step === 'perform elsewhere') running.push(there.payments.perform(id));
            if (step === 'notify') running.push(there.payments.notified(id));
            if (step === 'run') running.push(here.payments.runDue());
            if (step === 'time') world.pass(20_000);
            if (step === 'mood') provider.mood = MOODS[choice] ?? 'answers';
            if (step === 'reach') provider.isReachable = !provider.isReachable;
            if (step === 'decide') provider.decide();
          }
          await Promise.all(running);
          provider.mood = 'answers';
          provider.isReachable = true;
          provider.decide();
          // A process that has just started: what is left is found without anything that the others remember.
          const last = world.open(provider);
          for (let round = 0; round < 3; round += 1) {
            world.pass(600_000);
            await last.payments.runDue();
          }
          await Promise.all([here.payments.settled(), there.payments.settled()]);
          const operation = await last.payments.operation(id);
          const payment = await last.payments.byId(paymentId);
          const told = provider.known.get(id);
          expect(operation?.state).toBe(told?.state);
          expect(await world.followedOf(id)).toBe(1);
          expect(provider.requests).toHaveLength(1);
          expect(payment).toMatchObject({
            authorisedMinor: told?.state === 'DONE' ? 1000 : 0,
            due: { authoriseMinor: 0 },
          });
        },
      ),
      { numRuns: Number(process.env.FC_RUNS ?? 15) },
    );
  }, 300_000);
});
