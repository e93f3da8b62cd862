import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CopiesWorld, type Owner, openCopiesWorld } from '../partners/copies-world.ts';
import { eventually } from '../partners/front-door.ts';
import { useDatabases } from '../support/mongod.ts';
import { aKey } from './oauth-world.ts';

/** What every reason looks like from outside. */
const NOTHING = { error: 'not_found', error_description: 'there is nothing here for this app' };
const UNAUTHENTICATED = { error: 'invalid_token', error_description: "send the app's own token" };

describe('a copy that a customer sends to an app', { timeout: 120_000 }, () => {
  const dbOf = useDatabases();
  let world: CopiesWorld;
  let ada: Owner;
  let clientId: string;
  let token: string;
  let grantId: string;
  let pages: Awaited<ReturnType<CopiesWorld['signedIn']>>;

  beforeAll(async () => {
    world = await openCopiesWorld(dbOf);
  }, 120_000);
  afterAll(() => world?.close());

  beforeEach(async () => {
    [ada, clientId] = await Promise.all([world.anOwner(), world.anApp()]);
    [grantId, token, pages] = await Promise.all([
      world.connect(ada, clientId),
      world.tokenOf(clientId),
      world.signedIn(ada),
    ]);
  });

  const transfers = () => dbOf('partners').collection('exportTransfers');
  const bearer = (value = token) => ({ authorization: `Bearer ${value}` });
  const answered = async (link: string, headers = bearer()) => {
    const { status, body } = await world.fetchCopy(link, headers);
    return { status, body };
  };
  /** Sent by the form of the page. @returns the link that the app is told. */
  async function sent(): Promise<string> {
    expect(await pages.submit(ada.requestId, 'send', { grant: grantId })).toMatchObject({ status: 303 });
    return (await world.told(clientId))?.data.link;
  }

  it('is told to just this app, and fetched with its own token as the page hands it out', async () => {
    const other = await world.anApp();
    await world.connect(ada, other);
    const link = await sent();
    const call = await world.told(clientId);
    expect(call).toMatchObject({ verified: true, data: { grant: grantId, request: ada.requestId } });
    expect(Object.keys(call?.data).sort()).toEqual([
      'customer',
      'expires',
      'export',
      'grant',
      'link',
      'request',
    ]);
    expect(world.receiverOf(other).calls).toEqual([]);

    const { status, body, headers } = await world.fetchCopy(link, bearer());
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body.request).toMatchObject({ id: ada.requestId, customerId: ada.customerId, right: 'EXPORT' });
    expect(Object.keys(body.parts)).toEqual(['identity', 'consent', 'orders', 'loyalty', 'partners']);
    expect(JSON.stringify(body)).toContain(`${ada.persona}@example.com`);
    expect(await pages.dataPage()).toContain('badge good">Fetched');
  });

  it('stands in the ledger before it leaves, once for each time', async () => {
    const link = await sent();
    await answered(link);
    const record = { recipientKind: 'PARTNER', fields: ['RightsExport.everything'], grantId, purposes: [] };
    expect(
      await eventually(
        () => world.ledgerOf(ada),
        ({ length }) => length === 1,
      ),
    ).toEqual([record]);
    await answered(link);
    expect(
      await eventually(
        () => world.ledgerOf(ada),
        ({ length }) => length === 2,
      ),
    ).toEqual([record, record]);
  });

  it('opens for nobody else: another app, a customer, an app in the name of a customer, nobody', async () => {
    const other = await world.anApp();
    await world.connect(ada, other);
    const link = await sent();
    expect(await answered(link, bearer(await world.tokenOf(other)))).toEqual({ status: 404, body: NOTHING });
    for (const headers of [bearer(ada.token), bearer('x.y.z'), {}]) {
      expect(await answered(link, headers as never)).toEqual({ status: 401, body: UNAUTHENTICATED });
    }
    expect(await transfers().findOne({ requestId: ada.requestId })).toMatchObject({ fetches: 0, open: true });
    expect(await answered(link)).toMatchObject({ status: 200 });
  });

  it('cannot be guessed: what is altered, made up or for another use is like what never was', async () => {
    const link = await sent();
    const { origin, pathname } = new URL(link);
    const seal = pathname.slice('/privacy/exports/'.length);
    const [key, payload = '', mac] = seal.split('.');
    const another = Buffer.from(JSON.stringify('xpt_0')).toString('base64url');
    for (const guess of [
      `${seal}x`,
      seal.slice(0, -1),
      `${key}.${another}.${mac}`,
      `${key}.${payload}.`,
      `${key}.${payload}`,
      JSON.parse(Buffer.from(payload, 'base64url').toString()),
      '',
      'x'.repeat(5000),
      '..%2f..%2fetc',
    ]) {
      expect(await answered(`${origin}/privacy/exports/${guess}`)).toEqual({ status: 404, body: NOTHING });
    }
  });

  it('is fetched once; who lost the answer asks again within ten minutes, and not later', async () => {
    const link = await sent();
    const both = await Promise.all([answered(link), answered(link)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await transfers().findOne({ requestId: ada.requestId })).toMatchObject({ fetches: 2 });
    const longAgo = new Date(Date.now() - 10 * 60_000);
    await transfers().updateOne({ requestId: ada.requestId }, { $set: { firstFetchedAt: longAgo } });
    expect(await answered(link)).toEqual({ status: 404, body: NOTHING });
    expect(await transfers().findOne({ requestId: ada.requestId })).toMatchObject({ fetches: 2 });
  });

  it('is there no more when it was not fetched in time', async () => {
    const link = await sent();
    const week = 7 * 24 * 3_600_000;
    const transfer = await transfers().findOne({ requestId: ada.requestId });
    expect(transfer?.expiresAt - transfer?.offeredAt).toBe(week);
    await transfers().updateOne({ requestId: ada.requestId }, { $set: { expiresAt: new Date() } });
    expect(await answered(link)).toEqual({ status: 404, body: NOTHING });
    expect(await pages.dataPage()).toContain('Not fetched in time');
  });

  it('is there no more once the grant has ended, or the app may not act', async () => {
    const link = await sent();
    await world.door.partners.apps.review(clientId, 'SUSPENDED', 'Wait.');
    expect(await answered(link)).toEqual({ status: 401, body: UNAUTHENTICATED });
    await world.door.partners.apps.review(clientId, 'APPROVED', 'Fine.');
    await world.revoke(ada, grantId);
    expect(await answered(link)).toEqual({ status: 404, body: NOTHING });
    expect(await pages.dataPage()).toContain('Not fetched, and access has ended');
    // Another grant to the same app is another decision.
    await world.connect(ada, clientId);
    expect(await answered(link)).toEqual({ status: 404, body: NOTHING });
  });

  it('is there no more once the customer has taken it back; later it can be sent again', async () => {
    const link = await sent();
    const { _id: transfer } = (await transfers().findOne({ requestId: ada.requestId })) ?? {};
    const back = () => pages.submit(ada.requestId, 'take-back', { transfer: String(transfer) });
    expect(await back()).toMatchObject({ status: 303 });
    expect(await pages.dataPage()).toContain('The app cannot fetch the copy any more.');
    expect(await answered(link)).toEqual({ status: 404, body: NOTHING });
    await back();
    expect(await pages.dataPage()).toContain('The app had fetched the copy already');

    await pages.submit(ada.requestId, 'send', { grant: grantId });
    const again = (await world.told(clientId, 2))?.data.link;
    expect(again).not.toBe(link);
    expect(await answered(link)).toEqual({ status: 404, body: NOTHING });
    expect(await answered(again)).toMatchObject({ status: 200 });
  });

  it('is not told any more when it was taken back before the app took the webhook', async () => {
    const receiver = world.receiverOf(clientId);
    receiver.react(() => ({ status: 503 }));
    await sent();
    const { _id } = (await transfers().findOne({ requestId: ada.requestId })) ?? {};
    await pages.submit(ada.requestId, 'take-back', { transfer: String(_id) });
    const { nodes } = await world.door.partners.webhooks.feed(clientId, { first: 20, after: 0 });
    expect(nodes.map(({ type }) => type)).not.toContain('data.export_ready');
  });

  it('goes nowhere but to an app of the customer that takes copies', async () => {
    const [ben, silent, deaf, unconnected] = await Promise.all([
      world.anOwner(),
      world.anApp({}, ['GRANT_CHANGED']),
      world.anApp({ confidential: false }),
      world.anApp(),
    ]);
    const grants = [
      await world.connect(ben, clientId),
      await world.connect(ada, silent),
      await world.connect(ada, deaf),
      unconnected,
      '',
    ];
    for (const grant of grants) {
      const { status, text } = await pages.submit(ada.requestId, 'send', { grant });
      expect([status, text.includes('Choose an app.')]).toEqual([422, true]);
    }
    // Neither is somebody else's copy sent.
    expect(await pages.submit(ben.requestId, 'send', { grant: grantId })).toMatchObject({ status: 404 });
    expect(await transfers().countDocuments({ customerId: { $in: [ada.customerId, ben.customerId] } })).toBe(
      0,
    );
  });

  it('is offered once, however often the form is sent', async () => {
    await Promise.all([1, 2, 3].map(() => pages.submit(ada.requestId, 'send', { grant: grantId })));
    await world.told(clientId);
    expect(await transfers().countDocuments({ requestId: ada.requestId })).toBe(1);
    expect(
      await dbOf('partners')
        .collection('webhookEvents')
        .countDocuments({ clientId, type: 'data.export_ready' }),
    ).toBe(1);
  });

  it('has its token in no database', async () => {
    const link = await sent();
    await answered(link);
    const secret = link.slice(link.lastIndexOf('.') + 1);
    const db = dbOf('partners');
    for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
      for await (const document of db.collection(name).find()) {
        expect(JSON.stringify(document)).not.toContain(secret);
      }
    }
  });

  it('goes with the customer, and is in their own copies', async () => {
    await sent();
    const { partners } = await import('../../subgraphs/partners/subgraph.ts');
    const { client } = dbOf('partners');
    const [section, left] = await client.withSession(async (session) => [
      await partners.rights?.collect(world.door.partners, ada.customerId, session),
      await partners.rights?.remaining(world.door.partners, ada.customerId),
    ]);
    expect(section?.exportTransfers).toEqual([
      expect.objectContaining({ requestId: ada.requestId, clientId, grantId }),
    ]);
    expect(left?.exportTransfers).toBe(1);
  });

  it('needs the proof of an app whose tokens are bound to a key, for this address and once', async () => {
    clientId = await world.anApp({ senderConstrained: true });
    grantId = await world.connect(ada, clientId);
    const key = await aKey();
    const url = `${world.door.url}/oauth/token`;
    token = await world.tokenOf(clientId, { dpop: await key.proof({ method: 'POST', url }) });
    const link = await sent();
    expect(await answered(link)).toEqual({ status: 401, body: UNAUTHENTICATED });
    const proof = async (address = link) => ({
      authorization: `DPoP ${token}`,
      dpop: await key.proof({ method: 'GET', url: address, token }),
    });
    expect(await answered(link, await proof(`${world.door.url}/graphql`))).toMatchObject({ status: 401 });
    const good = await proof();
    expect(await answered(link, good)).toMatchObject({ status: 200 });
    expect(await answered(link, good)).toMatchObject({ status: 401 });
  });

  it('can be asked for thirty times in a minute', async () => {
    const guess = () => world.fetchCopy(`${world.door.url}/privacy/exports/guess`, bearer());
    for (let n = 0; n < 30; n += 1) expect((await guess()).status).toBe(404);
    const { status, body, headers } = await guess();
    expect([status, body.error]).toEqual([429, 'slow_down']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
