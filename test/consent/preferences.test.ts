import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { consent as definition } from '../../subgraphs/consent/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { asAdmin, asSender, communicationOf, inStore } from './communicating.ts';
import { aCustomerId, asCustomer, asPartner, mutationsOf, PRIVACY_OFFICER } from './consenting.ts';

const consent = useSubgraph(definition);
const { give, history, withdraw, object } = mutationsOf(consent);
const { contact, may, preferences, publishTopic, set, snooze, unsubscribeFromAll } = communicationOf(consent);
const START = consent.clock.now;
const hence = (hours: number) => new Date(START.getTime() + hours * 3_600_000);

const NOTHING = {
  version: 0,
  changedAt: null,
  choices: [],
  frequencyCaps: [],
  quietHours: null,
  snoozedUntil: null,
  doNotApproach: false,
  language: null,
  tone: null,
};
const NIGHT = { from: '22:00', to: '08:00', timeZone: 'Europe/Berlin' };

const associate: Actor = { kind: 'associate', associateId: 'asc_1', stores: ['sto_1'] };

describe('preferences', () => {
  it('are those of somebody who has chosen nothing, to begin with', async () => {
    expect(await preferences(aCustomerId())).toEqual(NOTHING);
  });

  it('are kept whole, with every version before', async () => {
    const ada = aCustomerId();
    await publishTopic('shoes');
    const chosen = {
      choices: [
        { purpose: 'email_marketing', channel: 'EMAIL', topic: 'shoes', wanted: false },
        { purpose: null, channel: 'PHONE', topic: null, wanted: false },
      ],
      frequencyCaps: [{ channel: 'EMAIL', most: 2, per: 'WEEK' }],
      quietHours: NIGHT,
      doNotApproach: true,
      language: 'de-AT',
      tone: 'INFORMAL',
    };
    const first = { ...NOTHING, ...chosen, version: 1, changedAt: START };
    expect(await set(asCustomer(ada), 0, chosen)).toEqual({
      preferences: first,
      userErrors: [],
      idempotentReplay: false,
    });
    expect(await preferences(ada)).toEqual(first);

    expect(await set(asCustomer(ada), 1)).toMatchObject({
      preferences: { ...NOTHING, version: 2, changedAt: START },
    });
    expect(await preferences(ada)).toEqual({ ...NOTHING, version: 2, changedAt: START });
    expect(await preferences(ada, asCustomer(ada), 1)).toEqual(first);
    expect(await preferences(ada, asCustomer(ada), 3)).toBeNull();
  });

  it('that were changed meanwhile are not overwritten', async () => {
    const ada = aCustomerId();
    await set(asCustomer(ada), 0, { doNotApproach: true });
    expect(await set(asCustomer(ada), 0)).toEqual({
      preferences: null,
      userErrors: [{ code: 'PREFERENCES_CHANGED', field: ['input', 'expectedVersion'] }],
      idempotentReplay: false,
    });
    expect(await preferences(ada)).toMatchObject({ version: 1, doNotApproach: true });
  });

  it('that are set many times at once from the same version are set once', async () => {
    const ada = aCustomerId();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => set(asCustomer(ada), 0, { doNotApproach: true })),
    );
    const codes = answers.map(({ userErrors }) => userErrors[0]?.code ?? 'OK').sort();
    expect(codes).toEqual(['OK', ...Array.from({ length: 7 }, () => 'PREFERENCES_CHANGED')]);
    expect(await preferences(ada)).toMatchObject({ version: 1 });
  });

  it('that are sent again under the same key answer the same', async () => {
    const ada = asCustomer(aCustomerId());
    const send = () => set(ada, 0, { doNotApproach: true, idempotencyKey: 'intent-1' });
    const first = await send();
    expect(await send()).toEqual({ ...first, idempotentReplay: true });
  });

  it.each<[string, object, string]>([
    ['a purpose that isn’t there', { choices: [{ purpose: '{$gt: ""}', wanted: true }] }, 'choices'],
    ['a topic that isn’t there', { choices: [{ topic: 'hats', wanted: true }] }, 'choices'],
    ['a cap of none', { frequencyCaps: [{ channel: 'SMS', most: 0, per: 'DAY' }] }, 'frequencyCaps'],
    ['a zone that isn’t there', { quietHours: { ...NIGHT, timeZone: 'Mars/Olympus' } }, 'quietHours'],
    ['a surface that is a sentence', { surface: 'on the phone' }, 'surface'],
  ])('with %s are refused', async (_, its, field) => {
    const ada = aCustomerId();
    expect(await set(asCustomer(ada), 0, its)).toEqual({
      preferences: null,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', field] }],
      idempotentReplay: false,
    });
    expect(await preferences(ada)).toEqual(NOTHING);
  });

  it('are written down and seen by the associate who serves the customer, and by no other', async () => {
    const ada = aCustomerId();
    expect(await set(associate, 0, { customerId: ada, doNotApproach: true })).toEqual({
      codes: ['FORBIDDEN'],
    });
    await inStore(consent, ada);
    expect(await set(associate, 0, { customerId: ada, doNotApproach: true })).toMatchObject({
      preferences: { version: 1, doNotApproach: true },
    });
    expect(await set(associate, 1)).toMatchObject({
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'customerId'] }],
    });
    const seenBy = async (actor: Actor) => {
      const { data, codes } = await consent.entity(actor, { id: ada }, '{ doNotApproach }');
      return codes ?? data.doNotApproach;
    };
    expect(await seenBy(associate)).toBe(true);
    expect(await seenBy({ ...associate, stores: ['sto_9'] })).toEqual(['FORBIDDEN']);
    await give(asCustomer(ada), 'personalisation');
    expect(await may(ada, { purpose: 'personalisation', channel: 'IN_STORE' }, associate)).toMatchObject({
      permitted: false,
      reason: 'DO_NOT_APPROACH',
    });
  });

  it.each<[string, (customerId: string) => Actor, boolean]>([
    ['the customer', asCustomer, true],
    ['a sender', () => asSender, true],
    ['the privacy officer', () => PRIVACY_OFFICER, true],
    ['a service that sends nothing', () => ({ kind: 'service', serviceId: 'erp', scopes: [] }), false],
    ['another customer', () => asCustomer('cus_other'), false],
    ['a marketer', () => ({ kind: 'staff', staffId: 'stf_1', role: 'marketer' }), false],
    ['an admin', () => asAdmin, false],
    ['a partner', (customerId) => asPartner({ id: 'grt_1', customerId }), false],
    ['a visitor', () => ({ kind: 'visitor' }), false],
  ])('are shown to %s: %#', async (_, actorOf, shown) => {
    const ada = aCustomerId();
    const read = await preferences(ada, actorOf(ada));
    if (shown) expect(read).toEqual(NOTHING);
    else expect(read.codes[0]).toMatch(/^(FORBIDDEN|UNAUTHENTICATED|UNAUTHORIZED_FIELD_OR_TYPE)$/);
  });
});

describe('a snooze', () => {
  it('silences until its time and ends by itself', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing');
    expect(await snooze(asCustomer(ada), hence(24))).toMatchObject({
      preferences: { version: 1, snoozedUntil: hence(24) },
    });
    expect(await may(ada)).toEqual({
      permitted: false,
      reason: 'SNOOZED',
      at: START,
      nextAllowedAt: hence(24),
      decision: { purpose: 'email_marketing', state: 'GIVEN' },
      preferencesVersion: 1,
    });
    expect(await may(ada, { at: hence(24) })).toMatchObject({ permitted: true, reason: 'GIVEN' });
    expect(await may(ada, { purpose: 'service' })).toMatchObject({ permitted: true, reason: 'CONTRACT' });
    consent.clock.now = hence(24);
    expect(await preferences(ada)).toMatchObject({ snoozedUntil: null });
    consent.clock.now = START;
  });

  it('is ended, and stays when preferences are set', async () => {
    const ada = aCustomerId();
    await snooze(asCustomer(ada), hence(24));
    expect(await set(asCustomer(ada), 1, { doNotApproach: true })).toMatchObject({
      preferences: { version: 2, snoozedUntil: hence(24) },
    });
    expect(await snooze(asCustomer(ada), null)).toMatchObject({
      preferences: { version: 3, snoozedUntil: null, doNotApproach: true },
    });
  });

  it('has to end in the next year', async () => {
    expect(await snooze(asCustomer(aCustomerId()), START)).toMatchObject({
      preferences: null,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'until'] }],
    });
  });
});

describe('unsubscribing from all', () => {
  const marketing = ['email_marketing', 'post_marketing', 'push_marketing', 'sms_marketing'];

  it('is one act that says no to all marketing and to nothing else, and resubscribing works', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing');
    await give(asCustomer(ada), 'personalisation');
    const { decisions, userErrors } = await unsubscribeFromAll(asCustomer(ada), { means: 'SAVE' });
    expect(userErrors).toEqual([]);
    expect(decisions.map(({ purpose }: { purpose: string }) => purpose).sort()).toEqual(marketing);
    expect(decisions).toContainEqual({
      purpose: 'email_marketing',
      state: 'WITHDRAWN',
      means: 'SAVE',
      decidedBy: 'SELF',
      recordedBy: `customer:${ada}`,
      surface: 'storefront.preferences',
    });
    expect(await may(ada)).toMatchObject({ permitted: false, reason: 'WITHDRAWN' });
    expect(await may(ada, { purpose: 'personalisation' })).toMatchObject({ permitted: true });
    expect(await may(ada, { purpose: 'service' })).toMatchObject({ permitted: true });

    expect(await unsubscribeFromAll(asCustomer(ada))).toMatchObject({ decisions: [], userErrors: [] });
    await give(asCustomer(ada), 'email_marketing');
    expect(await may(ada)).toMatchObject({ permitted: true, reason: 'GIVEN' });
    expect(await history(ada)).toMatchObject({ intact: true, decisions: { length: 7 } });
  });

  it('is written down by the associate who is told so', async () => {
    const ada = aCustomerId();
    await inStore(consent, ada);
    const { decisions } = await unsubscribeFromAll(associate, { customerId: ada, storeId: 'sto_1' });
    expect(decisions[0]).toMatchObject({ decidedBy: 'ASSOCIATE', recordedBy: 'associate:asc_1' });
    expect(await unsubscribeFromAll(associate)).toMatchObject({
      decisions: [],
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'customerId'] }],
    });
  });
});

describe('may', () => {
  it('says yes with the decision that it rests on', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing');
    expect(await may(ada)).toEqual({
      permitted: true,
      reason: 'GIVEN',
      at: START,
      nextAllowedAt: null,
      decision: { purpose: 'email_marketing', state: 'GIVEN' },
      preferencesVersion: 0,
    });
  });

  it('says no where nothing was decided, and nothing about a purpose that isn’t there', async () => {
    const ada = aCustomerId();
    expect(await may(ada)).toMatchObject({ permitted: false, reason: 'UNKNOWN', decision: null });
    expect(await may(ada, { purpose: 'spying' })).toBeNull();
  });

  it('names the objection', async () => {
    const ada = aCustomerId();
    expect(await may(ada, { purpose: 'analytics' })).toMatchObject({
      permitted: true,
      reason: 'NOT_OBJECTED',
    });
    await object(asCustomer(ada), 'analytics');
    expect(await may(ada, { purpose: 'analytics' })).toMatchObject({ permitted: false, reason: 'OBJECTED' });
  });

  it('follows what the customer chose about channels and topics', async () => {
    const ada = aCustomerId();
    await publishTopic('hats');
    await publishTopic('coats', 1, { wantedByDefault: false });
    await give(asCustomer(ada), 'email_marketing');
    await set(asCustomer(ada), 0, { choices: [{ topic: 'hats', wanted: false }] });
    expect(await may(ada)).toMatchObject({ permitted: true, preferencesVersion: 1 });
    expect(await may(ada, { topic: 'hats' })).toMatchObject({ permitted: false, reason: 'TOPIC_OFF' });
    expect(await may(ada, { topic: 'coats' })).toMatchObject({ permitted: false, reason: 'TOPIC_OFF' });
    expect(await may(ada, { topic: 'gloves' })).toMatchObject({ permitted: false, reason: 'TOPIC_UNKNOWN' });
    expect(await may(ada, { channel: 'SMS' })).toMatchObject({
      permitted: false,
      reason: 'CHANNEL_NOT_COVERED',
    });
    await set(asCustomer(ada), 1, { choices: [{ channel: 'EMAIL', wanted: false }] });
    expect(await may(ada)).toMatchObject({ permitted: false, reason: 'CHANNEL_OFF' });
  });

  it('waits for the end of the quiet hours', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing');
    await set(asCustomer(ada), 0, { quietHours: NIGHT });
    expect(await may(ada, { at: new Date('2026-03-02T23:00:00Z') })).toMatchObject({
      permitted: false,
      reason: 'QUIET_HOURS',
      nextAllowedAt: new Date('2026-03-03T07:00:00Z'),
    });
  });

  it('takes a withdrawal into account at once', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing');
    await withdraw(asCustomer(ada), 'email_marketing');
    expect(await may(ada)).toMatchObject({ permitted: false, reason: 'WITHDRAWN' });
  });

  it('answers the customer about themself', async () => {
    const ada = aCustomerId();
    const { data } = await consent.entity(
      asCustomer(ada),
      { id: ada },
      '{ may(purpose: "service", channel: EMAIL) { permitted reason preferencesVersion decision { id } } }',
    );
    expect(data).toEqual({
      may: { permitted: true, reason: 'CONTRACT', preferencesVersion: 0, decision: null },
    });
  });

  it.each<[string, (customerId: string) => Actor]>([
    ['a customer about another', () => asCustomer('cus_other')],
    ['a marketer', () => ({ kind: 'staff', staffId: 'stf_1', role: 'marketer' })],
    ['a service that sends nothing', () => ({ kind: 'service', serviceId: 'erp', scopes: [] })],
    ['an associate who doesn’t serve them', () => associate],
    ['a partner', (customerId) => asPartner({ id: 'grt_1', customerId })],
    ['a visitor', () => ({ kind: 'visitor' })],
  ])('does not answer %s', async (_, actorOf) => {
    const ada = aCustomerId();
    const { codes } = await may(ada, {}, actorOf(ada));
    expect(codes[0]).toMatch(/^(FORBIDDEN|UNAUTHENTICATED|UNAUTHORIZED_FIELD_OR_TYPE)$/);
  });

  it('is a read of the customer’s facts, which the ledger shows', async () => {
    const ada = aCustomerId();
    await may(ada);
    const recorded = await consent.published('patron.disclosure.recorded.v1');
    expect(recorded.filter(({ subject }) => subject === ada)).toMatchObject([
      { data: { recipient: 'service:test', fields: expect.arrayContaining(['PermissionAnswer.permitted']) } },
    ]);
  });
});

describe('contacts', () => {
  it('are counted, and the cap holds however many senders ask at once', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing');
    await set(asCustomer(ada), 0, { frequencyCaps: [{ channel: 'EMAIL', most: 3, per: 'WEEK' }] });
    const answers = await Promise.all(Array.from({ length: 10 }, () => contact(ada)));
    expect(answers.filter(({ answer }) => answer.permitted)).toHaveLength(3);
    expect(answers.filter(({ answer }) => !answer.permitted)).toEqual(
      Array.from({ length: 7 }, () => ({
        answer: expect.objectContaining({ reason: 'FREQUENCY_CAP', nextAllowedAt: hence(7 * 24) }),
        userErrors: [{ code: 'NOT_PERMITTED', field: null }],
        idempotentReplay: false,
      })),
    );
    expect(await may(ada)).toMatchObject({ permitted: false, reason: 'FREQUENCY_CAP' });
    consent.clock.now = hence(7 * 24);
    expect(await contact(ada)).toMatchObject({ answer: { permitted: true }, userErrors: [] });
    consent.clock.now = START;
  });

  it('are counted once for a key, and a refusal is not kept for it', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing');
    await set(asCustomer(ada), 0, { frequencyCaps: [{ channel: 'EMAIL', most: 1, per: 'DAY' }] });
    expect(await contact(ada, { idempotencyKey: 'letter-1' })).toMatchObject({ idempotentReplay: false });
    expect(await contact(ada, { idempotencyKey: 'letter-1' })).toMatchObject({
      answer: { permitted: true },
      idempotentReplay: true,
    });
    expect(await contact(ada, { idempotencyKey: 'letter-2' })).toMatchObject({
      answer: { permitted: false },
    });
    consent.clock.now = hence(24);
    expect(await contact(ada, { idempotencyKey: 'letter-2' })).toMatchObject({
      answer: { permitted: true },
      idempotentReplay: false,
    });
    consent.clock.now = START;
  });

  it('that the contract needs take nobody’s room', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing');
    await set(asCustomer(ada), 0, { frequencyCaps: [{ channel: 'EMAIL', most: 1, per: 'DAY' }] });
    await contact(ada, { purpose: 'service' });
    await contact(ada, { purpose: 'service' });
    expect(await contact(ada)).toMatchObject({ answer: { permitted: true } });
    expect(await contact(ada, { purpose: 'service' })).toMatchObject({ answer: { permitted: true } });
  });

  it('are only a sender’s to count', async () => {
    const ada = aCustomerId();
    expect(await contact(ada, {}, asCustomer(ada))).toEqual({ codes: ['UNAUTHORIZED_FIELD_OR_TYPE'] });
    expect(await contact(ada, { purpose: 'spying' })).toMatchObject({
      answer: null,
      userErrors: [{ code: 'PURPOSE_NOT_FOUND', field: ['input', 'purpose'] }],
    });
  });
});

describe('topics', () => {
  const topics = async (language = 'en') => {
    const { data } = await consent.ask(
      { kind: 'visitor' },
      'query($language: String!) { topics(language: $language) { key version language title explanation } }',
      { language },
    );
    return data.topics;
  };

  it('are published in versions with texts, and shown to anybody until they are retired', async () => {
    const texts = [
      { language: 'en', title: 'Events', explanation: 'What is on in our stores.' },
      { language: 'ar', title: 'فعاليات', explanation: 'ما يجري في متاجرنا.' },
    ];
    expect(await publishTopic('events', 1, { texts })).toEqual({
      topic: { key: 'events', version: 1, language: 'en', title: 'Events', wantedByDefault: true },
      userErrors: [],
    });
    expect(await topics('ar-EG')).toContainEqual({ key: 'events', version: 1, ...texts[1] });
    expect(await topics('nl')).toContainEqual({ key: 'events', version: 1, ...texts[0] });
    await publishTopic('events', 2, { retired: true });
    expect(await topics()).not.toContainEqual(expect.objectContaining({ key: 'events' }));
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing');
    expect(await may(ada, { topic: 'events' })).toMatchObject({ reason: 'TOPIC_UNKNOWN' });
  });

  it.each<[string, number, object, object]>([
    ['leaves a version out', 2, {}, { code: 'TOPIC_VERSION_CONFLICT', field: ['input', 'version'] }],
    ['has no key', 1, { key: '$where' }, { code: 'INVALID_VALUE', field: ['input', 'key'] }],
    ['has no text', 1, { texts: [] }, { code: 'INVALID_VALUE', field: ['input', 'texts'] }],
    [
      'has a text twice',
      1,
      {
        texts: [
          { language: 'en', title: 'a', explanation: 'a' },
          { language: 'EN', title: 'b', explanation: 'b' },
        ],
      },
      { code: 'INVALID_VALUE', field: ['input', 'texts'] },
    ],
  ])('a version that %s is refused', async (_, version, its, error) => {
    expect(await publishTopic('socks', version, its)).toEqual({ topic: null, userErrors: [error] });
  });

  it('are published by an admin only', async () => {
    expect(await publishTopic('socks', 1, {}, asSender)).toEqual({ codes: ['UNAUTHORIZED_FIELD_OR_TYPE'] });
  });
});
