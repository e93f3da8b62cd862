import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { aKey, asAssociate, asCustomer } from '../people.ts';
import { asApplication, FEED, SYNC, useConnectionWorld } from './connection-world.ts';

const HOME = { line1: 'Kerkstraat 1', city: 'Amsterdam', country: 'NL' };
const OFFICE = { line1: 'Damrak 70', city: 'Amsterdam', country: 'NL' };

const world = useConnectionWorld();
beforeEach(() => world.pass());
afterEach(() => world.stopAll());

const policy = (attribute: string, conflictPolicy: string, owner = 'PATRON') => ({
  attributes: [{ attribute, policy: conflictPolicy, owner }],
});
const outcomeOf = ({ results }: { results: object[] }) => results;

describe('what an application says', () => {
  it('stands where nobody says otherwise, with its source', async () => {
    const { id } = await world.anApplication();
    const customerId = await world.aCustomer('ada@example.com');
    const answer = await world.sync(id, {
      customerId,
      recordId: 'C-1001',
      changes: {
        name: { given: 'Ada', family: 'Bakker' },
        addresses: [HOME],
        phones: [{ number: '+31 6 12345678' }],
      },
    });
    expect(answer).toEqual({
      customerId,
      etag: 'W/"2"',
      results: [
        { attribute: 'NAME', outcome: 'APPLIED' },
        { attribute: 'PHONES', outcome: 'APPLIED' },
        { attribute: 'ADDRESSES', outcome: 'APPLIED' },
      ],
      idempotentReplay: false,
      userErrors: [],
    });
    expect(await world.profile(customerId)).toMatchObject({
      version: 2,
      name: { full: 'Ada Bakker', source: id },
      phones: [{ value: '+31612345678' }],
      addresses: [{ value: HOME, source: id }],
    });
  });

  it('names the customer by the id that it gave them, from then on', async () => {
    const { id } = await world.anApplication();
    const customerId = await world.aCustomer();
    await world.sync(id, { customerId, recordId: 'C-7', changes: { language: 'nl' } });
    const answer = await world.sync(id, { recordId: 'C-7', sourceVersion: '2', changes: { language: 'de' } });
    expect(answer).toMatchObject({ customerId, results: [{ attribute: 'LANGUAGE', outcome: 'APPLIED' }] });
    const other = await world.aCustomer();
    const mistaken = await world.sync(id, {
      customerId: other,
      recordId: 'C-7',
      changes: { language: 'fr' },
    });
    expect(mistaken.userErrors).toEqual([{ code: 'RECORD_OF_ANOTHER', field: ['input', 'recordId'] }]);
  });

  it('names the customer by the id of a record that was imported in its name', async () => {
    const { id } = await world.anApplication();
    await world.ask(
      { kind: 'service', serviceId: 'importer', scopes: ['import'] },
      'mutation ($input: ImportCustomerRecordsInput!) { importCustomerRecords(input: $input) { accepted } }',
      { input: { source: id, records: [{ recordId: 'R-1', givenName: 'Cor', surname: 'Vos' }] } },
    );
    const answer = await world.sync(id, { recordId: 'R-1', changes: { language: 'nl' } });
    expect(outcomeOf(answer)).toEqual([{ attribute: 'LANGUAGE', outcome: 'APPLIED' }]);
  });

  it('is answered again for the same key, and refused with other input', async () => {
    const { id, actor } = await world.anApplication();
    const customerId = await world.aCustomer();
    const input = { customerId, sourceVersion: '1', changes: { language: 'nl' }, idempotencyKey: aKey() };
    const first = await world.ask(actor, SYNC, { input });
    expect(await world.ask(actor, SYNC, { input })).toEqual({ ...first, idempotentReplay: true });
    const other = { ...input, changes: { language: 'de' } };
    expect((await world.ask(actor, SYNC, { input: other })).userErrors).toEqual([
      { code: 'IDEMPOTENCY_MISMATCH', field: ['input', 'changes'] },
    ]);
    expect(await world.profile(customerId)).toMatchObject({ language: { value: 'nl' } });
    expect(id).toBe(actor.kind === 'service' && actor.serviceId);
  });

  it('counts by its own version, in whatever order it arrives', async () => {
    const { id } = await world.anApplication();
    const customerId = await world.aCustomer();
    await world.sync(id, { customerId, sourceVersion: '10', changes: { language: 'de' } });
    world.pass();
    const late = await world.sync(id, {
      customerId,
      sourceVersion: '9',
      changes: { language: 'nl', name: { full: 'Ada' } },
    });
    expect(outcomeOf(late)).toEqual([
      { attribute: 'NAME', outcome: 'APPLIED' },
      { attribute: 'LANGUAGE', outcome: 'STALE' },
    ]);
    expect(await world.profile(customerId)).toMatchObject({ language: { value: 'de' } });
  });

  it('can be taken back: what others say stands again', async () => {
    const { id } = await world.anApplication(policy('LANGUAGE', 'THEIRS'));
    const customerId = await world.aCustomer();
    await world.edit(customerId, { language: 'nl' });
    await world.sync(id, { customerId, changes: { language: 'de' } });
    expect(await world.profile(customerId)).toMatchObject({ language: { value: 'de' } });
    const back = await world.sync(id, { customerId, sourceVersion: '2', changes: { clear: ['LANGUAGE'] } });
    expect(outcomeOf(back)).toEqual([{ attribute: 'LANGUAGE', outcome: 'KEPT_OURS' }]);
    expect(await world.profile(customerId)).toMatchObject({ language: { value: 'nl' } });
  });

  it('an email that an application knows leads to the customer', async () => {
    const { id, actor } = await world.anApplication();
    const customerId = await world.aCustomer();
    const email = `${aKey()}@example.com`;
    await world.sync(id, { customerId, changes: { emails: [email] } });
    const found = await world.ask(
      actor,
      'query ($value: String!) { customerByIdentifier(type: EMAIL, value: $value) { id } }',
      {
        value: email.toUpperCase(),
      },
    );
    expect(found).toEqual({ id: customerId });
  });
});

describe('when it says otherwise than the customer', () => {
  it.each([
    ['OURS', 'PATRON', 'KEPT_OURS', HOME],
    ['THEIRS', 'PATRON', 'APPLIED', OFFICE],
    ['NEWEST', 'PATRON', 'APPLIED', OFFICE],
    ['FIELD_OWNER', 'PATRON', 'KEPT_OURS', HOME],
    ['REVIEW', 'PATRON', 'CONFLICT_QUEUED', HOME],
  ])('%s with owner %s: %s', async (conflictPolicy, owner, outcome, stands) => {
    const { id } = await world.anApplication(policy('ADDRESSES', conflictPolicy, owner));
    const customerId = await world.aCustomer();
    await world.edit(customerId, { addAddresses: [HOME] });
    world.pass();
    const answer = await world.sync(id, { customerId, changes: { addresses: [OFFICE] } });
    expect(outcomeOf(answer)).toEqual([{ attribute: 'ADDRESSES', outcome }]);
    expect((await world.profile(customerId)).addresses).toMatchObject([{ value: stands }]);
  });

  it('the owner of an attribute has the last word, and there is one owner', async () => {
    const { id } = await world.anApplication(policy('BIRTH_DATE', 'FIELD_OWNER', 'APPLICATION'));
    const customerId = await world.aCustomer();
    await world.sync(id, { customerId, changes: { birthDate: '1990-12-24' } });
    world.pass();
    await world.edit(customerId, { birthDate: '1990-12-25' });
    expect(await world.profile(customerId)).toMatchObject({ birthDate: { value: '1990-12-24' } });
    await expect(world.anApplication(policy('BIRTH_DATE', 'THEIRS', 'APPLICATION'))).rejects.toThrow(
      'ATTRIBUTE_OWNED',
    );
  });

  it('what was said last stands by NEWEST, whenever it arrives', async () => {
    const { id } = await world.anApplication();
    const customerId = await world.aCustomer();
    const before = world.subgraph.clock.now;
    world.pass(5000);
    await world.edit(customerId, { language: 'nl' });
    world.pass(5000);
    const late = await world.sync(id, { customerId, recordedAt: before, changes: { language: 'de' } });
    expect(outcomeOf(late)).toEqual([{ attribute: 'LANGUAGE', outcome: 'KEPT_OURS' }]);
    const ahead = new Date(world.subgraph.clock.now.getTime() + 3_600_000);
    await world.sync(id, { customerId, recordedAt: ahead, sourceVersion: '2', changes: { language: 'fr' } });
    world.pass();
    await world.edit(customerId, { language: 'it' });
    expect(await world.profile(customerId)).toMatchObject({ language: { value: 'it' } }); // nobody speaks from the future
  });

  it('a value that the customer took off stays off, also when the application says it again', async () => {
    const { id } = await world.anApplication();
    const customerId = await world.aCustomer();
    await world.sync(id, { customerId, changes: { emails: ['old@example.com', 'new@example.com'] } });
    const me = await world.ask(asCustomer(customerId), '{ me { emails { id value } } }');
    const old = me.emails.find(({ value }: { value: string }) => value === 'old@example.com');
    world.pass();
    await world.edit(customerId, { remove: [old.id] });
    world.pass();
    const again = await world.sync(id, {
      customerId,
      sourceVersion: '2',
      changes: { emails: ['old@example.com', 'new@example.com'] },
    });
    expect(outcomeOf(again)).toEqual([{ attribute: 'EMAILS', outcome: 'KEPT_OURS' }]);
    expect((await world.profile(customerId)).emails).toMatchObject([{ value: 'new@example.com' }]);
  });

  it('knowing all that stands it comes after it, whatever its clock shows', async () => {
    const { id } = await world.anApplication();
    const customerId = await world.aCustomer();
    await world.edit(customerId, { language: 'nl' });
    const { version } = await world.profile(customerId);
    const slow = new Date(world.subgraph.clock.now.getTime() - 3_600_000);
    const change = { customerId, recordedAt: slow, changes: { language: 'de' } };
    const stale = await world.sync(id, { ...change, ifMatch: `W/"${version - 1}"` });
    expect(stale.userErrors).toEqual([{ code: 'VERSION_CONFLICT', field: ['input', 'ifMatch'] }]);
    const fresh = await world.sync(id, { ...change, ifMatch: `W/"${version}"` });
    expect(outcomeOf(fresh)).toEqual([{ attribute: 'LANGUAGE', outcome: 'APPLIED' }]);
  });
});

describe('a conflict that a person decides', () => {
  const CONFLICTS = /* GraphQL */ `
    query ($customerId: ID!) {
      syncConflicts(customerId: $customerId) {
        edges { node { id connectionId attribute ours theirs state } }
      }
    }
  `;
  const RESOLVE = /* GraphQL */ `
    mutation ($input: ResolveSyncConflictInput!) {
      resolveSyncConflict(input: $input) { conflict { state } userErrors { code field } }
    }
  `;
  const asOfficer = { kind: 'staff', staffId: 'pia', role: 'privacy_officer' } as const;

  async function aConflict() {
    const { id } = await world.anApplication(policy('LANGUAGE', 'REVIEW'));
    const customerId = await world.aCustomer();
    await world.edit(customerId, { language: 'nl' });
    world.pass();
    await world.sync(id, { customerId, changes: { language: 'de' } });
    const { edges } = await world.ask(asOfficer, CONFLICTS, { customerId });
    return { id, customerId, conflicts: edges.map(({ node }: { node: object }) => node) };
  }

  it('shows both values', async () => {
    const { id, conflicts } = await aConflict();
    expect(conflicts).toEqual([
      {
        id: expect.any(String),
        connectionId: id,
        attribute: 'LANGUAGE',
        ours: 'nl',
        theirs: 'de',
        state: 'OPEN',
      },
    ]);
  });

  it.each([
    ['THEIRS', 'de'],
    ['OURS', 'nl'],
  ])('%s: then this value stands, and it is decided once', async (keep, language) => {
    const { customerId, conflicts } = await aConflict();
    const input = { id: conflicts[0].id, keep };
    expect(await world.ask(asOfficer, RESOLVE, { input })).toEqual({
      conflict: { state: keep },
      userErrors: [],
    });
    expect(await world.profile(customerId)).toMatchObject({ language: { value: language } });
    expect((await world.ask(asOfficer, RESOLVE, { input })).userErrors).toEqual([
      { code: 'SYNC_CONFLICT_CLOSED', field: ['input', 'id'] },
    ]);
  });

  it('is over when the application comes to say the same', async () => {
    const { id, customerId } = await aConflict();
    await world.sync(id, { customerId, sourceVersion: '2', changes: { language: 'nl' } });
    expect((await world.ask(asOfficer, CONFLICTS, { customerId })).edges).toEqual([]);
  });

  it('is no associate’s to see who does not serve the customer', async () => {
    const { customerId, conflicts } = await aConflict();
    const emma = asAssociate('sto_1');
    expect((await world.subgraph.ask(emma, CONFLICTS, { customerId })).codes).toEqual(['FORBIDDEN']);
    const input = { id: conflicts[0].id, keep: 'OURS' };
    expect((await world.ask(emma, RESOLVE, { input })).userErrors).toEqual([
      { code: 'SYNC_CONFLICT_NOT_FOUND', field: ['input', 'id'] },
    ]);
  });
});

describe('refused', () => {
  it('what the connection does not name, or does not tell', async () => {
    const { id } = await world.anApplication(policy('NAME', 'NEWEST'));
    const { id: listener } = await world.anApplication({ direction: 'OUT' });
    const customerId = await world.aCustomer();
    const changes = { language: 'nl', name: { full: 'Ada' } };
    expect(outcomeOf(await world.sync(id, { customerId, changes }))).toEqual([
      { attribute: 'NAME', outcome: 'APPLIED' },
      { attribute: 'LANGUAGE', outcome: 'NOT_ALLOWED' },
    ]);
    expect(outcomeOf(await world.sync(listener, { customerId, changes }))).toEqual([
      { attribute: 'NAME', outcome: 'NOT_ALLOWED' },
      { attribute: 'LANGUAGE', outcome: 'NOT_ALLOWED' },
    ]);
  });

  it('what the customer does not permit', async () => {
    const { id } = await world.anApplication({ purpose: 'email_marketing' });
    const customerId = await world.aCustomer();
    await world.decide(customerId, 'email_marketing', false);
    const answer = await world.sync(id, { customerId, changes: { language: 'nl' } });
    expect(outcomeOf(answer)).toEqual([{ attribute: 'LANGUAGE', outcome: 'NOT_ALLOWED' }]);
    expect(await world.profile(customerId)).toMatchObject({ language: null });
  });

  it('everything while consent cannot be asked', async () => {
    const { id, actor } = await world.anApplication();
    const customerId = await world.aCustomer();
    world.consent.isDown = true;
    const input = { customerId, sourceVersion: '1', changes: { language: 'nl' }, idempotencyKey: aKey() };
    const { codes } = await world.subgraph.ask(actor, SYNC, { input });
    world.consent.isDown = false;
    expect(codes).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(await world.sync(id, { customerId, changes: { language: 'nl' } })).toMatchObject({
      userErrors: [],
    });
  });

  it.each([
    [{ sourceVersion: '1.5' }, ['input', 'sourceVersion']],
    [{ sourceVersion: '-1' }, ['input', 'sourceVersion']],
    [{ sourceVersion: '1234567890123456789' }, ['input', 'sourceVersion']],
    [{ ifMatch: '7' }, ['input', 'ifMatch']],
    [{ recordId: '' }, ['input', 'recordId']],
    [{ changes: {} }, ['input', 'changes']],
    [{ changes: { language: 'nl', clear: ['LANGUAGE'] } }, ['input', 'changes', 'clear']],
    [{ changes: { emails: ['a@example.com', 'nobody'] } }, ['input', 'changes', 'emails', '1']],
    [{ changes: { addresses: [{ country: 'NL' }] } }, ['input', 'changes', 'addresses', '0']],
  ])('%j', async (input, field) => {
    const { id } = await world.anApplication();
    const customerId = await world.aCustomer();
    const answer = await world.sync(id, { customerId, changes: { language: 'nl' }, ...input });
    expect(answer).toEqual({
      customerId: null,
      etag: null,
      results: [],
      idempotentReplay: false,
      userErrors: [{ code: 'INVALID_VALUE', field }],
    });
  });

  it('a customer whom nobody knows', async () => {
    const { id } = await world.anApplication();
    const changes = { language: 'nl' };
    expect((await world.sync(id, { customerId: newId('cus'), changes })).userErrors).toEqual([
      { code: 'CUSTOMER_NOT_FOUND', field: ['input', 'customerId'] },
    ]);
    expect((await world.sync(id, { recordId: 'nobody', changes })).userErrors).toEqual([
      { code: 'CUSTOMER_NOT_FOUND', field: ['input', 'recordId'] },
    ]);
  });

  it('a service that is no connected application, or one that is paused', async () => {
    const customerId = await world.aCustomer();
    const changes = { language: 'nl' };
    expect((await world.sync('stranger', { customerId, changes })).userErrors).toEqual([
      { code: 'CONNECTION_NOT_FOUND', field: null },
    ]);
    expect(await world.ask(asApplication('stranger'), FEED, { first: 10 })).toBeNull();
    const { id } = await world.anApplication();
    await world.ask(
      { kind: 'staff', staffId: 'sam', role: 'admin' },
      'mutation ($input: UpdateConnectionInput!) { updateConnection(input: $input) { userErrors { code } } }',
      {
        input: { id, paused: true },
      },
    );
    expect((await world.sync(id, { customerId, changes })).userErrors).toEqual([
      { code: 'CONNECTION_PAUSED', field: null },
    ]);
  });
});
