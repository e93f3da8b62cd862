import { afterEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import type { Data } from '../../../subgraphs/loyalty/context.ts';
import { postingsIn } from '../../../subgraphs/loyalty/data/ledger-collections.ts';
import { anEvent, aService } from '../../support/subgraph.ts';
import { asCustomer, asPartner } from '../builders.ts';
import { anAssociate, aTill, refusal, useCounter } from './counter.ts';

const counter = useCounter();
const START = new Date('2026-03-02T10:00:00Z');
const DAY = 24 * 3600;
afterEach(async () => {
  counter.clock.now = START;
  expect(await counter.problems()).toEqual([]);
});

const data = () => counter.data as Data;
const kindsOf = async (customerId: string): Promise<string[]> => {
  const account = await counter.db.collection('accounts').findOne({ customerId });
  const postings = await postingsIn(counter.db)
    .find({ accountId: String(account?._id) })
    .sort({ sequence: 1 })
    .toArray();
  return postings.map(
    ({ kind, entries }) =>
      `${kind} ${entries.map(({ account: name, points }) => `${name.split('/')[0]} ${points}`).join(' ')}`,
  );
};

/** A member with 250 points and a voucher that cost 100 of them. */
async function aVoucher(its: Record<string, unknown> = { voucherDays: 30 }) {
  const ada = await counter.aMember();
  const rewardId = await counter.aReward(its);
  const { redemption } = await counter.redeem(ada, rewardId);
  return { ada, rewardId, id: redemption.id as string, code: redemption.voucherCode as string };
}
const scan = (till: Actor, code: string, its: object = {}) =>
  counter.mutate(till, 'redeemVoucher', { code, ...its });
const cancel = (customerId: string, redemptionId: string, its: object = {}) =>
  counter.mutate(asCustomer(customerId), 'cancelRedemption', { redemptionId, ...its });

describe('a voucher with a term', () => {
  it('sets its points aside when it is issued, and spends them at the till', async () => {
    const ada = await counter.aMember();
    const { redemption, account } = await counter.redeem(ada, await counter.aReward({ voucherDays: 30 }));
    expect({ redemption, account }).toEqual({
      redemption: {
        id: expect.stringMatching(/^red_/),
        voucherCode: expect.stringMatching(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/),
        points: 100,
        state: 'ISSUED',
        validUntil: new Date('2026-04-01T10:00:00Z'),
        usedAt: null,
        store: null,
      },
      account: { balance: 150 },
    });
    expect(await kindsOf(ada)).toEqual([
      'EARNED programme -250 member 250',
      'RESERVED member -100 reserved 100',
    ]);
    counter.pass(60);
    const usedAt = new Date('2026-03-02T10:01:00Z');
    expect(await scan(aTill(), redemption.voucherCode, { orderId: 'sale 7' })).toEqual({
      voucher: {
        id: redemption.id,
        reward: { id: expect.any(String), name: 'Free coffee' },
        usedAt,
        store: { id: 'sto_1' },
        orderId: 'sale 7',
      },
      usedAt,
      userErrors: [],
      idempotentReplay: false,
    });
    expect((await kindsOf(ada)).at(-1)).toBe('COMMITTED reserved -100 programme 100');
    expect(await counter.balance(ada)).toBe(150);
  });

  it('lapses when nobody uses it in time: the points are back, once, and no till takes it', async () => {
    const { ada, id, code } = await aVoucher();
    counter.pass(30 * DAY);
    expect((await scan(aTill(), code)).userErrors).toEqual(refusal('VOUCHER_NOT_VALID', 'code'));
    expect((await cancel(ada, id)).userErrors).toEqual([]);
    const other = await aVoucher();
    counter.pass(30 * DAY - 1);
    expect(await data().redemptions.lapseDue()).toBe(0);
    counter.pass(1);
    expect(await data().redemptions.lapseDue()).toBe(1);
    expect(await data().redemptions.lapseDue()).toBe(0);
    expect([await counter.balance(ada), await counter.balance(other.ada)]).toEqual([250, 250]);
    const asked = '{ loyaltyAccount { redemptions { edges { node { state } } } } }';
    const shown = await counter.entity(asCustomer(other.ada), { id: other.ada }, asked);
    expect(shown.data.loyaltyAccount.redemptions.edges).toEqual([{ node: { state: 'LAPSED' } }]);
  });

  it('is shown as lapsed from that moment, whenever the job comes', async () => {
    const { ada } = await aVoucher();
    counter.pass(30 * DAY);
    const asked = '{ loyaltyAccount { redemptions { edges { node { state } } } } }';
    const shown = await counter.entity(asCustomer(ada), { id: ada }, asked);
    expect(shown.data.loyaltyAccount.redemptions.edges).toEqual([{ node: { state: 'LAPSED' } }]);
    await data().redemptions.lapseDue();
  });
});

describe('redeemVoucher', () => {
  it.each([
    ['with a term', { voucherDays: 30 }],
    ['without a term', {}],
  ])(
    'takes a voucher %s once, when 100 tills scan it at once',
    async (_, its) => {
      const { ada, code } = await aVoucher(its);
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_one, i) => scan(aTill(`sto_${i}`), code)),
      );
      const taken = answers.filter(({ userErrors }) => userErrors.length === 0);
      expect(taken).toHaveLength(1);
      const others = answers.filter(({ userErrors }) => userErrors.length > 0);
      expect(
        new Set(others.map(({ userErrors, usedAt }) => `${userErrors[0].code} ${usedAt.toISOString()}`)),
      ).toEqual(new Set([`ALREADY_REDEEMED ${taken[0]?.usedAt.toISOString()}`]));
      expect(await counter.balance(ada)).toBe(150);
    },
    60_000,
  );

  it('says when it was redeemed to who scans it again', async () => {
    const { code } = await aVoucher();
    await scan(anAssociate('sto_1'), code);
    counter.pass(3600);
    expect(await scan(aTill(), code)).toEqual({
      voucher: null,
      usedAt: START,
      userErrors: refusal('ALREADY_REDEEMED', 'code'),
      idempotentReplay: false,
    });
  });

  it('gives the first answer again to the same key', async () => {
    const { code } = await aVoucher();
    const till = aTill();
    const its = { idempotencyKey: newId('key') };
    const { voucher } = await scan(till, code, its);
    expect(await scan(till, code, its)).toMatchObject({ voucher, userErrors: [], idempotentReplay: true });
    expect((await scan(till, `${code}X`, its)).userErrors).toEqual(refusal('IDEMPOTENCY_MISMATCH', 'code'));
  });

  it('reads a code however it is written', async () => {
    const { code } = await aVoucher();
    const written = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    expect((await scan(aTill('sto_1', 'self_checkout'), written)).userErrors).toEqual([]);
  });

  it('is taken only where the reward says', async () => {
    const { code } = await aVoucher({ storeIds: ['sto_2'] });
    expect((await scan(aTill('sto_1'), code)).userErrors).toEqual(refusal('VOUCHER_NOT_VALID', 'code'));
    expect((await scan(aTill('sto_2'), code)).userErrors).toEqual([]);
  });

  it('locks out who has tried ten wrong codes, and nobody else, for the rest of ten minutes', async () => {
    const till = aTill();
    const { code } = await aVoucher();
    const guesses = Array.from({ length: 10 }, (_, i) => `0000-0000-000${i}`);
    for (const guess of guesses) {
      expect((await scan(till, guess)).userErrors).toEqual(refusal('VOUCHER_NOT_FOUND', 'code'));
    }
    expect((await scan(till, code)).userErrors).toEqual(refusal('CODES_LOCKED', 'code'));
    counter.pass(601);
    expect((await scan(till, code)).userErrors).toEqual([]);
    const another = await aVoucher();
    expect((await scan(aTill(), another.code)).userErrors).toEqual([]);
  });

  it('counts no wrong code for a voucher that is used or lapsed', async () => {
    const till = aTill();
    const { code } = await aVoucher();
    await scan(till, code);
    for (let i = 0; i < 11; i += 1) {
      expect((await scan(till, code)).userErrors).toEqual(refusal('ALREADY_REDEEMED', 'code'));
    }
  });

  it.each<[string, () => Actor, object]>([
    ['an associate of another store', () => anAssociate('sto_2'), { storeId: 'sto_1' }],
    ['a till of another store', () => aTill('sto_2'), { storeId: 'sto_1' }],
    ['a gate', () => aTill('sto_1', 'exit_gate'), {}],
    ['the customer', () => asCustomer('cus_1'), {}],
    ['an app', () => asPartner('cus_1', 'loyalty.balance'), {}],
    ['a service without the scope', () => aService('import'), { storeId: 'sto_1' }],
    ['a visitor', () => ({ kind: 'visitor' }), {}],
  ])('is refused to %s', async (_, actorFor, its) => {
    const { code } = await aVoucher();
    const { codes } = await scan(actorFor(), code, its);
    expect(['FORBIDDEN', 'UNAUTHORIZED_FIELD_OR_TYPE']).toContain(codes?.[0]);
    expect((await scan(aTill(), code)).userErrors).toEqual([]);
  });

  it('is refused to a device that is out of service, at once', async () => {
    const till = aTill();
    const { code } = await aVoucher();
    const change = { deviceId: 'deviceId' in till ? till.deviceId : '', storeId: 'sto_1', kind: 'TILL' };
    const event = { ...change, state: 'REVOKED' as const };
    const type = 'patron.device.changed.v1';
    expect(
      await counter.deliver(anEvent({ type, subject: change.deviceId, time: START, data: event })),
    ).toEqual([null]);
    expect((await scan(till, code)).codes).toEqual(['FORBIDDEN']);
  });

  it('tells a till nothing of whose the voucher is', async () => {
    const { ada, code } = await aVoucher();
    const input = { code, idempotencyKey: newId('key') };
    const query = `mutation($input: RedeemVoucherInput!) { redeemVoucher(input: $input) {
      voucher { id reward { id } usedAt store { id } orderId } usedAt } }`;
    const { data: answer } = await counter.ask(aTill(), query, { input });
    expect(JSON.stringify(answer)).not.toContain(ada);
    const kept = await counter.db.collection('wrongCodes').find().toArray();
    expect(JSON.stringify(kept)).not.toContain(code);
  });
});

describe('cancelRedemption', () => {
  it.each([
    ['with a term', { voucherDays: 30 }, ['RELEASED reserved -100 member 100']],
    ['without a term', {}, ['RELEASED programme -100 member 100']],
  ])('gives back what a voucher %s cost, once', async (_, its, posted) => {
    const { ada, id, code } = await aVoucher(its);
    const answer = await cancel(ada, id);
    expect(answer).toEqual({
      redemption: { id, state: 'CANCELLED' },
      account: { balance: 250 },
      userErrors: [],
      idempotentReplay: false,
    });
    expect(await cancel(ada, id)).toEqual(answer);
    expect((await kindsOf(ada)).slice(2).map((one) => one.split(' ').sort().join(' '))).toEqual(
      posted.map((one) => one.split(' ').sort().join(' ')),
    );
    expect((await scan(aTill(), code)).userErrors).toEqual(refusal('VOUCHER_NOT_VALID', 'code'));
  });

  it('either gives back or is used, when both come at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { ada, id, code } = await aVoucher();
      const [cancelled, used] = await Promise.all([cancel(ada, id), scan(aTill(), code)]);
      const wasCancelled = cancelled.userErrors.length === 0;
      expect(used.userErrors).toEqual(wasCancelled ? refusal('VOUCHER_NOT_VALID', 'code') : []);
      expect(cancelled.userErrors).toEqual(wasCancelled ? [] : refusal('REDEMPTION_FINAL', 'redemptionId'));
      expect(await counter.balance(ada)).toBe(wasCancelled ? 250 : 150);
    }
  }, 60_000);

  it('finds no redemption of somebody else', async () => {
    const { ada, id } = await aVoucher();
    const none = refusal('REDEMPTION_NOT_FOUND', 'redemptionId');
    expect((await cancel(await counter.aMember(), id)).userErrors).toEqual(none);
    expect((await cancel(newId('cus'), id)).userErrors).toEqual(none);
    expect(await counter.balance(ada)).toBe(150);
  });
});

describe('redeemForMember', () => {
  const redeemFor = (till: Actor, pass: string, rewardId: string, its: object = {}) =>
    counter.mutate(till, 'redeemForMember', { pass, rewardId, ...its });

  it('pays and hands over at once, for who has shown their code', async () => {
    const ada = await counter.aMember();
    const till = aTill();
    const rewardId = await counter.aReward({ voucherDays: 30 });
    const key = { idempotencyKey: newId('key') };
    const answer = await redeemFor(till, counter.passFor(till, ada), rewardId, { orderId: 'sale 7', ...key });
    expect(answer).toEqual({
      voucher: {
        id: expect.stringMatching(/^red_/),
        reward: { id: rewardId },
        usedAt: START,
        store: { id: 'sto_1' },
        orderId: 'sale 7',
      },
      userErrors: [],
      idempotentReplay: false,
    });
    expect(await kindsOf(ada)).toEqual([
      'EARNED programme -250 member 250',
      'REDEEMED member -100 programme 100',
    ]);
    await counter.db.collection('idempotencyKeys').deleteMany({});
    expect(await redeemFor(till, counter.passFor(till, ada), rewardId, key)).toMatchObject({
      voucher: { id: answer.voucher.id },
      idempotentReplay: true,
    });
    expect(await counter.balance(ada)).toBe(150);
  });

  it('shows an associate the account, and a till nothing of it', async () => {
    const ada = await counter.aMember();
    const rewardId = await counter.aReward();
    const query = `mutation($input: RedeemForMemberInput!) { redeemForMember(input: $input) {
      member { loyaltyAccount { balance tier } } userErrors { code } } }`;
    const ask = (who: Actor) => {
      const input = { pass: counter.passFor(who, ada, 'sto_9'), rewardId, idempotencyKey: newId('key') };
      return counter.ask(who, query, { input });
    };
    expect((await ask(anAssociate('sto_9'))).data.redeemForMember.member.loyaltyAccount).toEqual({
      balance: 150,
      tier: 'BRONZE',
    });
    const till = await ask(aTill('sto_9'));
    expect(till.codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    expect(till.data.redeemForMember.member.loyaltyAccount).toBeNull();
  });

  it('opens no more than the pass is for: another member stays closed to the same associate', async () => {
    const [ada, ben] = [await counter.aMember(), await counter.aMember()];
    const associate = anAssociate('sto_9'); // who serves neither of them otherwise
    const query = `query($a: [_Any!]!) { _entities(representations: $a) {
      ... on IdentifiedMember { loyaltyAccount { balance } } ... on Customer { loyaltyAccount { balance } } } }`;
    const a = [
      { __typename: 'IdentifiedMember', pass: counter.passFor(associate, ada, 'sto_9') },
      { __typename: 'Customer', id: ben },
    ];
    const { data: answer, codes } = await counter.ask(associate, query, { a });
    expect(codes).toEqual(['FORBIDDEN']);
    expect(answer._entities).toEqual([{ loyaltyAccount: { balance: 250 } }, null]);
  });

  it('takes no pass of another till, one that has ended, or one that is changed', async () => {
    const ada = await counter.aMember();
    const rewardId = await counter.aReward();
    const till = aTill();
    const pass = counter.passFor(till, ada);
    expect((await redeemFor(aTill(), pass, rewardId)).codes).toEqual(['FORBIDDEN']);
    expect((await redeemFor(anAssociate('sto_1'), pass, rewardId)).codes).toEqual(['FORBIDDEN']);
    expect(
      (await redeemFor(till, `${pass.slice(0, -4)}${pass.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`, rewardId))
        .codes,
    ).toEqual(['FORBIDDEN']);
    const associate = anAssociate('sto_2');
    expect((await redeemFor(associate, counter.passFor(associate, ada, 'sto_1'), rewardId)).codes).toEqual([
      'FORBIDDEN',
    ]);
    counter.pass(600);
    expect((await redeemFor(till, pass, rewardId)).codes).toEqual(['FORBIDDEN']);
    expect(await counter.balance(ada)).toBe(250);
  });

  it('never takes more than there is when 20 tills redeem for one member', async () => {
    const ada = await counter.aMember();
    const rewardId = await counter.aReward();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => {
        const till = aTill();
        return redeemFor(till, counter.passFor(till, ada), rewardId);
      }),
    );
    const paid = answers.filter(({ userErrors }) => userErrors.length === 0);
    expect([paid.length, await counter.balance(ada)]).toEqual([2, 50]);
  });
});

describe('erasure', () => {
  it('voids the vouchers of who is erased, and the ledger balances', async () => {
    const { ada, code } = await aVoucher();
    const used = await aVoucher({});
    const order = { requestId: newId('rrq'), customerId: ada, right: 'ERASE' } as const;
    const type = 'patron.rights.ordered.v1';
    expect(await counter.deliver(anEvent({ type, subject: ada, time: START, data: order }))).toEqual([null]);
    expect((await scan(aTill(), code)).userErrors).toEqual(refusal('VOUCHER_NOT_VALID', 'code'));
    expect((await scan(aTill(), used.code)).userErrors).toEqual([]);
    const till = aTill();
    const pass = counter.passFor(till, ada);
    const rewardId = await counter.aReward();
    expect((await counter.mutate(till, 'redeemForMember', { pass, rewardId })).codes).toEqual(['FORBIDDEN']);
  });
});
