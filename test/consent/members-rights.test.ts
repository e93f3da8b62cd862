import { describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { consent as definition } from '../../subgraphs/consent/subgraph.ts';
import { anEvent, useSubgraph } from '../support/subgraph.ts';
import { communicationOf } from './communicating.ts';
import { aCustomerId, asCustomer, mutationsOf, PRIVACY_OFFICER } from './consenting.ts';
import { identityOf } from './merging.ts';

const consent = useSubgraph(definition);
const { give, grant, standing } = mutationsOf(consent);
const { may, set } = communicationOf(consent);
const { merge, unmerge } = identityOf(consent);

async function request(id: string, right: string, its: object = {}, actor = asCustomer(id)) {
  const { data, codes } = await consent.ask(
    actor,
    'mutation M($input: RequestRightInput!) { requestRight(input: $input) { request { id state duplicateOf } userErrors { code } } }',
    { input: { right, surface: 'storefront.privacy', idempotencyKey: newId('key'), ...its } },
  );
  return codes ? { codes } : data.requestRight.request;
}

const verify = (requestId: string, customerId: string) =>
  consent.deliver(
    anEvent({
      type: 'patron.rights.identity_verified.v1',
      subject: customerId,
      time: consent.clock.now,
      data: { requestId, customerId, method: 'EMAIL_CODE', document: null, by: `customer:${customerId}` },
    }),
  );

const requestsOf = async (id: string) =>
  (
    await consent.entity(asCustomer(id), { id }, '{ rightsRequests { edges { node { id state } } } }')
  ).data.rightsRequests.edges.map(({ node }: { node: object }) => node);

const orderedOf = async (requestId: string) =>
  (await consent.published('patron.rights.ordered.v1')).find(({ data }) => data.requestId === requestId)
    ?.data;

async function twoWhoAreOne() {
  const [a, b] = [aCustomerId(), aCustomerId()];
  for (const id of [a, b]) {
    await give(asCustomer(id), 'email_marketing');
    await give(asCustomer(id), 'partner_sharing');
    await give(asCustomer(id), 'personalisation');
  }
  await merge(a, b);
  return { a, b };
}

describe('rights of customers who are merged', () => {
  it('are listed over both ids, and asked for twice only once', async () => {
    const [a, b] = [aCustomerId(), aCustomerId()];
    const first = await request(b, 'ACCESS');
    await merge(a, b);
    const second = await request(a, 'ACCESS');
    expect(second).toMatchObject({ state: 'IDENTITY_UNVERIFIED', duplicateOf: first.id });
    expect(await requestsOf(a)).toEqual([
      { id: second.id, state: 'IDENTITY_UNVERIFIED' },
      { id: first.id, state: 'IDENTITY_UNVERIFIED' },
    ]);
    expect(await request(a, 'RECTIFY', { customerId: b, statement: 'My name.' })).toMatchObject({
      state: 'IDENTITY_UNVERIFIED',
    });
  });

  it('are ordered for all ids that consent knows', async () => {
    const { a, b } = await twoWhoAreOne();
    const { id } = await request(b, 'EXPORT');
    await verify(id, b);
    expect(await orderedOf(id)).toEqual({ requestId: id, customerId: b, right: 'EXPORT', members: [a, b] });
  });

  it('to restriction stop both, and only the one who asked after an unmerge', async () => {
    const { a, b } = await twoWhoAreOne();
    await request(b, 'RESTRICT');
    expect(await standing(a, 'email_marketing')).toMatchObject({ permitted: false, reason: 'RESTRICTED' });
    expect(await may(a)).toMatchObject({ permitted: false, reason: 'RESTRICTED' });
    await unmerge(b);
    expect(await standing(a, 'email_marketing')).toMatchObject({ permitted: true });
    expect(await standing(b, 'email_marketing')).toMatchObject({ permitted: false, reason: 'RESTRICTED' });
  });

  it('to object are heard for both', async () => {
    const { a, b } = await twoWhoAreOne();
    expect(await standing(a, 'analytics')).toMatchObject({ permitted: true });
    await request(b, 'OBJECT', { purposes: ['analytics'] });
    expect(await standing(a, 'analytics')).toMatchObject({ permitted: false, reason: 'OBJECTED' });
  });

  it('to erasure end every grant, and permit nothing under either id for ever, unmerged or not', async () => {
    const { a, b } = await twoWhoAreOne();
    const mine = (await grant(asCustomer(a))).grant;
    const theirs = (await grant(asCustomer(b), { clientId: 'maps' })).grant;
    const { id } = await request(b, 'ERASE');
    await verify(id, b);
    expect(await orderedOf(id)).toEqual({ requestId: id, customerId: b, right: 'ERASE', members: [a, b] });
    const ended = (await consent.published('patron.grant.changed.v1')).filter(
      ({ data }) => data.state === 'ERASED',
    );
    expect(ended.map(({ data }) => data.grantId)).toEqual(expect.arrayContaining([mine.id, theirs.id]));
    expect(await consent.data.joined.isRestricted([a])).toBe(true);
    expect(await consent.data.joined.isRestricted([b])).toBe(true);
    await unmerge(b);
    expect(await consent.data.joined.isRestricted([a])).toBe(true);
    expect(await consent.data.joined.isRestricted([b])).toBe(true);
  });

  it('are carried out for the ids that the order names, where it isn’t known yet that the other has parted', async () => {
    const { a, b } = await twoWhoAreOne();
    const chosen = (customerId: string) =>
      consent.db.collection('communicationPreferences').countDocuments({ customerId });
    for (const id of [a, b]) await set(asCustomer(id), 0);
    const order = (members?: string[]) =>
      consent.deliver(
        anEvent({
          type: 'patron.rights.ordered.v1',
          subject: b,
          time: consent.clock.now,
          data: { requestId: newId('rrq'), customerId: b, right: 'ERASE', ...(members && { members }) },
        }),
      );
    expect(await order([b])).toEqual([null]);
    expect([await chosen(a), await chosen(b)]).toEqual([1, 0]);
    expect(await order()).toEqual([null]); // from before orders named them
    expect(await chosen(a)).toBe(0);
  });

  it('asked for by a privacy officer under the old id are the survivor’s', async () => {
    const { a, b } = await twoWhoAreOne();
    const { id } = await request(b, 'ACCESS', { customerId: b }, PRIVACY_OFFICER);
    const received = await consent.published('patron.rights.received.v1');
    expect(received.find(({ data }) => data.requestId === id)?.data.customerId).toBe(a);
  });
});
