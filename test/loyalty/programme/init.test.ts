import { describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { initLoyalty, type LoyaltySettings, programmeOf, rewardsOf } from '../../../cli/loyalty/programme.ts';
import { loyalty } from '../../../subgraphs/loyalty/subgraph.ts';
import { useSubgraph } from '../../support/subgraph.ts';
import { aHandedOverOrder, asCustomer } from '../builders.ts';

const graph = useSubgraph(loyalty);
const ADMIN = { kind: 'staff', staffId: 'sta_1', role: 'admin' } as const;
const ask = async (query: string, variables: Record<string, unknown>) => {
  const { data, errors } = await graph.ask(ADMIN, query, variables);
  if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
  return data;
};
const settings = (its: Partial<LoyaltySettings> = {}): LoyaltySettings => ({
  ...{ name: 'Corner Club', points: 1, per: 1, months: 24, timeZone: 'UTC', engagement: true },
  ...its,
});
const init = (its: Partial<LoyaltySettings> = {}) => initLoyalty(ask, settings(its), graph.clock.now);

describe('patron loyalty init', () => {
  it('sets a programme by which the next purchase earns, with rewards to spend it on', async () => {
    expect(await init({ per: 10, exclude: ['gift-cards'] })).toEqual({ version: 1, rewards: 2 });
    const customerId = newId('cus');
    await graph.deliver(aHandedOverOrder({ customerId, points: 1_000 }));
    const { data } = await graph.entity(
      asCustomer(customerId),
      { id: customerId },
      '{ loyaltyAccount { balance } }',
    );
    expect(data.loyaltyAccount).toEqual({ balance: 100 });
    expect(
      await ask(
        '{ programme { name earning { rules { code } excluded { categories } } } rewards { name points } }',
        {},
      ),
    ).toEqual({
      programme: {
        name: 'Corner Club',
        earning: {
          rules: ['spend', 'review', 'check-in', 'survey'].map((code) => ({ code })),
          excluded: { categories: ['gift-cards'] },
        },
      },
      rewards: [
        { name: 'Free coffee', points: 100 },
        { name: 'Voucher for 5', points: 500 },
      ],
    });
  });

  it('sets nothing over a programme that holds, unless it is told to', async () => {
    await expect(init({ name: 'Other Club' })).rejects.toThrow('"Corner Club" holds already (version 1)');
    expect(await init({ name: 'Other Club', replace: true, reward: ['Free coffee=80'] })).toEqual({
      version: 2,
      rewards: 1,
    });
    expect((await ask('{ rewards { name points } }', {})).rewards).toEqual([
      { name: 'Free coffee', points: 80 },
      { name: 'Voucher for 5', points: 500 },
    ]);
  });

  it('says what was refused', async () => {
    await expect(init({ replace: true, timeZone: 'Mars/Olympus' })).rejects.toThrow(
      'earning.timeZone: Expected',
    );
    expect((await ask('{ programme { version } }', {})).programme).toEqual({ version: 2 });
  });

  it.each(['Free coffee', '=100', 'Free coffee=0', 'Free coffee=many'])('refuses the reward "%s"', (reward) =>
    expect(() => rewardsOf({ reward: [reward] }, graph.clock.now)).toThrow(
      'expected a name and whole points',
    ),
  );

  it('without engagement has one rule', () =>
    expect(programmeOf(settings({ engagement: false })).earning.rules).toHaveLength(1));
});
