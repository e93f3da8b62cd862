import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { consent as definition } from '../../subgraphs/consent/subgraph.ts';
import { aService, useSubgraph } from '../support/subgraph.ts';
import { communicationOf } from './communicating.ts';
import { aCustomerId, asCustomer, mutationsOf } from './consenting.ts';
import { identityOf } from './merging.ts';

const consent = useSubgraph(definition);
const { extend, give, grant, narrow, revoke, withdraw } = mutationsOf(consent);
const { signal } = communicationOf(consent);
const { merge, unmerge } = identityOf(consent);
const inDays = (days: number) => new Date(consent.clock.now.getTime() + days * 86_400_000);

async function aSharer() {
  const id = aCustomerId();
  await give(asCustomer(id), 'partner_sharing');
  await give(asCustomer(id), 'personalisation');
  return id;
}
const twoSharers = async () => ({ a: await aSharer(), b: await aSharer() });

const granted = async (id: string, its: object = {}) => (await grant(asCustomer(id), its)).grant.id as string;

/** What the gateway learns of a grant. */
async function reachOf(id: string) {
  const { data } = await consent.ask(
    aService('gateway'),
    'query($id: ID!) { grantStanding(id: $id) { state missingPurposes customerId attributes purposes lookBackDays expiresAt members } }',
    { id },
  );
  return data.grantStanding;
}
const stateOf = async (id: string) => (await reachOf(id)).state;

async function shown(id: string, actor: Actor = asCustomer(id)) {
  const { data } = await consent.entity(
    actor,
    { id },
    `{ grants { id state } consentConflicts { app { id } consent { state } since
       decisions { customerId state grant { grantId } } reach { attributes purposes lookBackDays expiresAt } } }`,
  );
  return data;
}

describe('a grant of a customer who was merged', () => {
  it('keeps its customer and its terms, and opens the facts of all ids', async () => {
    const { a, b } = await twoSharers();
    const id = await granted(b);
    const before = await reachOf(id);
    expect(before).toMatchObject({ state: 'ACTIVE', customerId: b, members: [b] });
    await merge(a, b);
    expect(await reachOf(id)).toEqual({ ...before, members: [a, b] });
    expect(await shown(a)).toEqual({ grants: [{ id, state: 'ACTIVE' }], consentConflicts: [] });
    await unmerge(b);
    expect(await reachOf(id)).toEqual(before);
    expect((await shown(a)).grants).toEqual([]);
  });

  it('meets the grant of the other to the same app, which shows as a conflict until one is decided about', async () => {
    const { a, b } = await twoSharers();
    const mine = await granted(a, { attributes: ['profile.name', 'profile.email'], lookBackDays: 365 });
    const theirs = await granted(b, {
      attributes: ['profile.name', 'orders.history'],
      lookBackDays: 30,
      expiresAt: inDays(10),
    });
    const before = { mine: await reachOf(mine), theirs: await reachOf(theirs) };
    await merge(a, b);
    const meet = {
      attributes: ['profile.name'],
      purposes: ['personalisation'],
      lookBackDays: 30,
      expiresAt: inDays(10),
    };
    for (const id of [mine, theirs]) {
      expect(await reachOf(id)).toMatchObject({ state: 'ACTIVE', ...meet, members: [a, b] });
    }
    expect((await shown(b)).consentConflicts).toEqual([
      {
        app: { id: 'music' },
        consent: null,
        since: consent.clock.now,
        decisions: [
          { customerId: a, state: 'GIVEN', grant: { grantId: mine } },
          { customerId: b, state: 'GIVEN', grant: { grantId: theirs } },
        ],
        reach: meet,
      },
    ]);

    await narrow(asCustomer(a), mine, { attributes: ['profile.email'] });
    for (const id of [mine, theirs]) {
      expect(await reachOf(id)).toMatchObject({ attributes: ['profile.email'], lookBackDays: 365 });
    }
    expect((await shown(b)).consentConflicts).toEqual([]);
    await unmerge(b);
    expect(await reachOf(theirs)).toEqual(before.theirs);
    expect(await reachOf(mine)).toEqual({ ...before.mine, attributes: ['profile.email'] });
  });

  it('reads nothing where the other had ended the app’s, until it is decided about again', async () => {
    const { a, b } = await twoSharers();
    const mine = await granted(a);
    const theirs = await granted(b);
    await revoke(asCustomer(b), theirs);
    await merge(a, b);
    expect(await reachOf(mine)).toMatchObject({ state: 'SUSPENDED', attributes: [], missingPurposes: [] });
    expect((await shown(a)).consentConflicts).toMatchObject([{ app: { id: 'music' }, reach: null }]);
    expect((await grant(asCustomer(a))).userErrors).toEqual([]);
    expect(await stateOf(mine)).toBe('ACTIVE');
    expect((await shown(a)).consentConflicts).toEqual([]);
  });

  it('is found, narrowed, extended and revoked by the customer under either id, in its own history', async () => {
    const { a, b } = await twoSharers();
    const theirs = await granted(b);
    await merge(a, b);
    expect((await narrow(asCustomer(a), theirs, { lookBackDays: 10 })).userErrors).toEqual([]);
    expect((await extend(asCustomer(a), theirs, { lookBackDays: 20 })).userErrors).toEqual([]);
    expect(await reachOf(theirs)).toMatchObject({ customerId: b, lookBackDays: 20 });
    expect((await revoke(asCustomer(a), theirs)).grant).toMatchObject({ state: 'REVOKED', version: 4 });
    expect(await stateOf(theirs)).toBe('REVOKED');
  });

  it('ends with the other’s to the same app, for as long as they are one', async () => {
    const { a, b } = await twoSharers();
    const [mine, theirs] = [await granted(a), await granted(b)];
    await merge(a, b);
    await revoke(asCustomer(a), mine);
    expect(await stateOf(theirs)).toBe('REVOKED');
    expect((await shown(b)).grants).toEqual([
      { id: theirs, state: 'REVOKED' },
      { id: mine, state: 'REVOKED' },
    ]);
    await unmerge(b);
    expect(await stateOf(theirs)).toBe('ACTIVE');
    expect(await stateOf(mine)).toBe('REVOKED');
  });

  it('ends when a purpose that it needs is withdrawn under the other id, and doesn’t come back with the next yes', async () => {
    const { a, b } = await twoSharers();
    const theirs = await granted(b);
    await merge(a, b);
    await withdraw(asCustomer(a), 'partner_sharing');
    expect(await reachOf(theirs)).toMatchObject({ state: 'PURPOSE_WITHDRAWN', attributes: [] });
    await give(asCustomer(a), 'partner_sharing');
    expect(await stateOf(theirs)).toBe('PURPOSE_WITHDRAWN');
    expect((await grant(asCustomer(b))).userErrors).toEqual([]);
    expect(await stateOf(theirs)).toBe('ACTIVE');
  });

  it('is as it was after an unmerge, whatever was withdrawn under the other id meanwhile', async () => {
    const { a, b } = await twoSharers();
    const [mine, theirs] = [await granted(a), await granted(b, { clientId: 'maps' })];
    await merge(a, b);
    await withdraw(asCustomer(a), 'personalisation');
    expect([await stateOf(mine), await stateOf(theirs)]).toEqual(['PURPOSE_WITHDRAWN', 'PURPOSE_WITHDRAWN']);
    await unmerge(b);
    expect([await stateOf(mine), await stateOf(theirs)]).toEqual(['PURPOSE_WITHDRAWN', 'ACTIVE']);
  });

  it('has the app told whatever a merge, an unmerge or the other id does to it, once', async () => {
    const { a, b } = await twoSharers();
    const mine = await granted(a, { attributes: ['profile.name', 'profile.email'] });
    const theirs = await granted(b);
    const alone = await granted(b, { clientId: 'maps' });
    const toldOf = async (id: string) =>
      (await consent.published('patron.grant.changed.v1'))
        .filter(({ data }) => data.grantId === id)
        .map(({ data, subject }) => [subject, data.state, data.attributes]);
    const own = ['profile.name', 'profile.preferences'];
    await merge(a, b);
    await revoke(asCustomer(a), mine);
    await withdraw(asCustomer(a), 'personalisation');
    await unmerge(b);
    expect(await toldOf(mine)).toEqual([
      [a, 'ACTIVE', ['profile.name', 'profile.email']],
      [a, 'ACTIVE', ['profile.name']],
      [a, 'REVOKED', ['profile.name', 'profile.email']],
    ]);
    expect(await toldOf(theirs)).toEqual([
      [b, 'ACTIVE', own],
      [b, 'ACTIVE', ['profile.name']],
      [b, 'REVOKED', ['profile.email', 'profile.name']],
      [b, 'ACTIVE', own],
    ]);
    expect(await toldOf(alone)).toEqual([
      [b, 'ACTIVE', own],
      [b, 'PURPOSE_WITHDRAWN', own],
      [b, 'ACTIVE', own],
    ]);
  });

  it('needs what the customer of all ids permits', async () => {
    const a = await aSharer();
    const b = aCustomerId();
    await give(asCustomer(b), 'partner_sharing');
    await withdraw(asCustomer(b), 'partner_sharing');
    const mine = await granted(a);
    await merge(a, b);
    expect(await reachOf(mine)).toMatchObject({ state: 'SUSPENDED', missingPurposes: ['partner_sharing'] });
    expect((await grant(asCustomer(a), { clientId: 'maps' })).userErrors).toEqual([
      { code: 'PURPOSE_NOT_PERMITTED', field: ['input', 'purposes'] },
    ]);
    await give(asCustomer(b), 'partner_sharing');
    expect(await stateOf(mine)).toBe('ACTIVE');
  });

  it('ends by Global Privacy Control under the other id', async () => {
    const { a, b } = await twoSharers();
    const theirs = await granted(b);
    await merge(a, b);
    await signal(a);
    expect(await stateOf(theirs)).toBe('PURPOSE_WITHDRAWN');
  });

  it('stays bound by the earlier end of the other’s, before and after that is recorded', async () => {
    const start = consent.clock.now;
    const { a, b } = await twoSharers();
    const mine = await granted(a);
    await granted(b, { expiresAt: inDays(5) });
    await merge(a, b);
    consent.clock.now = inDays(6);
    expect(await stateOf(mine)).toBe('EXPIRED');
    await consent.data.expiry.sweep();
    expect(await stateOf(mine)).toBe('EXPIRED');
    await grant(asCustomer(a));
    expect(await stateOf(mine)).toBe('ACTIVE');
    consent.clock.now = start;
  });
});
