import { beforeAll, expect, it, vi } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { fillWorld, STORE, type World } from '../attacks/world.ts';
import { useGraph } from '../support/graph.ts';

const graph = useGraph();
let world: World;
/** Serves nobody yet: the world's associate has Ada's orders in hand. */
const till: Actor = { kind: 'associate', associateId: 'ass_till', stores: ['sto_till'] };
beforeAll(async () => {
  world = await fillWorld(graph);
}, 300_000);

const memberCode = async (): Promise<string> =>
  (await graph.ask(world.actors.ada, '{ me { memberCode } }')).data.me.memberCode;

const IDENTIFY = `mutation($input: IdentifyMemberInput!) { identifyMember(input: $input) {
  member { pass until customer { id } loyaltyAccount { balance tier } } userErrors { code } } }`;

it('a code that a member shows opens their account to that associate at once, and their profile right after', async () => {
  const own = '{ me { name { full } loyaltyAccount { balance tier } } }';
  const { me } = (await graph.ask(world.actors.ada, own)).data;
  const profile = () =>
    graph.ask(till, '{ customer(id: $id) { name { full } } }'.replace('$id', `"${world.adaId}"`));
  expect((await profile()).codes).toEqual(['FORBIDDEN']);

  const input = { code: await memberCode(), idempotencyKey: newId('key') };
  const { data, codes, fetches } = await graph.ask(till, IDENTIFY, { input });
  expect([codes, data]).toEqual([
    [],
    {
      identifyMember: {
        member: {
          pass: expect.any(String),
          until: expect.any(String),
          customer: { id: world.adaId },
          loyaltyAccount: me.loyaltyAccount,
        },
        userErrors: [],
      },
    },
  ]);
  expect(fetches.map(({ service }) => service)).toEqual(['orders', 'loyalty']);
  await vi.waitFor(async () => expect((await profile()).data?.customer).toEqual({ name: me.name }), {
    timeout: 20_000,
    interval: 50,
  });
});

it('a device gets a pass, and neither the customer nor the account with it', async () => {
  const device: Actor = { kind: 'device', deviceId: 'dev_till', storeId: STORE, deviceKind: 'till' };
  const input = { code: await memberCode(), idempotencyKey: newId('key') };
  const { data, codes } = await graph.ask(device, IDENTIFY, { input });
  expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE', 'UNAUTHORIZED_FIELD_OR_TYPE']);
  const { member } = data.identifyMember;
  expect(member).toMatchObject({ customer: null, loyaltyAccount: null });
  const paid = { pass: member.pass, rewardId: 'rwd_tea', idempotencyKey: newId('key') };
  const redeem = `mutation($input: RedeemForMemberInput!) { redeemForMember(input: $input) {
    voucher { reward { id } store { id } } userErrors { code } } }`;
  expect((await graph.ask(device, redeem, { input: paid })).data).toEqual({
    redeemForMember: { voucher: { reward: { id: 'rwd_tea' }, store: { id: STORE } }, userErrors: [] },
  });
  // The same pass in another's hands.
  const { data: others } = await graph.ask(
    till,
    'query($pass: String!) { identifiedMember(pass: $pass) { until } }',
    {
      pass: member.pass,
    },
  );
  expect(others).toEqual({ identifiedMember: null });
});

it('nothing failed on the way', () => {
  expect(graph.logged).toEqual([]);
});
