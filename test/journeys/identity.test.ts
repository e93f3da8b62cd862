import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { type Mode, type RunningPatron, startPatron } from '../support/patron.ts';
import { type Receiver, startReceiver } from '../support/webhook-receiver.ts';

const HOME = { line1: 'Kerkstraat 1', city: 'Amsterdam', country: 'NL' };
const TOUCHPOINTS = `{
  me { touchpoints(first: 10) { edges { node { kind recognition { weight } } } } }
}`;

/** One customer over the graph: two connected applications, a device that was seen, and an associate who looks for them. */
describe.each<Mode>(['one process', 'distributed'])('in %s, a customer', (mode) => {
  let patron: RunningPatron;
  const receivers = new Map<string, Receiver>();
  const applications = new Map<string, string>();
  const ada = { id: '', token: '' };

  const tell = async (as: string | null, mutation: string, input: object, selection = '') => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code } } }`;
    const { data, errors } = await patron.ask(as, query, { input });
    const payload = data?.[mutation];
    if (errors || payload.userErrors.length) throw new Error(JSON.stringify(errors ?? payload.userErrors));
    return payload;
  };
  const decides = async (purpose: string, mutation: 'giveConsent' | 'withdrawConsent') => {
    const query = 'query ($key: String!) { purpose(key: $key) { version } }';
    const { data } = await patron.ask(ada.token, query, { key: purpose });
    const input = { purpose, surface: 'web:account', idempotencyKey: randomUUID() };
    const shown = { purposeVersion: data.purpose.version, language: 'en' };
    await tell(ada.token, mutation, mutation === 'giveConsent' ? { ...input, ...shown } : input);
  };
  const calls = (name: string) => receivers.get(name)?.calls ?? [];
  const resources = (name: string) => calls(name).map(({ data }) => data.resource);

  beforeAll(async () => {
    patron = await startPatron(mode, { PATRON_WEBHOOK_ALLOW_PRIVATE: 'true' });
    const admin = await patron.sign({ sub: 'stf_1', scope: 'admin' });
    for (const [id, purpose] of [
      ['erp', 'service'],
      ['mailer', 'email_marketing'],
    ] as const) {
      const receiver = await startReceiver();
      receivers.set(id, receiver);
      applications.set(id, await patron.sign({ sub: id, scope: 'service sync' }));
      const attributes = ['LANGUAGE', 'ADDRESSES'].map((attribute) => ({ attribute }));
      const terms = { id, name: id, purpose, url: receiver.url, attributes };
      receiver.hold((await tell(admin, 'registerConnection', terms, 'secret')).secret);
    }
    const input = { email: 'ada@example.com', name: { given: 'Ada', family: 'Bakker' } };
    const registered = await tell(
      null,
      'registerCustomer',
      { ...input, idempotencyKey: randomUUID() },
      'customerId',
    );
    ada.id = registered.customerId;
    ada.token = await patron.sign({ sub: ada.id, scope: 'customer' });
  }, 240_000);
  afterAll(async () => {
    for (const receiver of receivers.values()) await receiver.stop();
    await patron?.stop();
  }, 60_000);

  it('who edits the profile is told of to the application that may hold it, and to no other', async () => {
    await tell(ada.token, 'updateProfile', {
      ...{ language: 'nl', addAddresses: [HOME], idempotencyKey: randomUUID() },
    });
    await eventually(() => resources('erp').at(-1)).toMatchObject({
      id: ada.id,
      preferredLanguage: 'nl',
      addresses: [{ streetAddress: 'Kerkstraat 1', locality: 'Amsterdam', country: 'NL' }],
    });
    expect(calls('erp').every(({ verified }) => verified)).toBe(true);
    expect(resources('mailer')).toEqual([]);
  }, 60_000);

  it('who permits it and withdraws it again is told of to the other, and then taken off it', async () => {
    await decides('email_marketing', 'giveConsent');
    await eventually(() => resources('mailer').at(-1)).toMatchObject({ preferredLanguage: 'nl' });
    await decides('email_marketing', 'withdrawConsent');
    await eventually(() => resources('mailer').at(-1)).toMatchObject({
      ...{ preferredLanguage: null, addresses: [] },
    });
  }, 60_000);

  it('of whom an application says something new has it in the profile, and it is not sent back', async () => {
    const sent = calls('erp').length;
    const input = {
      ...{ customerId: ada.id, recordId: 'K-1', sourceVersion: '1', idempotencyKey: randomUUID() },
      changes: { language: 'de' },
    };
    const { results } = await tell(
      applications.get('erp') ?? '',
      'syncProfile',
      input,
      'results { attribute outcome }',
    );
    expect(results).toEqual([{ attribute: 'LANGUAGE', outcome: 'APPLIED' }]);
    const query = '{ me { language { value } connections { id pendingCount } } }';
    const shown = async () => (await patron.ask(ada.token, query)).data.me;
    await eventually(shown).toEqual({
      language: { value: 'de' },
      connections: [
        { id: 'erp', pendingCount: 0 },
        { id: 'mailer', pendingCount: 0 },
      ],
    });
    expect(calls('erp')).toHaveLength(sent);
  }, 60_000);

  it('is recognised on a device that was seen before, once they permit it and sign in', async () => {
    const sensors = await patron.sign({ sub: 'sensors', scope: 'service touchpoints' });
    const devices = [{ kind: 'WIFI', value: '3c:22:fb:00:00:01' }];
    const event = { kind: 'WIFI', storeId: 'sto_1', devices, occurredAt: new Date(Date.now() - 60_000) };
    const record = (eventId: string) =>
      tell(sensors, 'recordTouchpoints', { events: [{ eventId, ...event }] }, 'results { outcome }');
    expect(await record('e1')).toMatchObject({ results: [{ outcome: 'RECORDED' }] });
    expect(await record('e1')).toMatchObject({ results: [{ outcome: 'DUPLICATE' }] });
    const mine = async () => (await patron.ask(ada.token, TOUCHPOINTS)).data.me.touchpoints.edges;
    expect(await mine()).toEqual([]);

    await decides('in_store_recognition', 'giveConsent');
    const begun = { devices, idempotencyKey: randomUUID() };
    expect(await tell(ada.token, 'beginDeviceSession', begun, 'recognised')).toMatchObject({
      recognised: true,
    });
    const seen = { node: { kind: 'WIFI', recognition: { weight: expect.any(Number) } } };
    await eventually(mine).toEqual([seen]);
    await decides('in_store_recognition', 'withdrawConsent');
    await eventually(mine).toEqual([]);
  }, 60_000);

  it('is found masked by an associate, which stands in the customer’s own ledger', async () => {
    const associate = await patron.sign({ sub: 'asc_1', scope: 'associate', stores: ['sto_1'] });
    const query = `query ($search: CustomerSearchInput!) {
      customers(search: $search, first: 5) { edges { node { customerId name email } } }
    }`;
    const find = (as: string) =>
      patron.ask(as, query, { search: { identifier: { type: 'EMAIL', value: 'ada@example.com' } } });
    const { data } = await find(associate);
    const [{ node }] = data.customers.edges;
    expect(node.customerId).toBe(ada.id);
    expect(JSON.stringify(node)).not.toMatch(/ada@|Bakker/);
    expect((await find(ada.token)).codes).toContain('UNAUTHORIZED_FIELD_OR_TYPE');
    const ledger = '{ me { disclosures(first: 20) { edges { node { recipient } } } } }';
    await eventually(async () => JSON.stringify((await patron.ask(ada.token, ledger)).data)).toContain(
      'associate:asc_1',
    );
  }, 60_000);
});
