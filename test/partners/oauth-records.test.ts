import type { AdapterFactory } from 'oidc-provider';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { partners } from '../../subgraphs/partners/subgraph.ts';
import { anEvent, useSubgraph } from '../support/subgraph.ts';

describe('the protocol state of a grant', () => {
  const subgraph = useSubgraph(partners);
  const ISSUED = 1_772_445_600; // 2026-03-02T10:00:00Z
  let adapterOf: AdapterFactory;
  beforeAll(() => {
    adapterOf = subgraph.data.records.adapterOf;
  });

  /** A grant with a refresh token on it, both issued at 10:00:00. */
  async function aGrant() {
    const grantId = newId('grt');
    const token = newId('token');
    const kept = { iat: ISSUED, exp: ISSUED + 600 };
    await adapterOf('Grant').upsert(grantId, { ...kept, jti: grantId, accountId: 'cus_ada' }, 600);
    await adapterOf('RefreshToken').upsert(token, { ...kept, jti: token, grantId }, 600);
    const exists = async () => {
      const found = [await adapterOf('Grant').find(grantId), await adapterOf('RefreshToken').find(token)];
      return found.map(Boolean);
    };
    return { grantId, token, exists };
  }
  const changed = (grantId: string, state: string, time: string) =>
    subgraph.deliver(
      anEvent({
        type: 'patron.grant.changed.v1',
        subject: 'cus_ada',
        time: new Date(time),
        data: { customerId: 'cus_ada', grantId, clientId: 'music', state },
      }),
    );

  it('comes back as it was given, with dots in its keys and without its being consumed', async () => {
    const payload = {
      jti: newId('grt'),
      iat: ISSUED,
      resources: { 'http://localhost:4000/graphql': 'customer' },
      rejected: { resources: { 'http://localhost:4000/graphql': 'admin' } },
    };
    await adapterOf('Grant').upsert(payload.jti, payload, 600);
    expect(await adapterOf('Grant').find(payload.jti)).toEqual(payload);
  });

  it('ends when the customer ended the grant', async () => {
    const { grantId, exists } = await aGrant();
    expect(await exists()).toEqual([true, true]);
    await changed(grantId, 'REVOKED', '2026-03-02T10:00:00.500Z');
    expect(await exists()).toEqual([false, false]);
  });

  it('stays when the grant only changed', async () => {
    const { grantId, exists } = await aGrant();
    await changed(grantId, 'ACTIVE', '2026-03-02T11:00:00Z');
    expect(await exists()).toEqual([true, true]);
  });

  it('stays when news of an earlier end arrive after the customer has granted anew', async () => {
    const { grantId, exists } = await aGrant();
    await changed(grantId, 'REVOKED', '2026-03-02T09:59:59Z');
    expect(await exists()).toEqual([true, true]);
  });

  it('is told apart by what it is: the id of one kind finds nothing of another', async () => {
    const { grantId, token } = await aGrant();
    expect(await adapterOf('Session').find(grantId)).toBeUndefined();
    expect(await adapterOf('AuthorizationCode').find(token)).toBeUndefined();
  });

  it('is refused the second time it is used, and then ends as a whole', async () => {
    const { token, exists } = await aGrant();
    await adapterOf('RefreshToken').consume(token);
    expect(await adapterOf('RefreshToken').find(token)).toMatchObject({
      jti: token,
      consumed: expect.any(Number),
    });
    await expect(adapterOf('RefreshToken').consume(token)).rejects.toMatchObject({ error: 'invalid_grant' });
    expect(await exists()).toEqual([false, false]);
  });
});
