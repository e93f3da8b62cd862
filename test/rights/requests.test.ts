import { compactVerify, createLocalJWKSet } from 'jose';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { outboxOf } from '#shared/events/outbox.ts';
import { newId } from '#shared/mongo.ts';
import { exportAsCsvs, exportAsJson, exportAsOneCsv, fetchExport } from '#shared/rights-export.ts';
import { useGraph } from '../support/graph.ts';
import { anEvent, aService } from '../support/subgraph.ts';
import { asking, eventually, officer } from './asking.ts';

type Customer = Extract<Actor, { kind: 'customer' }>;

const DAY_MS = 86_400_000;
let ahead = 0;
// Events go from process to process in their own time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });
const graph = useGraph({ clock: () => new Date(Date.now() + ahead) });
const rights = asking(graph);
const associate: Actor = { kind: 'associate', associateId: 'ass_1', stores: ['sto_1'] };

beforeEach(() => {
  ahead = 0;
});

/** A customer of whom a source has verified the email address. */
async function aCustomer(its: object = {}): Promise<Customer> {
  const email = `${newId('p')}@example.com`;
  const { data } = await graph.ask(
    aService('import'),
    `mutation($input: ImportCustomerRecordsInput!) {
      importCustomerRecords(input: $input) { results { customerId } }
    }`,
    {
      input: {
        source: 'web',
        verified: ['EMAIL'],
        records: [{ recordId: newId('r'), givenName: 'Grace', surname: 'Hopper', email, ...its }],
      },
    },
  );
  return { kind: 'customer', customerId: data.importCustomerRecords.results[0].customerId };
}

/** Waits until identity knows of the request; then a code has been sent if one could be. */
const checked = (id: string, actor: Actor = officer) =>
  eventually(async () => {
    const { identityCheck } = await rights.read(id, actor);
    expect(identityCheck).not.toBeNull();
    return identityCheck;
  });

const wrongly = (code: string) => String((Number(code) + 1) % 100_000_000).padStart(8, '0');

describe('who asks', () => {
  it('is shown by the code in a trusted mailbox; a wrong one is counted and the right one carries the request out', async () => {
    const ada = await aCustomer();
    const { request } = await rights.ask(ada, 'EXPORT');
    expect(request).toMatchObject({ state: 'IDENTITY_UNVERIFIED', dueAt: null, pausedBecause: 'IDENTITY' });
    expect((await checked(request.id)).sentTo).toMatch(/^p•••@example\.com$/);
    const code = (await rights.codeFor(ada.customerId)).replace(' ', '');
    expect((await rights.confirm(ada, request.id, wrongly(code))).userErrors).toEqual([
      { code: 'IDENTITY_CODE_WRONG', field: ['input', 'code'] },
    ]);
    expect(await checked(request.id)).toMatchObject({ state: 'OPEN', triesLeft: 4 });
    expect((await rights.confirm(ada, request.id, code)).userErrors).toEqual([]);
    expect(await rights.closed(request.id, ada)).toMatchObject({
      state: 'COMPLETED',
      identityVerifiedBy: 'EMAIL_CODE',
    });
    await eventually(async () => expect((await rights.read(request.id)).identityCheck).toBeNull());
  });

  it('five wrong codes lock the newest one, also when all come at once; another can be had', async () => {
    const ada = await aCustomer();
    const { request } = await rights.ask(ada, 'EXPORT');
    await checked(request.id);
    const code = (await rights.codeFor(ada.customerId)).replace(' ', '');
    const tries = await Promise.all(
      Array.from({ length: 12 }, () => rights.confirm(ada, request.id, wrongly(code))),
    );
    const codes = tries.map(({ userErrors }) => userErrors[0].code).sort();
    expect(codes).toEqual([
      ...Array(7).fill('IDENTITY_CHECK_LOCKED'),
      ...Array(5).fill('IDENTITY_CODE_WRONG'),
    ]);
    expect((await rights.confirm(ada, request.id, code)).userErrors[0].code).toBe('IDENTITY_CHECK_LOCKED');

    const again = await rights.change(
      ada,
      'startIdentityCheck',
      { requestId: request.id },
      'identityCheck { triesLeft }',
    );
    expect(again).toEqual({ identityCheck: { triesLeft: 5 }, userErrors: [], idempotentReplay: false });
    const fresh = (await rights.codeFor(ada.customerId)).replace(' ', '');
    expect((await rights.confirm(ada, request.id, code)).userErrors[0].code).toBe('IDENTITY_CODE_WRONG');
    expect((await rights.confirm(ada, request.id, fresh)).userErrors).toEqual([]);
  });

  it('a code is good for 15 minutes, and a request has five', async () => {
    const ada = await aCustomer();
    const { request } = await rights.ask(ada, 'EXPORT');
    await checked(request.id);
    const code = await rights.codeFor(ada.customerId);
    ahead = 15 * 60_000;
    expect((await rights.confirm(ada, request.id, code)).userErrors[0].code).toBe('IDENTITY_CODE_EXPIRED');
    const next = () =>
      rights.change(ada, 'startIdentityCheck', { requestId: request.id }, 'identityCheck { triesLeft }');
    for (let sent = 1; sent < 5; sent += 1) expect((await next()).userErrors).toEqual([]);
    expect((await next()).userErrors).toEqual([{ code: 'IDENTITY_CODE_LIMIT', field: null }]);
  });

  it('nobody is sent a code at an address that they have just added; a document does', async () => {
    const { data } = await graph.ask(
      { kind: 'visitor' },
      'mutation($input: RegisterCustomerInput!) { registerCustomer(input: $input) { customerId } }',
      { input: { email: `${newId('p')}@example.com`, idempotencyKey: newId('key') } },
    );
    const { customerId } = data.registerCustomer;
    const thief: Customer = { kind: 'customer', customerId };
    const { request } = await rights.ask(thief, 'EXPORT');
    expect(await checked(request.id)).toEqual({ state: 'OPEN', sentTo: null, triesLeft: 0 });
    const start = await rights.change(
      thief,
      'startIdentityCheck',
      { requestId: request.id },
      'identityCheck { sentTo }',
    );
    expect(start.userErrors).toEqual([{ code: 'NO_TRUSTED_ADDRESS', field: null }]);
    const input = { requestId: request.id, document: 'PASSPORT' };
    expect(await rights.change(thief, 'recordIdentityDocument', input, 'identityCheck { state }')).toEqual({
      codes: ['UNAUTHORIZED_FIELD_OR_TYPE'],
    });
    const shown = await rights.change(officer, 'recordIdentityDocument', input, 'identityCheck { state }');
    expect(shown.userErrors).toEqual([]);
    expect(await rights.closed(request.id, thief)).toMatchObject({
      state: 'COMPLETED',
      identityVerifiedBy: 'DOCUMENT',
    });
  });

  it('another’s request is as unknown as one that isn’t there', async () => {
    const [ada, ben] = [await aCustomer(), await aCustomer()];
    const { request } = await rights.ask(ada, 'EXPORT');
    await checked(request.id);
    const code = await rights.codeFor(ada.customerId);
    const unknown = [{ code: 'IDENTITY_CHECK_NOT_FOUND', field: ['input', 'requestId'] }];
    expect((await rights.confirm(ben, request.id, code)).userErrors).toEqual(unknown);
    expect((await rights.confirm(ben, 'rrq_nothing', code)).userErrors).toEqual(unknown);
    expect((await rights.change(ben, 'withdrawRightsRequest', { requestId: request.id })).userErrors).toEqual(
      [{ code: 'RIGHTS_REQUEST_NOT_FOUND', field: ['input', 'requestId'] }],
    );
    expect(await rights.read(request.id, ben)).toBeNull();
    expect(await rights.ask(associate, 'EXPORT', { customerId: ada.customerId })).toEqual({
      codes: ['FORBIDDEN'],
    });
  });
});

describe('a duplicate', () => {
  it('never skips the check of who asks, and shares what comes of the first', async () => {
    const ada = await aCustomer();
    const first = (await rights.ask(ada, 'RECTIFY', { statement: 'My name is Grace.' })).request;
    await checked(first.id);
    await rights.confirm(ada, first.id, await rights.codeFor(ada.customerId));
    await eventually(async () => expect((await rights.read(first.id)).state).toBe('IN_PROGRESS'));

    const second = (await rights.ask(ada, 'RECTIFY', { statement: 'Again.' })).request;
    const third = (await rights.ask(ada, 'RECTIFY', { statement: 'And again.' })).request;
    expect([second, third]).toMatchObject([
      { duplicateOf: first.id, state: 'IDENTITY_UNVERIFIED' },
      { duplicateOf: first.id, state: 'IDENTITY_UNVERIFIED' },
    ]);
    await checked(second.id);
    await rights.change(
      officer,
      'recordIdentityDocument',
      { requestId: second.id, document: 'PASSPORT' },
      'identityCheck { state }',
    );
    await eventually(async () => expect((await rights.read(second.id)).state).toBe('RECEIVED'));
    await rights.change(officer, 'completeRectification', { requestId: first.id });
    expect((await rights.read(first.id)).state).toBe('COMPLETED');
    expect((await rights.read(second.id)).state).toBe('COMPLETED');
    // Of the third nobody knows who asked: it stands by itself.
    expect(await rights.read(third.id)).toMatchObject({ state: 'IDENTITY_UNVERIFIED', duplicateOf: null });
  });

  it('that is certain takes the place of a first one that isn’t', async () => {
    const ada = await aCustomer();
    const first = (await rights.ask(officer, 'EXPORT', { customerId: ada.customerId })).request;
    const second = (await rights.ask(ada, 'EXPORT')).request;
    expect(second).toMatchObject({ duplicateOf: first.id, state: 'IDENTITY_UNVERIFIED' });
    await checked(second.id);
    await rights.confirm(ada, second.id, await rights.codeFor(ada.customerId));
    expect(await rights.closed(second.id, ada)).toMatchObject({ state: 'COMPLETED', duplicateOf: null });
    expect(await rights.read(first.id)).toMatchObject({ state: 'IDENTITY_UNVERIFIED' });
    expect((await rights.sections(first.id, ada)).identity).toBeNull();
  });

  it('twenty at once are one request and its duplicates', async () => {
    const ada = await aCustomer();
    const asked = await Promise.all(Array.from({ length: 20 }, () => rights.ask(ada, 'ACCESS')));
    const leaders = asked.filter(({ request }) => request.duplicateOf === null);
    expect(leaders).toHaveLength(1);
  });

  it('the same key is the same request', async () => {
    const ada = await aCustomer();
    const its = { idempotencyKey: newId('key') };
    const first = await rights.ask(ada, 'EXPORT', its);
    const again = await rights.ask(ada, 'EXPORT', its);
    expect(again).toMatchObject({ request: { id: first.request.id }, idempotentReplay: true });
  });
});

describe('the clock', () => {
  it('is paused and goes on by the privacy officer, and is extended in the first month only', async () => {
    const ada = await aCustomer();
    const { request } = await rights.ask(ada, 'RECTIFY', { statement: 'Wrong name.' });
    const requestId = request.id;
    expect((await rights.change(officer, 'resumeRightsClock', { requestId })).userErrors[0].code).toBe(
      'RIGHTS_REQUEST_STATE',
    );
    await checked(requestId);
    await rights.confirm(ada, requestId, await rights.codeFor(ada.customerId));
    const begun = await eventually(async () => {
      const found = await rights.read(requestId);
      expect(found.state).toBe('IN_PROGRESS');
      return found;
    });
    expect(begun.dueAt).toEqual(expect.any(String));

    const paused = await rights.change(officer, 'pauseRightsClock', { requestId });
    expect(paused.request).toMatchObject({ dueAt: null, pausedBecause: 'CLARIFICATION' });
    expect((await rights.change(officer, 'pauseRightsClock', { requestId })).userErrors[0].code).toBe(
      'RIGHTS_REQUEST_STATE',
    );
    ahead = 10 * DAY_MS;
    const resumed = await rights.change(officer, 'resumeRightsClock', { requestId });
    const later = Date.parse(resumed.request.dueAt) - Date.parse(begun.dueAt);
    expect(Math.round(later / DAY_MS)).toBe(10);

    const extend = (its: object) =>
      rights.change(officer, 'extendRightsDeadline', { requestId, months: 2, reason: 'Many.', ...its });
    expect((await extend({ months: 3 })).userErrors).toEqual([
      { code: 'INVALID_VALUE', field: ['input', 'months'] },
    ]);
    ahead = 60 * DAY_MS;
    expect((await extend({})).userErrors[0].code).toBe('EXTENSION_TOO_LATE');
    ahead = 20 * DAY_MS;
    const extended = await extend({});
    expect(Date.parse(extended.request.dueAt)).toBeGreaterThan(
      Date.parse(resumed.request.dueAt) + 58 * DAY_MS,
    );
    expect(await rights.change(ada, 'extendRightsDeadline', { requestId, months: 1, reason: 'x' })).toEqual({
      codes: ['UNAUTHORIZED_FIELD_OR_TYPE'],
    });
  });

  it('after 90 days without showing who asks a request is refused', async () => {
    const ada = await aCustomer();
    const { request } = await rights.ask(ada, 'EXPORT');
    ahead = 91 * DAY_MS;
    await graph.running('consent').data.rights.desk.sweep();
    expect(await rights.read(request.id)).toMatchObject({
      state: 'REFUSED',
      refusal: { reason: 'IDENTITY_NOT_VERIFIED', note: null },
    });
  });
});

describe('a request ends', () => {
  it('by a refusal with a reason, which the customer reads', async () => {
    const ada = await aCustomer();
    const { request } = await rights.ask(ada, 'RECTIFY', { statement: 'I am the queen.' });
    const input = { requestId: request.id, reason: 'ALREADY_ACCURATE', note: 'We checked it.' };
    expect(await rights.change(ada, 'refuseRight', input)).toEqual({ codes: ['UNAUTHORIZED_FIELD_OR_TYPE'] });
    await rights.change(officer, 'refuseRight', input);
    expect(await rights.read(request.id, ada)).toMatchObject({
      state: 'REFUSED',
      refusal: { reason: 'ALREADY_ACCURATE', note: 'We checked it.' },
    });
    expect((await rights.change(officer, 'refuseRight', input)).userErrors[0].code).toBe(
      'RIGHTS_REQUEST_STATE',
    );
  });

  it('by the customer, while nothing has been done', async () => {
    const ada = await aCustomer();
    const { request } = await rights.ask(ada, 'ERASE');
    const { request: after } = await rights.change(ada, 'withdrawRightsRequest', { requestId: request.id });
    expect(after.state).toBe('WITHDRAWN');
    await eventually(async () => expect((await rights.read(request.id)).identityCheck).toBeNull());
  });

  it.each([
    ['a rectification that doesn’t say what is wrong', 'RECTIFY', {}, 'INVALID_VALUE', 'statement'],
    ['purposes without an objection', 'EXPORT', { purposes: ['analytics'] }, 'INVALID_VALUE', 'purposes'],
    ['an unknown purpose', 'OBJECT', { purposes: ['nothing'] }, 'PURPOSE_NOT_FOUND', 'purposes'],
    [
      'a purpose that rests on consent',
      'OBJECT',
      { purposes: ['personalisation'] },
      'WRONG_LAWFUL_BASIS',
      'purposes',
    ],
    ['no surface', 'EXPORT', { surface: '' }, 'INVALID_VALUE', 'surface'],
  ])('at once, for %s', async (_, right, its, code, field) => {
    const ada = await aCustomer();
    expect(await rights.ask(ada, right, its)).toEqual({
      request: null,
      userErrors: [{ code, field: ['input', field] }],
      idempotentReplay: false,
    });
  });
});

describe('rectifying', () => {
  it('is possible within its request, from when it is certain who asks until it is completed', async () => {
    const ada = await aCustomer();
    const { request } = await rights.ask(ada, 'RECTIFY', { statement: 'I am Grace Murray.' });
    const requestId = request.id;
    const rectify = (actor: Actor = officer) =>
      rights.change(actor, 'rectifyProfile', { requestId, name: { full: 'Grace Murray' } }, 'changed');
    await checked(requestId);
    expect((await rectify()).userErrors[0].code).toBe('RECTIFICATION_NOT_OPEN');
    await rights.confirm(ada, requestId, await rights.codeFor(ada.customerId));
    await eventually(async () => expect((await rectify()).userErrors).toEqual([]));
    expect(await rectify(ada)).toEqual({ codes: ['UNAUTHORIZED_FIELD_OR_TYPE'] });
    // Who corrects it sees what stood there, in identity and nowhere else.
    const sections = await rights.sections(requestId, officer);
    expect([sections.identity?.records.length, sections.orders]).toEqual([expect.any(Number), null]);

    await rights.change(officer, 'completeRectification', { requestId });
    const { data } = await graph.ask(ada, '{ me { name { full source } } }');
    expect(data.me.name).toEqual({ full: 'Grace Murray', source: 'customer' });
    await eventually(async () =>
      expect((await rectify()).userErrors[0].code).toBe('IDENTITY_CHECK_NOT_FOUND'),
    );
  });
});

describe('a restriction', () => {
  const consent = (customer: Customer, purpose: string) =>
    graph.ask(
      customer,
      'mutation($input: GiveConsentInput!) { giveConsent(input: $input) { userErrors { code } } }',
      {
        input: {
          purpose,
          purposeVersion: 1,
          language: 'en',
          surface: 'web:account',
          idempotencyKey: newId('key'),
        },
      },
    );

  it('holds at once for every purpose and grant, and ends when it is lifted', async () => {
    const ada = await aCustomer();
    await consent(ada, 'personalisation');
    await consent(ada, 'partner_sharing');
    const granted = await graph.ask(
      ada,
      'mutation($input: GrantAccessInput!) { grantAccess(input: $input) { grant { id } userErrors { code } } }',
      {
        input: {
          clientId: 'music',
          attributes: ['profile.name'],
          purposes: ['personalisation'],
          lookBackDays: 30,
          language: 'en',
          surface: 'web:partners',
          idempotencyKey: newId('key'),
        },
      },
    );
    const grantId = granted.data.grantAccess.grant.id;
    const standing = async () => {
      const { data } = await graph.ask(
        ada,
        '{ me { offers { id } consentTo(purpose: "personalisation") { state permitted reason } grants { state } } }',
      );
      const asked = await graph.askSubgraph(
        'consent',
        { actor: aService('gateway') },
        'query($id: ID!) { grantStanding(id: $id) { stands attributes } }',
        { id: grantId },
      );
      const { offers, consentTo, grants } = data.me;
      return [offers === null, consentTo, grants[0].state, asked.data.grantStanding];
    };
    const free = [
      false,
      { state: 'GIVEN', permitted: true, reason: 'GIVEN' },
      'ACTIVE',
      { stands: true, attributes: ['profile.name'] },
    ];
    expect(await standing()).toEqual(free);

    const { request } = await rights.ask(ada, 'RESTRICT');
    expect(request).toMatchObject({ state: 'COMPLETED', identityVerifiedBy: 'SESSION' });
    expect(await standing()).toEqual([
      true,
      { state: 'GIVEN', permitted: false, reason: 'RESTRICTED' },
      'SUSPENDED',
      { stands: false, attributes: [] },
    ]);
    const lift = () =>
      rights.change(ada, 'liftRestriction', { requestId: request.id, reason: 'It is right now.' });
    expect((await lift()).userErrors).toEqual([]);
    expect((await lift()).userErrors[0].code).toBe('RIGHTS_REQUEST_STATE');
    expect(await standing()).toEqual(free);
  });
});

describe('an objection', () => {
  it('is a decision for every purpose that rests on our interest, at once', async () => {
    const ada = await aCustomer();
    const { request } = await rights.ask(ada, 'OBJECT', { language: 'en' });
    expect(request.state).toBe('COMPLETED');
    const { data } = await graph.ask(
      ada,
      '{ me { consents { purpose { key lawfulBasis } permitted reason } consentHistory { edges { node { purpose purposeVersion state } } } } }',
    );
    const interests = data.me.consents.filter(
      (one: { purpose: { lawfulBasis: string } }) => one.purpose.lawfulBasis === 'LEGITIMATE_INTEREST',
    );
    expect(interests.length).toBeGreaterThan(0);
    for (const one of interests) expect(one).toMatchObject({ permitted: false, reason: 'OBJECTED' });
    expect(data.me.consentHistory.edges).toHaveLength(interests.length);
    // Once more changes nothing.
    await rights.ask(ada, 'OBJECT', { purposes: ['analytics'] });
    const after = await graph.ask(ada, '{ me { consentHistory { edges { node { id } } } } }');
    expect(after.data.me.consentHistory.edges).toHaveLength(interests.length);
  });

  it('on behalf of the customer waits until it is shown who asks', async () => {
    const ada = await aCustomer();
    const { request } = await rights.ask(officer, 'OBJECT', { customerId: ada.customerId });
    expect(request.state).toBe('IDENTITY_UNVERIFIED');
    await checked(request.id);
    await rights.change(
      officer,
      'recordIdentityDocument',
      { requestId: request.id, document: 'IDENTITY_CARD' },
      'identityCheck { state }',
    );
    expect(await rights.closed(request.id)).toMatchObject({ state: 'COMPLETED' });
  });
});

describe('an event that comes again', () => {
  it('does nothing again, wherever the process died', async () => {
    const ada = await aCustomer();
    const { id } = await rights.carriedOut(ada, 'EXPORT');
    const before = await eventually(async () => {
      const request = await rights.read(id);
      expect(request.identityCheck).toBeNull(); // identity, too, has heard that it is closed
      return request;
    });
    const { digest } = before.acknowledgements[0];
    for (const name of ['consent', 'identity', 'orders', 'loyalty', 'partners']) {
      const entries = await outboxOf(graph.databaseOf(name))
        .find({ 'event.data.requestId': id } as object)
        .sort({ _id: 1 })
        .toArray();
      for (const { event } of entries) {
        for (const consumer of ['consent', 'identity', 'orders', 'loyalty', 'partners']) {
          expect(await graph.running(consumer).consume([event])).toEqual([null]);
        }
      }
    }
    expect(await rights.read(id)).toEqual(before);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('an acknowledgement for a request of somebody else is nobody’s', async () => {
    const [ada, ben] = [await aCustomer(), await aCustomer()];
    const { request } = await rights.ask(ada, 'EXPORT');
    const data = {
      requestId: request.id,
      customerId: ben.customerId,
      method: 'EMAIL_CODE' as const,
      document: null,
      by: 'customer:x',
    };
    const forged = anEvent({
      type: 'patron.rights.identity_verified.v1',
      subject: ben.customerId,
      time: new Date(),
      data,
    });
    expect(await graph.running('consent').consume([forged])).toEqual([null]);
    expect((await rights.read(request.id)).state).toBe('IDENTITY_UNVERIFIED');
  });

  it('an erasure waits for apps that were told, until the answer is due', async () => {
    const ada = await aCustomer();
    const { request } = await rights.ask(ada, 'ERASE');
    await checked(request.id);
    const acknowledgement = (by: string, awaiting: string[]) =>
      anEvent({
        type: 'patron.rights.acknowledged.v1',
        subject: ada.customerId,
        time: new Date(),
        data: {
          ...{ requestId: request.id, customerId: ada.customerId, right: 'ERASE' as const, by },
          ...{ counts: {}, kept: [], digest: null, awaiting },
        },
      });
    // An app that is told first of all, as partners would say it.
    await graph.running('consent').consume([acknowledgement('test', ['partner:music'])]);
    await rights.confirm(ada, request.id, await rights.codeFor(ada.customerId));
    await eventually(async () => {
      const { state, awaiting } = await rights.read(request.id, ada);
      expect([state, awaiting]).toEqual(['IN_PROGRESS', ['partner:music']]);
    });
    ahead = 45 * DAY_MS;
    await graph.running('consent').data.rights.desk.sweep();
    expect(await rights.read(request.id)).toMatchObject({ state: 'COMPLETED', awaiting: ['partner:music'] });
    await graph.running('consent').consume([acknowledgement('partner:music', [])]);
    expect((await rights.read(request.id)).awaiting).toEqual([]);
  });
});

describe('an export', () => {
  let ada: Customer;
  let requestId: string;
  const ask = async (query: string, variables: Record<string, unknown>) =>
    (await graph.ask(ada, query, variables)).data;
  beforeAll(async () => {
    ada = await aCustomer({ givenName: '=cmd()', city: 'Berlin; "Mitte"' });
    requestId = (await rights.carriedOut(ada, 'EXPORT')).id;
  });

  it('is one JSON document by part and collection', async () => {
    const exported = await fetchExport(ask, requestId);
    const document = JSON.parse(exportAsJson(exported ?? { request: {} as never, sections: [] }));
    expect(document.request).toMatchObject({ id: requestId, right: 'EXPORT', state: 'COMPLETED' });
    expect(Object.keys(document.parts)).toEqual(['identity', 'consent', 'orders', 'loyalty', 'partners']);
    expect(document.parts.identity.collections.records[0].values).toContainEqual({
      column: 'city',
      value: 'Berlin; "Mitte"',
    });
  });

  it('is a CSV for each collection that a spreadsheet reads and doesn’t run', async () => {
    const exported = await fetchExport(ask, requestId);
    if (!exported) throw new Error('nothing was exported');
    const files = exportAsCsvs(exported);
    const records = files.get('identity.records.csv') ?? '';
    expect(records.split('\r\n')[0]).toContain('id,customerId,source,recordId');
    expect(records).toContain('"Berlin; ""Mitte"""');
    expect(records).toContain("'=cmd()");
    expect(exportAsOneCsv(exported)).toContain("identity,person,1,givenName,'=cmd()");
  });

  it('that was altered on its way is refused', async () => {
    const altering = async (query: string, variables: Record<string, unknown>) =>
      JSON.parse(JSON.stringify(await ask(query, variables)).replaceAll('Berlin', 'Paris'));
    await expect(fetchExport(altering, requestId)).rejects.toThrow('identity');
  });

  it('of a request that isn’t theirs is nothing', async () => {
    const ben = await aCustomer();
    const asBen = async (query: string, variables: Record<string, unknown>) =>
      (await graph.ask(ben, query, variables)).data;
    expect(await fetchExport(asBen, requestId)).toBeNull();
  });

  it('has a proof that the published key verifies', async () => {
    const { data } = await graph.ask(ada, 'query($id: ID!) { rightsRequest(id: $id) { proof } }', {
      id: requestId,
    });
    const keys = createLocalJWKSet(await graph.running('consent').data.receiptKeys.publicKeys());
    const { payload, protectedHeader } = await compactVerify(data.rightsRequest.proof, keys);
    expect(protectedHeader.typ).toBe('rights-proof+jwt');
    const proof = JSON.parse(new TextDecoder().decode(payload));
    const digests = Object.fromEntries(
      proof.acknowledgements.map(({ by, digest }: { by: string; digest: string }) => [by, digest]),
    );
    const exported = await fetchExport(ask, requestId);
    expect(digests).toEqual(
      Object.fromEntries((exported?.sections ?? []).map(({ subgraph, digest }) => [subgraph, digest])),
    );
  });
});
