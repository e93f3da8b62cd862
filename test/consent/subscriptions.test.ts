import { describe, expect, it } from 'vitest';
import { type Actor, VISITOR } from '#shared/actor.ts';
import { openErased } from '#shared/erased.ts';
import { inTransaction } from '#shared/mongo.ts';
import { consent as definition } from '../../subgraphs/consent/subgraph.ts';
import { nextLetterAt } from '../../subgraphs/consent/subscriptions/limits.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { communicationOf, inStore, usePages } from './communicating.ts';
import { aCustomerId, asCustomer, asPartner, mutationsOf } from './consenting.ts';

const consent = useSubgraph(definition);
const pages = usePages(consent);
const { give, history, standing, withdraw } = mutationsOf(consent);
const { confirm, may, subscribe, unsubscribeFromAll } = communicationOf(consent);
const START = consent.clock.now;
const hence = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

let addresses = 0;
const anAddress = () => `c${++addresses}@example.com`;

/** The token in the newest letter to a customer. */
async function tokenFor(customerId: string): Promise<string> {
  const letters = await consent.letters(customerId);
  return /token=([\w-]+)/.exec(letters.at(-1)?.text ?? '')?.[1] ?? '';
}

const decisions = (customerId: string) =>
  history(
    customerId,
    'state means decidedBy recordedBy surface language purposeVersion identifier { type value }',
  );

describe('asking for a subscription', () => {
  it('permits nothing, and sends a letter that asks', async () => {
    const ada = aCustomerId();
    const email = anAddress();
    const { request, userErrors } = await subscribe(asCustomer(ada), ` ${email} `, { language: 'de-AT' });
    expect({ request, userErrors }).toEqual({
      request: {
        id: expect.stringMatching(/^sbr_[0-9a-f]{32}$/),
        purpose: 'email_marketing',
        email,
        state: 'PENDING',
        requestedAt: START,
        expiresAt: hence(48 * 60),
        confirmedAt: null,
      },
      userErrors: [],
    });
    expect(await standing(ada, 'email_marketing')).toEqual({
      state: 'REQUESTED',
      permitted: false,
      reason: 'REQUESTED',
    });
    expect(await may(ada)).toMatchObject({ permitted: false, reason: 'REQUESTED' });

    const [letter, ...more] = await consent.letters(ada);
    expect(more).toEqual([]);
    expect(letter).toMatchObject({
      to: email,
      kind: 'subscription.confirm',
      language: 'de',
      customerId: ada,
    });
    expect(letter?.subject).toBe('Bitte bestätigen: Neuigkeiten und Angebote per E-Mail');
    expect(letter?.text).toMatch(/^http:\/\/localhost:4000\/consent\/confirm\?token=[\w-]{43}$/m);
    const token = await tokenFor(ada);
    const stored = await consent.db.collection('subscriptionRequests').findOne({ customerId: ada });
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  it('is written in Arabic from right to left', async () => {
    const ada = aCustomerId();
    await subscribe(asCustomer(ada), anAddress(), { language: 'ar' });
    const [letter] = await consent.letters(ada);
    expect(letter?.html).toContain('<html lang="ar" dir="rtl">');
  });

  it('does not end a yes that stands', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing');
    await subscribe(asCustomer(ada), anAddress());
    expect(await standing(ada, 'email_marketing')).toMatchObject({ state: 'GIVEN', permitted: true });
    expect((await history(ada)).decisions).toHaveLength(1);
  });

  it('again sends another letter, whose link takes the place of the one before', async () => {
    const ada = aCustomerId();
    const email = anAddress();
    const first = await subscribe(asCustomer(ada), email);
    const old = await tokenFor(ada);
    expect(await subscribe(asCustomer(ada), email)).toMatchObject({
      request: null,
      userErrors: [{ code: 'TOO_MANY_LETTERS', field: ['input', 'email'] }],
    });
    consent.clock.now = hence(1);
    const again = await subscribe(asCustomer(ada), email);
    expect(again.request.id).toBe(first.request.id);
    expect(await confirm(old)).toMatchObject({ userErrors: [{ code: 'TOKEN_UNKNOWN' }] });
    expect(await confirm(await tokenFor(ada))).toMatchObject({ userErrors: [] });
    consent.clock.now = START;
  });

  it('under the same key sends one letter', async () => {
    const ada = aCustomerId();
    const email = anAddress();
    const send = () => subscribe(asCustomer(ada), email, { idempotencyKey: 'intent-1' });
    const first = await send();
    expect(await send()).toEqual({ ...first, idempotentReplay: true });
    expect(await consent.letters(ada)).toHaveLength(1);
  });

  it('sends an address five letters a day, whoever asks', async () => {
    const email = anAddress();
    for (let minute = 0; minute < 5; minute += 1) {
      consent.clock.now = hence(minute);
      expect(await subscribe(asCustomer(aCustomerId()), email)).toMatchObject({ userErrors: [] });
    }
    consent.clock.now = hence(60);
    const bystander = aCustomerId();
    expect(await subscribe(asCustomer(bystander), email)).toMatchObject({
      userErrors: [{ code: 'TOO_MANY_LETTERS' }],
    });
    expect(await consent.letters(bystander)).toEqual([]);
    consent.clock.now = hence(24 * 60);
    expect(await subscribe(asCustomer(bystander), email)).toMatchObject({ userErrors: [] });
    consent.clock.now = START;
  });

  it.each<[string, object, object]>([
    [
      'the address is none',
      { email: 'Ada <ada@example.com>' },
      { code: 'INVALID_VALUE', field: ['input', 'email'] },
    ],
    [
      'there are two',
      { email: 'a@example.com,b@example.com' },
      { code: 'INVALID_VALUE', field: ['input', 'email'] },
    ],
    [
      'the purpose isn’t there',
      { purpose: 'spying' },
      { code: 'PURPOSE_NOT_FOUND', field: ['input', 'purpose'] },
    ],
    [
      'it is about text messages',
      { purpose: 'sms_marketing' },
      { code: 'WRONG_LAWFUL_BASIS', field: ['input', 'purpose'] },
    ],
    [
      'it needs no consent',
      { purpose: 'service' },
      { code: 'WRONG_LAWFUL_BASIS', field: ['input', 'purpose'] },
    ],
    [
      'no such version was published',
      { purposeVersion: 2 },
      { code: 'NOTICE_OUTDATED', field: ['input', 'purposeVersion'] },
    ],
    [
      'it isn’t written in the language',
      { language: 'nl' },
      { code: 'INVALID_VALUE', field: ['input', 'language'] },
    ],
  ])('sends nothing when %s', async (_, its, error) => {
    const ada = aCustomerId();
    expect(await subscribe(asCustomer(ada), anAddress(), its)).toEqual({
      request: null,
      userErrors: [error],
      idempotentReplay: false,
    });
    expect(await consent.letters(ada)).toEqual([]);
    expect(await history(ada)).toEqual({ intact: true, decisions: [] });
  });

  it.each<[string, (customerId: string) => Actor]>([
    ['a visitor', () => VISITOR],
    ['a partner', (customerId) => asPartner({ id: 'grt_1', customerId })],
    ['another customer', () => asCustomer('cus_other')],
  ])('is not for %s', async (_, actorOf) => {
    const ada = aCustomerId();
    const { codes } = await subscribe(actorOf(ada), anAddress(), { customerId: ada });
    expect(codes[0]).toMatch(/^(FORBIDDEN|UNAUTHENTICATED|UNAUTHORIZED_FIELD_OR_TYPE)$/);
    expect(await consent.letters(ada)).toEqual([]);
  });

  it('may be done by the associate who is told so', async () => {
    const ada = aCustomerId();
    await inStore(consent, ada);
    const associate: Actor = { kind: 'associate', associateId: 'asc_1', stores: ['sto_1'] };
    await subscribe(associate, anAddress(), { customerId: ada });
    expect((await decisions(ada)).decisions).toMatchObject([{ decidedBy: 'ASSOCIATE', state: 'REQUESTED' }]);
  });
});

describe('confirming', () => {
  it('makes the yes, for the address that was asked, once', async () => {
    const ada = aCustomerId();
    const email = anAddress();
    await subscribe(asCustomer(ada), email, { language: 'fr' });
    const token = await tokenFor(ada);
    consent.clock.now = hence(10);
    expect(await confirm(token)).toEqual({
      purpose: { key: 'email_marketing', title: 'Actualités et offres par e-mail' },
      confirmedAt: hence(10),
      userErrors: [],
    });
    expect(await confirm(token)).toEqual({
      purpose: null,
      confirmedAt: hence(10),
      userErrors: [{ code: 'TOKEN_USED', field: ['input', 'token'] }],
    });
    expect(await standing(ada, 'email_marketing')).toMatchObject({ state: 'GIVEN', permitted: true });
    expect(await decisions(ada)).toEqual({
      intact: true,
      decisions: [
        {
          state: 'GIVEN',
          means: 'BUTTON',
          decidedBy: 'SELF',
          recordedBy: 'visitor',
          surface: 'app.newsletter',
          language: 'fr',
          purposeVersion: 1,
          identifier: { type: 'EMAIL', value: email },
        },
        expect.objectContaining({ state: 'REQUESTED', recordedBy: `customer:${ada}` }),
      ],
    });
    const { data } = await consent.entity(
      asCustomer(ada),
      { id: ada },
      '{ subscriptionRequests { email state confirmedAt } }',
    );
    expect(data.subscriptionRequests).toEqual([{ email, state: 'CONFIRMED', confirmedAt: hence(10) }]);
    consent.clock.now = START;
  });

  it('many times at once makes one yes', async () => {
    const ada = aCustomerId();
    await subscribe(asCustomer(ada), anAddress());
    const token = await tokenFor(ada);
    const answers = await Promise.all(Array.from({ length: 6 }, () => confirm(token)));
    expect(answers.map(({ userErrors }) => userErrors[0]?.code ?? 'OK').sort()).toEqual([
      'OK',
      ...Array.from({ length: 5 }, () => 'TOKEN_USED'),
    ]);
    expect((await history(ada)).decisions).toHaveLength(2);
  });

  it.each<[string, (token: string, customerId: string) => Promise<string>, string]>([
    ['a token that nobody made', async () => 'x'.repeat(43), 'TOKEN_UNKNOWN'],
    ['an empty one', async () => '', 'TOKEN_UNKNOWN'],
    [
      'one that was altered',
      async (token) => `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      'TOKEN_UNKNOWN',
    ],
    [
      'one whose time is over',
      async (token) => {
        consent.clock.now = hence(48 * 60);
        return token;
      },
      'TOKEN_EXPIRED',
    ],
    [
      'one of a customer who has said no since',
      async (token, customerId) => {
        consent.clock.now = hence(1);
        await unsubscribeFromAll(asCustomer(customerId));
        return token;
      },
      'REQUEST_OBSOLETE',
    ],
  ])('is refused with %s', async (_, prepare, code) => {
    const ada = aCustomerId();
    await subscribe(asCustomer(ada), anAddress());
    const token = await prepare(await tokenFor(ada), ada);
    expect(await confirm(token)).toEqual({
      purpose: null,
      confirmedAt: null,
      userErrors: [{ code, field: ['input', 'token'] }],
    });
    expect(await standing(ada, 'email_marketing')).toMatchObject({ permitted: false });
    consent.clock.now = START;
  });
});

describe('the page behind the link', () => {
  it('changes nothing when it is opened, however often', async () => {
    const ada = aCustomerId();
    await subscribe(asCustomer(ada), anAddress());
    const token = await tokenFor(ada);
    for (let scan = 0; scan < 3; scan += 1) {
      const { statusCode, body, headers } = await pages.get(`/consent/confirm?token=${token}`);
      expect(statusCode).toBe(200);
      expect(body).toContain('<form method="post" action="/consent/confirm">');
      expect(body).toContain('<button class="first">Yes, subscribe</button>');
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
      expect(headers['set-cookie']).toBeUndefined();
    }
    expect(await standing(ada, 'email_marketing')).toMatchObject({ state: 'REQUESTED' });
  });

  it('confirms by its button, and says so again', async () => {
    const ada = aCustomerId();
    await subscribe(asCustomer(ada), anAddress());
    const token = await tokenFor(ada);
    const done = await pages.post('/consent/confirm', `token=${token}`);
    expect(done.statusCode).toBe(200);
    expect(done.body).toContain('Your subscription is confirmed.');
    expect(await standing(ada, 'email_marketing')).toMatchObject({ state: 'GIVEN' });
    expect((await decisions(ada)).decisions[0]).toMatchObject({ means: 'BUTTON', surface: 'mail.confirm' });

    const again = await pages.post('/consent/confirm', `token=${token}`);
    expect({ status: again.statusCode, told: again.body.includes('is confirmed already') }).toEqual({
      status: 200,
      told: true,
    });
    expect((await history(ada)).decisions).toHaveLength(2);
  });

  it.each([
    ['de', 'ltr', 'Ja, abonnieren'],
    ['fr', 'ltr', 'Oui, m’abonner'],
    ['ar', 'rtl', 'نعم، أريد الاشتراك'],
  ])('is written in %s', async (language, direction, button) => {
    const ada = aCustomerId();
    await subscribe(asCustomer(ada), anAddress());
    const url = `/consent/confirm?token=${await tokenFor(ada)}`;
    const { body } = await pages.get(url, { 'accept-language': language });
    expect(body).toContain(`<html lang="${language}" dir="${direction}">`);
    expect(body).toContain(button);
  });

  it.each([
    ['no token', '/consent/confirm'],
    ['two', '/consent/confirm?token=a&token=b'],
    ['a wrong one', '/consent/confirm?token=%3Cscript%3Ealert(1)%3C/script%3E'],
  ])('says that it doesn’t know the link with %s', async (_, url) => {
    const { statusCode, body } = await pages.get(url);
    expect(statusCode).toBe(410);
    expect(body).toContain('We don’t know this link.');
    expect(body).not.toContain('<script>');
    expect((await pages.post('/consent/confirm', 'token=')).statusCode).toBe(410);
  });
});

describe('letters', () => {
  it.each<[string, number[], number]>([
    ['none was sent', [], 0],
    ['one was sent just now', [0], 1],
    ['one was sent a minute ago', [-1], 0],
    ['four were sent today', [-1, -2, -3, -4], 0],
    ['five were sent today', [-1, -2, -3, -4, -600], 24 * 60 - 600],
    ['five were sent, one of them yesterday', [-1, -2, -3, -4, -24 * 60], 0],
  ])('may be sent again when %s', (_, letters, minutes) => {
    expect(nextLetterAt(letters.map(hence), START)).toEqual(hence(minutes));
  });
});

describe('unsubscribing by a link', () => {
  async function linkFor(customerId: string, its: object = { purpose: 'email_marketing', channel: 'EMAIL' }) {
    const { data, codes } = await consent.ask(
      { kind: 'service', serviceId: 'mailer', scopes: ['messages'] },
      `query Q($customerId: ID!, $purpose: String, $channel: CommunicationChannel, $topic: String) {
        unsubscribeHeaders(customerId: $customerId, purpose: $purpose, channel: $channel, topic: $topic) {
          listUnsubscribe listUnsubscribePost url
        }
      }`,
      { customerId, ...its },
    );
    return codes ? { codes } : data.unsubscribeHeaders;
  }
  const pathOf = (url: string) => url.replace('http://localhost:4000', '');
  const ONE_CLICK = 'List-Unsubscribe=One-Click';

  it('has the headers of RFC 8058', async () => {
    const headers = await linkFor(aCustomerId());
    expect(headers).toEqual({
      listUnsubscribe: `<${headers.url}>`,
      listUnsubscribePost: 'List-Unsubscribe=One-Click',
      url: expect.stringMatching(/^http:\/\/localhost:4000\/consent\/unsubscribe\/[\w.-]+$/),
    });
    expect(await linkFor(aCustomerId(), { purpose: 'spying' })).toBeNull();
    expect(await linkFor(aCustomerId(), { topic: 'spying' })).toBeNull();
  });

  it('takes a POST without login or cookie, ends the purpose, and the same again changes nothing', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing');
    await give(asCustomer(ada), 'sms_marketing');
    const { url } = await linkFor(ada);
    for (let time = 0; time < 3; time += 1) {
      const { statusCode, headers } = await pages.post(pathOf(url), ONE_CLICK);
      expect(statusCode).toBe(200);
      expect(headers.location).toBeUndefined();
      expect(headers['set-cookie']).toBeUndefined();
    }
    expect(await may(ada)).toMatchObject({ permitted: false, reason: 'WITHDRAWN' });
    expect(await standing(ada, 'sms_marketing')).toMatchObject({ permitted: true });
    expect(await decisions(ada)).toEqual({
      intact: true,
      decisions: [
        expect.objectContaining({
          state: 'WITHDRAWN',
          means: 'SIGNAL',
          decidedBy: 'SELF',
          recordedBy: 'visitor',
          surface: 'mail.list-unsubscribe',
        }),
        expect.objectContaining({ state: 'GIVEN' }),
        expect.objectContaining({ state: 'GIVEN' }),
      ],
    });
  });

  it('takes the form as multipart, too', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing');
    const { url } = await linkFor(ada);
    const body =
      '--b0undary\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b0undary--\r\n';
    const { statusCode } = await pages.post(pathOf(url), body, {
      'content-type': 'multipart/form-data; boundary=b0undary',
    });
    expect(statusCode).toBe(200);
    expect(await standing(ada, 'email_marketing')).toMatchObject({ state: 'WITHDRAWN' });
  });

  it('never happens by a GET', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing');
    const { url } = await linkFor(ada);
    for (let scan = 0; scan < 3; scan += 1) {
      const { statusCode, body } = await pages.get(pathOf(url));
      expect(statusCode).toBe(200);
      expect(body).toContain('You will get nothing more from us about: News and offers by email.');
      expect(body).toContain('<form method="post">');
    }
    expect(await standing(ada, 'email_marketing')).toMatchObject({ state: 'GIVEN' });
  });

  it('by the page’s button is known as such, and everything can be ended there', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing');
    const { url } = await linkFor(ada);
    const one = await pages.post(pathOf(url), `${ONE_CLICK}&from=page`, {
      'content-type': 'application/x-www-form-urlencoded',
      'accept-language': 'ar',
    });
    expect(one.body).toContain('<html lang="ar" dir="rtl">');
    expect(one.body).toContain('تم إلغاء اشتراكك');
    expect((await decisions(ada)).decisions[0]).toMatchObject({
      means: 'BUTTON',
      surface: 'mail.unsubscribe-page',
    });
    await pages.post(pathOf(url), `${ONE_CLICK}&from=page&all=yes`);
    expect(await standing(ada, 'sms_marketing')).toMatchObject({ state: 'REFUSED' });
    expect(await standing(ada, 'push_marketing')).toMatchObject({ state: 'REFUSED' });
  });

  it('of a topic ends the topic and leaves the rest', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing');
    const { publishTopic, preferences } = communicationOf(consent);
    await publishTopic('scarves', 1, {
      texts: [{ language: 'en', title: 'Scarves', explanation: 'All about scarves.' }],
    });
    const { url } = await linkFor(ada, { purpose: 'email_marketing', channel: 'EMAIL', topic: 'scarves' });
    expect((await pages.get(pathOf(url))).body).toContain(
      'You will get nothing more from us about: Scarves.',
    );
    await pages.post(pathOf(url), ONE_CLICK);
    await pages.post(pathOf(url), ONE_CLICK);
    expect(await may(ada, { topic: 'scarves' })).toMatchObject({ permitted: false, reason: 'TOPIC_OFF' });
    expect(await may(ada)).toMatchObject({ permitted: true });
    expect(await preferences(ada)).toMatchObject({
      version: 1,
      choices: [{ purpose: 'email_marketing', channel: 'EMAIL', topic: 'scarves', wanted: false }],
    });
  });

  it('of a purpose on one of its channels ends that channel', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'personalisation');
    const { url } = await linkFor(ada, { purpose: 'personalisation', channel: 'SMS' });
    await pages.post(pathOf(url), ONE_CLICK);
    expect(await may(ada, { purpose: 'personalisation', channel: 'SMS' })).toMatchObject({
      reason: 'CHANNEL_OFF',
    });
    expect(await may(ada, { purpose: 'personalisation', channel: 'EMAIL' })).toMatchObject({
      permitted: true,
    });
  });

  it('of everything ends all marketing', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'post_marketing');
    const { url } = await linkFor(ada, {});
    const { body } = await pages.post(pathOf(url), ONE_CLICK);
    expect(body).toContain('all news and offers');
    expect(await standing(ada, 'post_marketing')).toMatchObject({ state: 'WITHDRAWN' });
    expect(await standing(ada, 'email_marketing')).toMatchObject({ state: 'REFUSED' });
  });

  it('does not end what the contract needs', async () => {
    const ada = aCustomerId();
    const { url } = await linkFor(ada, { purpose: 'service' });
    await pages.post(pathOf(url), ONE_CLICK);
    expect(await may(ada, { purpose: 'service' })).toMatchObject({ permitted: true });
    expect((await history(ada)).decisions).toEqual([]);
  });

  it('keeps working after it was subscribed again, and for years', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing');
    const { url } = await linkFor(ada);
    await pages.post(pathOf(url), ONE_CLICK);
    consent.clock.now = hence(5 * 365 * 24 * 60);
    await give(asCustomer(ada), 'email_marketing');
    await pages.post(pathOf(url), ONE_CLICK);
    expect(await standing(ada, 'email_marketing')).toMatchObject({ state: 'WITHDRAWN' });
    consent.clock.now = START;
  });

  it.each<[string, (url: string) => Promise<[string, string]>]>([
    ['a body that doesn’t say so', async (url) => [url, 'List-Unsubscribe=Yes']],
    ['no body', async (url) => [url, '']],
    ['it said twice', async (url) => [url, `${ONE_CLICK}&${ONE_CLICK}`]],
    ['a token without its signature', async (url) => [url.slice(0, url.lastIndexOf('.')), ONE_CLICK]],
    ['an altered token', async (url) => [`${url.slice(0, -1)}${url.endsWith('A') ? 'B' : 'A'}`, ONE_CLICK]],
    [
      'another customer’s id under the signature',
      async (url) => {
        const [key, , mac] = pathOf(url).replace('/consent/unsubscribe/', '').split('.');
        const claims = Buffer.from(JSON.stringify({ c: 'cus_other' })).toString('base64url');
        return [`/consent/unsubscribe/${key}.${claims}.${mac}`, ONE_CLICK];
      },
    ],
    ['no token', async () => ['/consent/unsubscribe/', ONE_CLICK]],
  ])('is refused with %s', async (_, forge) => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing');
    const [url, body] = await forge((await linkFor(ada)).url);
    expect((await pages.post(pathOf(url), body)).statusCode).toBe(400);
    expect(await standing(ada, 'email_marketing')).toMatchObject({ state: 'GIVEN' });
  });

  it('of somebody who was erased is answered and writes nothing', async () => {
    const ada = aCustomerId();
    const { url } = await linkFor(ada);
    const { client } = consent.db;
    await inTransaction(client, (session) => openErased(consent.db).add(ada, START, session));
    expect((await pages.post(pathOf(url), ONE_CLICK)).statusCode).toBe(200);
    expect(await consent.db.collection('decisions').countDocuments({ customerId: ada })).toBe(0);
  });

  it('is a sender’s to offer', async () => {
    const ada = aCustomerId();
    const { codes } = await consent.ask(
      asCustomer(ada),
      'query($id: ID!) { unsubscribeHeaders(customerId: $id) { url } }',
      { id: ada },
    );
    expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it('refuses nothing that was withdrawn before', async () => {
    const ada = aCustomerId();
    await give(asCustomer(ada), 'email_marketing');
    await withdraw(asCustomer(ada), 'email_marketing');
    const { url } = await linkFor(ada);
    expect((await pages.post(pathOf(url), ONE_CLICK)).statusCode).toBe(200);
    expect((await history(ada)).decisions).toHaveLength(2);
  });
});
