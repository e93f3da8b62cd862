import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Mode, type RunningPatron, startPatron } from '../support/patron.ts';

const ADDRESS = 'ada@example.com';

/** A newsletter, from the wish for it to its end, by letters and links as a customer and their mailbox meet them. */
describe.each<Mode>(['one process', 'distributed'])('a newsletter, %s', (mode) => {
  let patron: RunningPatron;
  let ada: string;
  let mailer: string;
  const customerId = 'cus_journey';

  beforeAll(async () => {
    patron = await startPatron(mode);
    ada = await patron.sign({ sub: customerId, scope: 'customer' });
    mailer = await patron.sign({ sub: 'mailer', scope: 'service messages' });
  }, 120_000);
  afterAll(() => patron?.stop());

  const may = async () => {
    const { data, codes } = await patron.ask(
      mailer,
      'query($id: ID!) { may(customerId: $id, purpose: "email_marketing", channel: EMAIL) { permitted reason } }',
      { id: customerId },
    );
    expect(codes).toEqual([]);
    return data.may;
  };
  const form = (path: string, body: string) =>
    fetch(new URL(path, patron.url), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
      redirect: 'manual',
    });

  async function letters(): Promise<string[]> {
    const folder = join(patron.dataDir, 'mailbox');
    const files = await readdir(folder).catch(() => [] as string[]);
    const whole = files.filter((file) => file.endsWith('.eml'));
    return Promise.all(whole.map((file) => readFile(join(folder, file), 'utf8')));
  }

  it('is asked for, and a letter comes that asks back', async () => {
    const { data } = await patron.ask(
      ada,
      'mutation($input: RequestSubscriptionInput!) { requestSubscription(input: $input) { request { state } userErrors { code } } }',
      {
        input: {
          purpose: 'email_marketing',
          purposeVersion: 1,
          language: 'en',
          email: ADDRESS,
          surface: 'journey',
          idempotencyKey: 'ask',
        },
      },
    );
    expect(data.requestSubscription).toEqual({ request: { state: 'PENDING' }, userErrors: [] });
    await expect.poll(letters).toHaveLength(1);
    expect((await letters())[0]).toContain(`To: ${ADDRESS}\r\n`);
    expect(await may()).toEqual({ permitted: false, reason: 'REQUESTED' });
  });

  it('is confirmed on the page behind the link, by the button and not by opening it', async () => {
    const [letter = ''] = await letters();
    const link = /consent\/confirm\?token=3D([\w=\r\n-]+?)\r\n\r\n|consent\/confirm\?token=([\w-]+)/.exec(
      letter,
    );
    const token = (link?.[1]?.replace(/=\r\n/g, '') ?? link?.[2]) as string;
    const page = await fetch(`${patron.url}/consent/confirm?token=${token}`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Yes, subscribe');
    expect(await may()).toMatchObject({ permitted: false });
    expect((await form('/consent/confirm', `token=${token}`)).status).toBe(200);
    expect(await may()).toEqual({ permitted: true, reason: 'GIVEN' });
    expect((await form('/consent/confirm', 'token=wrong')).status).toBe(410);
  });

  it('ends by one click in the mailbox', async () => {
    const { data } = await patron.ask(
      mailer,
      'query($id: ID!) { unsubscribeHeaders(customerId: $id, purpose: "email_marketing", channel: EMAIL) { listUnsubscribe listUnsubscribePost } }',
      { id: customerId },
    );
    const { listUnsubscribe, listUnsubscribePost } = data.unsubscribeHeaders;
    const url = listUnsubscribe.slice(1, -1);
    expect((await fetch(url)).status).toBe(200);
    expect(await may()).toMatchObject({ permitted: true });
    for (let time = 0; time < 2; time += 1) {
      const answer = await form(url, listUnsubscribePost);
      expect({ status: answer.status, cookie: answer.headers.get('set-cookie') }).toEqual({
        status: 200,
        cookie: null,
      });
    }
    expect(await may()).toEqual({ permitted: false, reason: 'WITHDRAWN' });
  });

  it('is offered by a site that says it honours Global Privacy Control', async () => {
    const support = await fetch(`${patron.url}/.well-known/gpc.json`);
    expect(await support.json()).toMatchObject({ gpc: true });
  });
});
