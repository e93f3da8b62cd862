import { afterEach, describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { readMemberPass } from '#shared/member-pass.ts';
import { newId } from '#shared/mongo.ts';
import { conceal, seal } from '#shared/seal.ts';
import { aKeyring, anEvent, aService } from '../../support/subgraph.ts';
import { aCustomer, anAssociate, aPartner, useShop } from '../shop.ts';
import { aDevice } from '../walk-out/door.ts';

const shop = useShop();
const START = new Date('2026-03-02T10:00:00Z');
afterEach(() => {
  shop.clock.now = START;
});
const pass = (seconds: number) => {
  shop.clock.now = new Date(shop.clock.now.getTime() + seconds * 1000);
};

const IDENTIFY = `mutation($input: IdentifyMemberInput!) { identifyMember(input: $input) {
  member { pass until } userErrors { code field } idempotentReplay } }`;

const codeOf = async ({ customerId }: { customerId: string }): Promise<string> =>
  (await shop.entity(aCustomer(customerId), { id: customerId }, '{ memberCode }')).data.memberCode;

const identify = async (till: Actor, code: string, its: object = {}) => {
  const input = { code, idempotencyKey: newId('key'), ...its };
  const { data, codes } = await shop.ask(till, IDENTIFY, { input });
  return { ...data?.identifyMember, ...(codes && { codes }) };
};
const WRONG = [{ code: 'CODE_WRONG', field: ['input', 'code'] }];
const LOCKED = [{ code: 'CODES_LOCKED', field: ['input', 'code'] }];

describe('identifyMember', () => {
  it('gives a till a pass for the member, for ten minutes, and nothing else of them', async () => {
    const ada = aCustomer();
    const till = aDevice('TILL', 'sto_1');
    const answer = await identify(till, await codeOf(ada));
    expect(answer).toEqual({
      member: { pass: expect.any(String), until: new Date('2026-03-02T10:10:00Z') },
      userErrors: [],
      idempotentReplay: false,
    });
    expect(readMemberPass(answer.member.pass, till, shop.clock.now, shop.keyring)).toEqual({
      customerId: ada.customerId,
      storeId: 'sto_1',
      until: new Date('2026-03-02T10:10:00Z'),
    });
    const input = { code: await codeOf(ada), idempotencyKey: newId('key') };
    const asked =
      'mutation($input: IdentifyMemberInput!) { identifyMember(input: $input) { member { customer { id } } } }';
    expect((await shop.ask(till, asked, { input })).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    expect(await shop.published('patron.member.identified.v1')).toEqual([]);
  });

  it('puts who an associate identifies into the hands of that store, for an hour', async () => {
    const ada = aCustomer();
    const associate = anAssociate('sto_1');
    const reads = async (who: Actor) =>
      (await shop.entity(who, { id: ada.customerId }, '{ id }')).codes ?? 'FINE';
    expect(await reads(associate)).toEqual(['FORBIDDEN']);
    const asked =
      'mutation($input: IdentifyMemberInput!) { identifyMember(input: $input) { member { customer { id } } } }';
    const input = { code: await codeOf(ada), idempotencyKey: newId('key') };
    expect((await shop.ask(associate, asked, { input })).data.identifyMember.member.customer).toEqual({
      id: ada.customerId,
    });
    expect(await reads(associate)).toBe('FINE');
    expect(await reads(anAssociate('sto_2'))).toEqual(['FORBIDDEN']);
    expect(await shop.published('patron.member.identified.v1')).toEqual([
      expect.objectContaining({
        subject: ada.customerId,
        data: {
          customerId: ada.customerId,
          identificationId: expect.stringMatching(/^idn_/),
          storeId: 'sto_1',
          at: '2026-03-02T10:00:00.000Z',
        },
      }),
    ]);
    pass(3601);
    expect(await reads(associate)).toEqual(['FORBIDDEN']);
  });

  it('reads a code once, whichever of 20 tills is first', async () => {
    const code = await codeOf(aCustomer());
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => identify(aDevice('TILL', `sto_${i}`), code)),
    );
    expect(answers.filter(({ member }) => member)).toHaveLength(1);
    expect(answers.filter(({ userErrors }) => userErrors[0]?.code === 'CODE_WRONG')).toHaveLength(19);
  });

  it('gives the first pass again to the same key, and to nobody else', async () => {
    const till = aDevice('TILL', 'sto_1');
    const code = await codeOf(aCustomer());
    const its = { idempotencyKey: newId('key') };
    const { member } = await identify(till, code, its);
    expect(await identify(till, code, its)).toEqual({ member, userErrors: [], idempotentReplay: true });
    expect((await identify(aDevice('TILL', 'sto_1'), code, its)).userErrors).toEqual(WRONG);
  });

  it('takes no code that is too old, made elsewhere, for another use, or changed', async () => {
    const { customerId } = aCustomer();
    const claims = { n: customerId, t: START.getTime() / 1000 + 60, u: newId('mco') };
    const old = await codeOf({ customerId });
    const fresh = await codeOf({ customerId });
    const [key, body = ''] = fresh.split('.');
    const bytes = Buffer.from(body, 'base64url');
    const altered = Array.from(bytes.keys(), (at) => {
      const other = Buffer.from(bytes);
      other.writeUInt8(other.readUInt8(at) ^ 1, at);
      return `${key}.${other.toString('base64url')}`;
    });
    pass(119);
    const newest = await codeOf({ customerId });
    pass(2);
    const tried = [
      old,
      conceal('member-code', claims, aKeyring()),
      conceal('exit-code', claims, shop.keyring),
      seal('member-code', claims, shop.keyring),
      `${key}.${body.slice(0, 30)}`,
      `${newest}=`,
      'x'.repeat(2000),
      '',
    ];
    for (const code of [...tried, ...altered]) {
      expect((await identify(anAssociate('sto_1'), code)).userErrors).toEqual(WRONG);
    }
    expect((await identify(anAssociate('sto_1'), newest)).userErrors).toEqual([]);
  });

  it('recognises nobody who was erased', async () => {
    const ada = aCustomer();
    const code = await codeOf(ada);
    const data = { requestId: newId('rrq'), customerId: ada.customerId, right: 'ERASE' } as const;
    const event = { type: 'patron.rights.ordered.v1', subject: ada.customerId, time: START, data } as const;
    expect(await shop.deliver(anEvent(event))).toEqual([null]);
    expect((await identify(aDevice('TILL', 'sto_1'), code)).userErrors).toEqual(WRONG);
  });

  it('is locked to who has tried ten wrong codes, for the rest of ten minutes, and to nobody else', async () => {
    const till = aDevice('TILL', 'sto_1');
    for (let i = 0; i < 10; i += 1) expect((await identify(till, `guess-${i}`)).userErrors).toEqual(WRONG);
    const ada = aCustomer();
    expect((await identify(till, await codeOf(ada))).userErrors).toEqual(LOCKED);
    expect((await identify(aDevice('TILL', 'sto_1'), await codeOf(ada))).userErrors).toEqual([]);
    pass(601);
    expect((await identify(till, await codeOf(ada))).userErrors).toEqual([]);
  });

  it.each<[string, Actor, object]>([
    ['an associate of another store', anAssociate('sto_2'), { storeId: 'sto_1' }],
    ['a till of another store', aDevice('TILL', 'sto_2'), { storeId: 'sto_1' }],
    ['a gate', aDevice('EXIT_GATE', 'sto_1'), {}],
    ['a customer', aCustomer(), {}],
    ['an app', aPartner('cus_1', 'loyalty.balance'), {}],
    ['a service without the scope', aService('import'), { storeId: 'sto_1' }],
    ['a visitor', { kind: 'visitor' }, {}],
  ])('is refused to %s', async (_, actor, its) => {
    const code = await codeOf(aCustomer());
    const { codes } = await identify(actor, code, its);
    expect(['FORBIDDEN', 'UNAUTHORIZED_FIELD_OR_TYPE']).toContain(codes?.[0]);
    expect((await identify(aDevice('TILL', 'sto_1'), code)).userErrors).toEqual([]); // it isn't used up
  });

  it('has to be told the store where there are several', async () => {
    const code = await codeOf(aCustomer());
    expect((await identify(anAssociate('sto_1', 'sto_2'), code)).codes).toEqual(['BAD_USER_INPUT']);
    expect((await identify(aService('till'), code)).codes).toEqual(['BAD_USER_INPUT']);
    expect((await identify(anAssociate('sto_1', 'sto_2'), code, { storeId: 'sto_2' })).userErrors).toEqual(
      [],
    );
  });

  it('opens nobody to a pass of another till, one that has ended, or one that is made up', async () => {
    const till = aDevice('TILL', 'sto_1');
    const { member } = await identify(till, await codeOf(aCustomer()));
    const open = (who: Actor, its: string) =>
      shop
        .ask(
          who,
          'query($representations: [_Any!]!) { _entities(representations: $representations) { ... on IdentifiedMember { until } } }',
          {
            representations: [{ __typename: 'IdentifiedMember', pass: its }],
          },
        )
        .then(({ codes, data }) => codes ?? data._entities);
    expect(await open(till, member.pass)).toEqual([{ until: new Date('2026-03-02T10:10:00Z') }]);
    expect(await open(aDevice('TILL', 'sto_1'), member.pass)).toEqual(['FORBIDDEN']);
    const asked = 'query($pass: String!) { identifiedMember(pass: $pass) { pass } }';
    const again = async (who: Actor) =>
      (await shop.ask(who, asked, { pass: member.pass })).data.identifiedMember;
    expect([await again(till), await again(aDevice('TILL', 'sto_1'))]).toEqual([{ pass: member.pass }, null]);
    expect(await open(till, `${member.pass.slice(0, -2)}AA`)).toEqual(['FORBIDDEN']);
    pass(600);
    expect(await open(till, member.pass)).toEqual(['FORBIDDEN']);
  });
});
