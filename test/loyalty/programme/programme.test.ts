import { describe, expect, it } from 'vitest';
import { VISITOR } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { openProgrammes } from '../../../subgraphs/loyalty/programme/programmes.ts';
import { DEFAULT_PROGRAMME } from '../../../subgraphs/loyalty/rules/programme.ts';
import { loyalty } from '../../../subgraphs/loyalty/subgraph.ts';
import { aService, useSubgraph } from '../../support/subgraph.ts';
import { aHandedOverOrder, asCustomer, asPartner } from '../builders.ts';

const graph = useSubgraph(loyalty);
const ADMIN = { kind: 'staff', staffId: 'sta_1', role: 'admin' } as const;
const DOUBLE = { code: 'spend', name: '2 points for each euro', kind: 'SPEND', points: 2 };

const set = (input: object, actor: Parameters<typeof graph.ask>[0] = ADMIN) =>
  graph.ask(
    actor,
    'mutation($input: SetProgrammeInput!) { setProgramme(input: $input) { programme { version name } userErrors { code field message } } }',
    { input },
  );

describe('the programme', () => {
  it('is the default until one is set, for everybody to read', async () => {
    const { data } = await graph.ask(
      VISITOR,
      '{ programme { version setAt name earning { tax multipliers timeZone rules { code kind points perUnits percent rounding caps { per } qualifying } } } }',
    );
    expect(data.programme).toEqual({
      ...{ version: 0, setAt: null, name: 'Loyalty programme' },
      earning: {
        ...{ tax: 'INCLUDING', multipliers: 'BEST', timeZone: 'UTC' },
        rules: [
          {
            ...{ code: 'spend', kind: 'SPEND', points: 1, perUnits: 1, percent: null },
            ...{ rounding: 'DOWN', caps: [], qualifying: true },
          },
        ],
      },
    });
  });

  it('is set in parts: what isn’t given stays, and every version is kept', async () => {
    expect((await set({ name: 'Club' })).data.setProgramme).toEqual({
      programme: { version: 1, name: 'Club' },
      userErrors: [],
    });
    await set({ earning: { rules: [DOUBLE] } });
    const { data } = await graph.ask(
      VISITOR,
      '{ programme { version setAt name earning { rules { points } } } }',
    );
    expect(data.programme).toEqual({
      ...{ version: 2, setAt: graph.clock.now, name: 'Club' },
      earning: { rules: [{ points: 2 }] },
    });
    expect(await graph.db.collection('programmes').countDocuments()).toBe(2);
  });

  it('holds for what comes next, and what was earned stays', async () => {
    const id = newId('cus');
    const balance = async () => {
      const { data } = await graph.entity(asCustomer(id), { id }, '{ loyaltyAccount { balance } }');
      return data.loyaltyAccount.balance;
    };
    await set({ earning: { rules: [DOUBLE] } });
    await graph.deliver(aHandedOverOrder({ customerId: id, points: 10 }));
    expect(await balance()).toBe(20);
    await set({ earning: { rules: [{ ...DOUBLE, points: 5 }] } });
    await graph.deliver(aHandedOverOrder({ customerId: id, points: 10 }));
    expect(await balance()).toBe(70);
  });

  it('set by many at once has a version for each, and loses no part', async () => {
    const before = (await set({ name: 'Before' })).data.setProgramme.programme.version;
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        set(index % 2 ? { name: `Name ${index}` } : { earning: { rules: [{ ...DOUBLE, points: 9 }] } }),
      ),
    );
    const { data } = await graph.ask(VISITOR, '{ programme { version name earning { rules { points } } } }');
    expect(data.programme).toMatchObject({ version: before + 8, earning: { rules: [{ points: 9 }] } });
    expect(data.programme.name).toMatch(/^Name [1357]$/);
  });

  it('of another process is seen within a second', async () => {
    const { db, client, clock } = graph.running.data.dependencies;
    const other = openProgrammes({ db, client, clock });
    const { version } = await other.current();
    await set({ name: 'Seen' });
    const deadline = Date.now() + 5_000;
    while ((await other.current()).version === version && Date.now() < deadline) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await other.current()).name).toBe('Seen');
  });

  it('that was stored before a part was known has the default there', async () => {
    const { db, client, clock } = graph.running.data.dependencies;
    const programmes = openProgrammes({ db, client, clock });
    const { version } = await programmes.current();
    const { points, earning, tiers } = DEFAULT_PROGRAMME;
    const { adjustmentLimit: _, ...older } = points;
    await db.collection('programmes').insertOne({
      ...{ _id: newId('prg') as never, version: version + 1, setAt: clock(), name: 'Older' },
      ...{ points: older, earning, tiers },
    });
    const current = await openProgrammes({ db, client, clock }).current();
    expect(current).toMatchObject({ name: 'Older', points, cards: DEFAULT_PROGRAMME.cards });
  });

  it.each([
    ['a visitor', VISITOR],
    ['a customer', asCustomer('cus_1')],
    ['a partner', asPartner('cus_1', 'loyalty.balance')],
    ['a service', aService('import')],
    ['an analyst', { kind: 'staff', staffId: 'sta_1', role: 'analyst' } as const],
  ])('is not set by %s', async (_, actor) =>
    expect((await set({ name: 'Mine' }, actor)).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']),
  );
});

describe('rules are refused', () => {
  const window = { startsAt: '2026-01-03T10:00', recurrence: 'FREQ=WEEKLY;BYDAY=SA', duration: 'PT4H' };
  it.each([
    ['code', { code: 'Spend!' }],
    ['name', { name: ' ' }],
    ['points', { points: 0 }],
    ['points', { points: 10_001 }],
    ['points', { points: undefined }],
    ['percent', { percent: 200 }],
    ['activity', { activity: 'SURVEY' }],
    ['perUnits', { perUnits: 0 }],
    ['percent', { kind: 'MULTIPLIER', points: undefined }],
    ['points', { kind: 'MULTIPLIER', percent: 200 }],
    ['stacking', { kind: 'MULTIPLIER', points: undefined, percent: 200, stacking: 'BEST' }],
    ['activity', { kind: 'ENGAGEMENT' }],
    ['except', { kind: 'ENGAGEMENT', activity: 'SURVEY', except: { skus: ['a'] } }],
    ['only', { kind: 'ENGAGEMENT', activity: 'SURVEY', only: { skus: ['a'] } }],
    ['rounding', { kind: 'ITEM', rounding: 'UP' }],
    ['only', { only: {} }],
    ['only', { only: { skus: [] } }, 'skus'],
    ['currency', { minimumMinor: 100 }],
    ['currency', { currency: 'euro' }],
    ['until', { from: '2026-03-02T00:00:00Z', until: '2026-03-02T00:00:00Z' }],
    ['window', { window: { ...window, recurrence: 'FREQ=SECONDLY' } }],
    ['window', { window: { ...window, duration: '4h' } }],
    ['caps', { caps: [{ per: 'DAY' }] }, '0'],
    [
      'caps',
      {
        caps: [
          { per: 'DAY', times: 1 },
          { per: 'DAY', points: 1 },
        ],
      },
    ],
    ['priority', { priority: 1_001 }],
  ])('for their %s: %o', async (field, its, ...rest) => {
    const { version } = await graph.data.programmes.current();
    const { data } = await set({ earning: { rules: [{ ...DOUBLE, ...its }] } });
    const [{ code, field: path }] = data.setProgramme.userErrors;
    expect({ code, path }).toEqual({
      code: 'INVALID_VALUE',
      path: ['input', 'earning', 'rules', '0', field, ...rest],
    });
    expect((await graph.data.programmes.current()).version).toBe(version);
  });

  it('with a code that is given twice, and with a time zone that there isn’t', async () => {
    const { data } = await set({ earning: { rules: [DOUBLE, DOUBLE], timeZone: 'Mars/Olympus' } });
    expect(data.setProgramme.userErrors.map(({ field }: { field: string[] }) => field.join('.'))).toEqual([
      'input.earning.rules.1.code',
      'input.earning.timeZone',
    ]);
  });
});

describe('trying rules', () => {
  const basket = {
    ...{ currency: 'EUR', channel: 'ONLINE' },
    lines: [{ lineId: 'l1', sku: 'sku-1', amountMinor: 1_000 }],
  };
  const ask = (input: object, actor: Parameters<typeof graph.ask>[0] = ADMIN) =>
    graph.ask(
      actor,
      'query($input: TryEarningRulesInput!) { tryEarningRules(input: $input) { forecast { points } userErrors { field } } }',
      { input: { basket, ...input } },
    );
  const gold = { code: 'gold', name: 'Gold', kind: 'MULTIPLIER', percent: 300, only: { tiers: ['GOLD'] } };

  it.each([
    [undefined, 20],
    ['GOLD', 60],
  ])('says what they would give in tier %s, and sets nothing', async (tier, points) => {
    const { version } = await graph.data.programmes.current();
    const { data } = await ask({ tier, earning: { rules: [DOUBLE, gold] } });
    expect(data.tryEarningRules).toEqual({ forecast: { points }, userErrors: [] });
    expect((await graph.data.programmes.current()).version).toBe(version);
  });

  it('says what is wrong with them', async () => {
    const { data } = await ask({ earning: { rules: [{ ...DOUBLE, points: 0 }] } });
    expect(data.tryEarningRules).toEqual({
      forecast: null,
      userErrors: [{ field: ['input', 'earning', 'rules', '0', 'points'] }],
    });
  });

  it('is not for customers', async () =>
    expect((await ask({ earning: { rules: [] } }, asCustomer('cus_1'))).codes).toEqual([
      'UNAUTHORIZED_FIELD_OR_TYPE',
    ]));
});

describe('a dry run of a basket that can’t be', () => {
  const line = { lineId: 'l1', sku: 'sku-1', amountMinor: 1_000 };
  it.each([
    ['no lines', { lines: [] }],
    [
      'too many lines',
      { lines: Array.from({ length: 201 }, (_, index) => ({ ...line, lineId: `l${index}` })) },
    ],
    ['a line twice', { lines: [line, line] }],
    ['no currency', { currency: 'Euro' }],
    ['fewer pieces than none', { lines: [{ ...line, quantity: -1 }] }],
    ['no SKU', { lines: [{ ...line, sku: '' }] }],
  ])('is refused: %s', async (_, its) => {
    const basket = { currency: 'EUR', channel: 'ONLINE', lines: [line], ...its };
    const { codes } = await graph.ask(
      VISITOR,
      'query($basket: BasketInput!) { dryRunEarning(basket: $basket) { points } }',
      { basket },
    );
    expect(codes).toEqual(['BAD_USER_INPUT']);
  });
});
