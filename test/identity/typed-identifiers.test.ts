import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_POLICIES,
  type IdentifierType,
  isBlocked,
  readPartnerId,
  readPaymentCard,
} from '../../subgraphs/identity/rules/identifiers.ts';
import { type LinkRule, linkRecords, type Traits } from '../../subgraphs/identity/rules/linking.ts';
import { nameOf } from '../../subgraphs/identity/rules/names.ts';
import { identity as definition } from '../../subgraphs/identity/subgraph.ts';
import { aService, useSubgraph } from '../support/subgraph.ts';
import { aCustomerFrom, aKey, asCustomer, asPartner, asStaff, importing, updating } from './people.ts';

/** As EMVCo writes a Payment Account Reference: 29 capitals and digits. */
const PAR = 'V0010013017046085678901234567';

describe('a payment card', () => {
  it('is a token', () => {
    expect(readPaymentCard(` ${PAR} `)).toEqual({ value: { type: 'PAYMENT_CARD', key: PAR, value: PAR } });
  });
  it.each([
    ['4111 1111 1111 1111', 'malformed'],
    ['5555-5555-5555-4444', 'malformed'],
    ['378282246310005', 'malformed'],
    ['short', 'malformed'],
    ['{"$gt":""}', 'malformed'],
    ['00000000', 'implausible'],
  ])('%s is %s', (text, fault) => expect(readPaymentCard(text)).toMatchObject({ fault }));
});

describe('an id at a partner’s', () => {
  it('stands behind the app’s own id', () => {
    const value = 'music:pcu_8d1f2c3b';
    expect(readPartnerId(value)).toEqual({ value: { type: 'PARTNER', key: value, value } });
  });
  it.each([
    ['pcu_8d1f2c3b', 'malformed'],
    ['Music:pcu_8d1f2c3b', 'malformed'],
    ['music:', 'malformed'],
    ['music:null', 'implausible'],
  ])('%s is %s', (text, fault) => expect(readPartnerId(text)).toMatchObject({ fault }));
});

describe('a blocked value', () => {
  const blocks = (pattern: string, key: string) =>
    isBlocked(
      { type: 'EMAIL', key, value: key },
      { ...DEFAULT_POLICIES, EMAIL: { ...DEFAULT_POLICIES.EMAIL, blocked: [pattern] } },
    );
  it.each([
    ['desk@shop.example', 'desk@shop.example', true],
    ['DESK@shop.example', 'desk@shop.example', true],
    ['desk@shop.example', 'helpdesk@shop.example', false],
    ['test*', 'test1@x.org', true],
    ['test*', 'latest@x.org', false],
    ['*@shop.example', 'a@shop.example', true],
    ['*@shop.example', 'a@shop.example.org', false],
    ['a*@*.example', 'ada@shop.example', true],
    ['a*a', 'a', false],
    ['a**a', 'aa', true],
    ['.*', 'ada@x.org', false],
  ])('%s: whether %s is one: %s', (pattern, key, expected) => expect(blocks(pattern, key)).toBe(expected));

  it('is found as a regular expression would find it', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
    fc.assert(
      fc.property(letters, text, (pattern, key) => {
        expect(blocks(pattern, key)).toBe(new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(key));
      }),
      { numRuns: 500 },
    );
  });
});

describe('records with a type of identifier', () => {
  const traits = (type: IdentifierType, key: string, name?: string): Traits => {
    const person = nameOf(name);
    return {
      names: person ? [person] : [],
      identifiers: [{ type, key, verified: false }],
      seenAt: new Date('2026-03-02T10:00:00Z'),
    };
  };
  const ruleBetween = (type: IdentifierType, one?: string, other?: string) => {
    const arrivals = [
      { ref: 'a', traits: traits(type, 'k', one) },
      { ref: 'b', traits: traits(type, 'k', other) },
    ];
    return linkRecords(arrivals, []).links.get('b')?.rule ?? null;
  };
  it.each<[IdentifierType, string | undefined, string | undefined, LinkRule | null]>([
    ['PAYMENT_CARD', 'Ada', 'Ada', 'PAYMENT_CARD'],
    ['PAYMENT_CARD', 'Ada', undefined, 'PAYMENT_CARD'], // a till reads the card and no name
    ['PAYMENT_CARD', 'Ann', 'Bob', null], // a couple's card
    ['PARTNER', undefined, undefined, 'PARTNER'],
    ['PARTNER', 'Ann', 'Bob', null],
  ])('%s of %s and %s: %s', (type, one, other, rule) => expect(ruleBetween(type, one, other)).toBe(rule));

  it('go to whom the identifier with the smaller priority leads', () => {
    const two = (policies = DEFAULT_POLICIES) => {
      const customers = [
        { id: 'cus_1', members: [traits('LOYALTY_CARD', 'card', 'Ada')] },
        { id: 'cus_2', members: [traits('PARTNER', 'music:1', 'Ada')] },
      ];
      const record = {
        ...traits('LOYALTY_CARD', 'card', 'Ada'),
        identifiers: [
          { type: 'LOYALTY_CARD' as const, key: 'card', verified: false },
          { type: 'PARTNER' as const, key: 'music:1', verified: false },
        ],
      };
      const evidence = { pairs: [], weigh: () => null, apart: [], together: [], policies };
      const thresholds = { merge: Number.POSITIVE_INFINITY, review: Number.POSITIVE_INFINITY };
      const arrivals = [{ ref: 'r', traits: record }];
      return linkRecords(arrivals, customers, new Set(), { ...evidence, thresholds }).links.get('r')
        ?.customerId;
    };
    expect(two()).toBe('cus_1');
    const partner = { ...DEFAULT_POLICIES.PARTNER, priority: 1 };
    const card = { ...DEFAULT_POLICIES.LOYALTY_CARD, priority: 2 };
    expect(two({ ...DEFAULT_POLICIES, PARTNER: partner, LOYALTY_CARD: card })).toBe('cus_2');
  });
});

const SET = /* GraphQL */ `
  mutation Set($input: SetIdentifierPolicyInput!) {
    setIdentifierPolicy(input: $input) {
      policy { type maxPerPerson withinDays priority blockedValues }
      userErrors { code field }
    }
  }
`;
const IDENTIFIERS = '{ identifiers { type value verified source firstSeen lastSeen } }';

describe('identifiers of a customer', () => {
  const identity = useSubgraph(definition);
  const set = async (input: Record<string, unknown>) => {
    const answer = await identity.ask(asStaff('admin'), SET, { input: { idempotencyKey: aKey(), ...input } });
    expect(answer.errors).toBeUndefined();
    return answer.data.setIdentifierPolicy;
  };
  const reading = (customerId: string, fields: string) =>
    identity.entity(asCustomer(customerId), { id: customerId }, fields);

  it('are shown with who said them and when, verified ones first', async () => {
    const record = { recordId: 'i1', givenName: 'Ida', recordedAt: new Date('2026-01-01T09:00:00Z') };
    const customerId = await aCustomerFrom(
      identity,
      { ...record, email: 'ida@example.com', paymentCard: PAR, partnerId: 'music:ida-1234' },
      { source: 'till', verified: ['EMAIL'] },
    );
    const { data } = await reading(customerId, IDENTIFIERS);
    const at = new Date('2026-01-01T09:00:00Z');
    const seen = { firstSeen: at, lastSeen: at };
    expect(data.identifiers).toEqual([
      { type: 'EMAIL', value: 'ida@example.com', verified: true, source: 'till', ...seen },
      { type: 'PAYMENT_CARD', value: PAR, verified: false, source: 'till', ...seen },
      { type: 'PARTNER', value: 'music:ida-1234', verified: false, source: 'till', ...seen },
    ]);
    const query = `query ($value: String!) { customerByIdentifier(type: PAYMENT_CARD, value: $value) { id } }`;
    const found = await identity.ask(asCustomer(customerId), query, { value: PAR });
    expect(found.data.customerByIdentifier).toEqual({ id: customerId });
  });

  it('never include the number of a payment card: the record is refused', async () => {
    const paymentCard = '4111 1111 1111 1111';
    const { results } = await importing(identity, [{ recordId: 'pan', givenName: 'Pan', paymentCard }]);
    expect(results).toMatchObject([
      { outcome: 'REJECTED', problems: [{ code: 'REJECTED_VALUE', field: 'paymentCard' }] },
    ]);
    expect(JSON.stringify(await identity.db.collection('records').find().toArray())).not.toContain('4111');
  });

  it('are shown to nobody but the customer and who answers for privacy', async () => {
    const customerId = await aCustomerFrom(identity, { givenName: 'Ola', email: 'ola@example.com' });
    const asked = (actor: Parameters<typeof identity.entity>[0]) =>
      identity.entity(actor, { id: customerId }, IDENTIFIERS);
    const app = await asked(asPartner(customerId, 'profile.email'));
    expect([app.data.identifiers, app.codes]).toEqual([null, ['UNAUTHORIZED_FIELD_OR_TYPE']]);
    const service = await asked(aService('import'));
    expect([service.data.identifiers, service.codes]).toEqual([null, ['UNAUTHORIZED_FIELD_OR_TYPE']]);
  });

  it('that are blocked are kept in their record, lead to nobody, and are nobody’s to enter', async () => {
    expect(await set({ type: 'EMAIL', blockedValues: ['desk@*', ' desk@* '] })).toEqual({
      policy: { type: 'EMAIL', maxPerPerson: 5, withinDays: 365, priority: 3, blockedValues: ['desk@*'] },
      userErrors: [],
    });
    const email = 'desk@shop.example';
    const { results } = await importing(identity, [
      { recordId: 'd1', givenName: 'Dee', surname: 'Aal', email },
      { recordId: 'd2', givenName: 'Dee', surname: 'Aal', email },
    ]);
    expect(results).toMatchObject([
      { outcome: 'ACCEPTED', problems: [{ code: 'IGNORED_VALUE', field: 'email' }] },
      { outcome: 'ACCEPTED', problems: [{ code: 'IGNORED_VALUE', field: 'email' }] },
    ]);
    expect(results[0].customerId).not.toBe(results[1].customerId);
    const refused = await updating(identity, results[0].customerId, { addEmails: [email] });
    expect(refused.userErrors).toEqual([{ code: 'INVALID_VALUE', field: ['input', 'addEmails', '0'] }]);
    expect((await set({ type: 'EMAIL', blockedValues: [] })).policy.blockedValues).toEqual([]);
    expect((await updating(identity, results[0].customerId, { addEmails: [email] })).userErrors).toEqual([]);
  });

  it('beyond what one person plausibly has keep a record apart', async () => {
    const person = { givenName: 'Lim', surname: 'Iter', loyaltyCard: 'LIM12345' };
    const own = (n: number) => ({ ...person, recordId: `l${n}`, paymentCard: `tok_lim_${n}` });
    expect((await set({ type: 'PAYMENT_CARD', maxPerPerson: 2 })).userErrors).toEqual([]);
    const ids = [];
    for (const n of [1, 2, 3]) ids.push((await importing(identity, [own(n)])).results[0].customerId);
    expect([ids[1] === ids[0], ids[2] === ids[0]]).toEqual([true, false]);
    await set({ type: 'PAYMENT_CARD', maxPerPerson: 10 });
    expect((await importing(identity, [own(4)])).results[0].outcome).toBe('ACCEPTED');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['nobody', { maxPerPerson: 0 }, 'maxPerPerson'],
    ['no time', { withinDays: 0 }, 'withinDays'],
    ['no rank', { priority: 101 }, 'priority'],
    ['everybody', { blockedValues: ['*'] }, 'blockedValues'],
    ['nothing', { blockedValues: [''] }, 'blockedValues'],
    ['too long a text', { blockedValues: ['x'.repeat(101)] }, 'blockedValues'],
    ['too many', { blockedValues: Array.from({ length: 201 }, (_, n) => `v${n}`) }, 'blockedValues'],
  ])('have no policy that is about %s', async (_, input, field) => {
    expect(await set({ type: 'PHONE', ...input })).toEqual({
      policy: null,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', field] }],
    });
  });

  it('have their policies in the order in which they are believed; nobody but staff sees or sets them', async () => {
    const query = '{ identifierPolicies { type priority } }';
    const { data } = await identity.ask(asStaff('privacy_officer'), query);
    expect(data.identifierPolicies.map(({ type }: { type: string }) => type)).toEqual([
      'LOYALTY_CARD',
      'PARTNER',
      'EMAIL',
      'PAYMENT_CARD',
      'PHONE',
    ]);
    expect((await identity.ask(aService('import'), query)).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    const input = { type: 'PHONE', maxPerPerson: 1, idempotencyKey: aKey() };
    expect((await identity.ask(aService('import'), SET, { input })).codes).toEqual([
      'UNAUTHORIZED_FIELD_OR_TYPE',
    ]);
  });
});

describe('a value of a profile', () => {
  const identity = useSubgraph(definition);
  const reading = async (customerId: string, fields: string) =>
    (await identity.entity(asCustomer(customerId), { id: customerId }, fields)).data;

  it('says on what it may be held', async () => {
    const records = [
      { recordId: 'b1', givenName: 'Bas', surname: 'Is', loyaltyCard: 'BAS1234', city: 'Ede' },
    ];
    const usual = await importing(identity, records);
    const customerId = usual.results[0].customerId;
    const newsletter = [
      { recordId: 'b1', givenName: 'Bas', loyaltyCard: 'BAS1234', email: 'bas@example.com' },
    ];
    await importing(identity, newsletter, { source: 'newsletter', lawfulBasis: 'CONSENT' });
    await updating(identity, customerId, { addPhones: [{ number: '+31612345678' }] });
    const fields = '{ name { lawfulBasis } emails { lawfulBasis } phones { lawfulBasis } }';
    expect(await reading(customerId, fields)).toEqual({
      name: { lawfulBasis: 'LEGITIMATE_INTEREST' },
      emails: [{ lawfulBasis: 'CONSENT' }],
      phones: [{ lawfulBasis: 'CONTRACT' }],
    });
  });

  it('says how to address the customer, who may say otherwise', async () => {
    const customerId = await aCustomerFrom(identity, { givenName: 'Tove', email: 'tove@example.com' });
    expect((await updating(identity, customerId, { tone: {} })).userErrors).toEqual([
      { code: 'INVALID_VALUE', field: ['input', 'tone'] },
    ]);
    const fields = '{ tone { formOfAddress voice source lawfulBasis } }';
    expect(await reading(customerId, fields)).toEqual({ tone: null });
    await updating(identity, customerId, { tone: { formOfAddress: 'FORMAL' } });
    identity.clock.now = new Date(identity.clock.now.getTime() + 1000);
    const answer = await updating(identity, customerId, {
      tone: { formOfAddress: 'INFORMAL', voice: 'BRIEF' },
    });
    expect(answer.userErrors).toEqual([]);
    expect(await reading(customerId, fields)).toEqual({
      tone: { formOfAddress: 'INFORMAL', voice: 'BRIEF', source: 'customer', lawfulBasis: 'CONTRACT' },
    });
    const query = `{ profileAsOf(at: "${new Date(identity.clock.now.getTime() - 500).toISOString()}") {
      tone { formOfAddress voice } name { given heldBy } } }`;
    expect(await reading(customerId, query)).toEqual({
      profileAsOf: {
        tone: { formOfAddress: 'FORMAL', voice: null },
        name: { given: 'Tove', heldBy: null },
      },
    });
  });
});
