import { isDeepStrictEqual } from 'node:util';
import { freePort } from '../../cli/mongod/free-port.ts';
import type { RunningPatron } from '../support/patron.ts';
import { withDatabases } from './audit.ts';
import { mutationOf, openClient, type Payload } from './client.ts';
import { startBeside, withPatron } from './processes.ts';
import { type FaultOptions, type OpenReport, openReport, type Report } from './report.ts';
import { openShop } from './shop.ts';
import { eventually } from './waiting.ts';

type Intent = {
  mutation: string;
  input: object;
  selection: string;
  /** How often it was applied, by the database. */
  applied(patron: RunningPatron): Promise<number>;
};

/**
 * The same intent with the same key, sent `ops` times at once through two gateways: applied once, and every answer is that
 * one. With stock (checkout), points (redeeming) and consent.
 */
export async function sameKey(options: FaultOptions): Promise<Report> {
  const { ops, seed } = options;
  const report = openReport('same-key', options.tell);
  await withPatron('distributed', options, async (patron) => {
    const port = await freePort(null);
    const second = await startBeside(patron, ['gateway'], {
      PORT: String(port),
      PATRON_PUBLIC_URL: patron.url,
    });
    try {
      await second.ready;
      const urls = [patron.url, `http://localhost:${port}`];
      const { customer, intents } = await prepare(patron, seed, report);
      for (const intent of intents) await sendTogether(patron, urls, customer, intent, ops, report);
    } finally {
      await second.stop();
    }
  });
  return report;
}

/** A customer with points to spend and a cart to check out. */
async function prepare(patron: RunningPatron, seed: number, report: OpenReport) {
  const client = openClient(patron.url, report);
  const shop = await openShop(patron, client, seed);
  const customerId = await shop.register();
  const customer = await shop.asCustomer(customerId);
  await shop.collect(customerId);
  const points = await eventually('points to spend', async () => {
    const { me } = await client.read(customer, '{ me { loyaltyAccount { balance } } }');
    return me.loyaltyAccount?.balance;
  });
  const code = shop.key();
  const reward = {
    code,
    name: 'Two of them',
    text: 'Affordable twice.',
    points: Math.max(1, Math.floor(points / 2)),
    availableFrom: '2020-01-01T00:00:00Z',
  };
  await client.tell(shop.importer, 'importRewards', { rewards: [reward] }, '');
  const { rewards } = await client.read(customer, '{ rewards { id name points } }');
  const rewardId = rewards.find((one: Payload) => one.points === reward.points)?.id;
  const cart = { sku: shop.skus[0], quantity: 2, idempotencyKey: shop.key() };
  await client.tell(customer, 'addToCart', cart, '');

  const { storeId } = shop;
  const intents: Intent[] = [
    {
      mutation: 'checkoutForPickup',
      input: { storeId, idempotencyKey: shop.key() },
      selection: 'order { id state }',
      applied: (where) =>
        withDatabases(where, (dbOf) =>
          dbOf('orders').collection('orders').countDocuments({ storeId, state: 'ALLOCATED' }),
        ),
    },
    {
      mutation: 'redeemReward',
      input: { rewardId, idempotencyKey: shop.key() },
      selection: 'redemption { id voucherCode } account { balance }',
      applied: (where) =>
        withDatabases(where, (dbOf) =>
          dbOf('loyalty').collection('redemptions').countDocuments({ rewardId }),
        ),
    },
    {
      mutation: 'giveConsent',
      input: {
        purpose: 'personalisation',
        purposeVersion: 1,
        language: 'en',
        surface: 'web:account',
        idempotencyKey: shop.key(),
      },
      selection: 'decision { id state }',
      applied: (where) =>
        withDatabases(where, (dbOf) =>
          dbOf('consent').collection('decisions').countDocuments({ customerId, purpose: 'personalisation' }),
        ),
    },
  ];
  return { customer, intents };
}

async function sendTogether(
  patron: RunningPatron,
  urls: readonly string[],
  customer: string,
  { mutation, input, selection, applied }: Intent,
  ops: number,
  report: OpenReport,
): Promise<void> {
  const clients = urls.map((url) => openClient(url, report));
  const query = mutationOf(mutation, `${selection} idempotentReplay`);
  const begun = performance.now();
  const answers = await Promise.all(
    Array.from({ length: ops }, async (_, index): Promise<Payload> => {
      const data = await clients[index % clients.length]?.read(customer, query, { input });
      return data[mutation];
    }),
  );
  report.most('longest until all were answered, ms', performance.now() - begun);
  const firsts = answers.filter(({ idempotentReplay }) => !idempotentReplay);
  // None, when the answer to the first came too late and was asked for again.
  report.check(firsts.length <= 1, `${mutation}: ${firsts.length} answers claim to be the first`);
  const [one] = answers.map(({ idempotentReplay: _, ...rest }) => rest);
  const others = answers.filter(({ idempotentReplay: _, ...rest }) => !isDeepStrictEqual(rest, one));
  report.check(
    others.length === 0,
    `${mutation}: ${others.length} answers differ, ${JSON.stringify(others[0])} from ${JSON.stringify(one)}`,
  );
  report.check(one?.userErrors.length === 0, `${mutation}: ${JSON.stringify(one?.userErrors)}`);
  const times = await applied(patron);
  report.check(times === 1, `${mutation} was applied ${times} times`);
  report.note(
    `${mutation} was sent ${ops} times at once through ${urls.length} gateways, applied ${times} times`,
  );

  // The harness can tell: another key is another intent.
  if (mutation === 'redeemReward') {
    await clients[0]?.read(customer, query, { input: { ...input, idempotencyKey: 'another intent' } });
    const again = await applied(patron);
    report.check(again === 2, `a second intent was counted ${again} times in all, not 2`);
  }
}
