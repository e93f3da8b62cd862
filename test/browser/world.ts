import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { fetchPersonaToken } from '../../cli/token.ts';
import { subgraphs } from '../../subgraphs/index.ts';
import { anApp } from '../partners/builders.ts';
import { type FrontDoor, startFrontDoor } from '../partners/front-door.ts';
import { aProofKey, authorizationRequest, post } from '../partners/oauth-server.ts';
import { openBrowser } from '../support/browser.ts';
import { useDatabases } from '../support/mongod.ts';

export type Person = { persona: string; customerId: string; token: string };

const SCOPE = 'openid profile.name profile.email profile.phone loyalty.tier';

/** The whole of Patron behind its front door, a music app at an address of its own, and a browser. */
export function useWorld() {
  const dbOf = useDatabases();
  let door: FrontDoor;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let music: Awaited<ReturnType<typeof startMusic>>;

  beforeAll(async () => {
    [door, browser] = await Promise.all([startFrontDoor(dbOf, subgraphs), openBrowser()]);
    await door.partners.personas.put([
      { id: 'import', title: 'Import', kind: 'service', serviceId: 'import', scopes: ['import'] },
    ]);
    music = await startMusic(door);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await music.close();
    await door.close();
  });

  return {
    dbOf,
    get door() {
      return door;
    },
    get music() {
      return music;
    },

    /** A customer of their own, whose email address a source has verified, and who can be signed in as a persona. */
    async aCustomer(given = 'Ada'): Promise<Person> {
      const persona = newId('p');
      const { data } = await door.ask(
        await fetchPersonaToken(door.url, 'import'),
        `mutation ($input: ImportCustomerRecordsInput!) {
          importCustomerRecords(input: $input) { results { customerId } }
        }`,
        {
          input: {
            source: 'web',
            verified: ['EMAIL'],
            records: [
              {
                recordId: persona,
                givenName: given,
                surname: 'Bakker',
                email: `${persona}@example.com`,
                phone: `+4930${persona.replace(/\D/g, '').slice(-7).padStart(7, '2')}`,
              },
            ],
          },
        },
      );
      const { customerId } = data.importCustomerRecords.results[0];
      await door.partners.personas.put([
        { id: persona, title: `${given} Bakker, a customer`, kind: 'customer', customerId },
      ]);
      return { persona, customerId, token: await fetchPersonaToken(door.url, persona) };
    },

    /** A window of a browser that nobody has used before. */
    async open(options: BrowserContextOptions = {}): Promise<BrowserContext> {
      const context = await browser.newContext({ locale: 'en', ...options });
      context.setDefaultTimeout(60_000);
      return context;
    },
  };
}

/** Signs in on the page that is open. */
export async function signIn(page: Page, { persona }: Person): Promise<void> {
  await page.check(`input[value="${persona}"]`);
  await page.click('form button.first');
}

/** Opens the privacy pages and signs in. */
export async function openPrivacy(page: Page, { url }: { url: string }, person: Person): Promise<void> {
  await page.goto(`${url}/privacy`);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await signIn(page, person);
  await page.getByRole('heading', { level: 1, name: 'Connected apps' }).waitFor();
}

/** A partner's app as its developer would write it: sends people to Patron, waits for them with a code. */
async function startMusic(door: FrontDoor) {
  /** By `state`: not everybody who is sent to Patron comes back. */
  const waiting = new Map<string, (arrived: URLSearchParams) => void>();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://music.invalid');
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Music</title><h1>Hello</h1>');
    if (pathname === '/callback') waiting.get(searchParams.get('state') ?? '')?.(searchParams);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const redirectUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`;
  const { apps } = door.partners;
  const [name, tier] = anApp().requestedAttributes;
  if (!name || !tier) throw new Error('the app asks for two attributes');
  await apps.register(
    anApp({
      redirectUris: [redirectUri],
      requestedAttributes: [
        name,
        { ...tier, attribute: 'profile.email', reason: 'To find the account that you have already.' },
        { ...tier, attribute: 'profile.phone', reason: 'To call you when a song is out.' },
        tier,
      ],
    }),
  );
  await apps.review('music', 'APPROVED', 'Fine.');

  return {
    /** Sends a browser to the consent page; `tokens` come once the customer has decided there. */
    async begin(page: Page, scope = SCOPE) {
      const { verifier, challenge } = aProofKey();
      const state = randomUUID();
      const arrived = new Promise<URLSearchParams>((done) => {
        waiting.set(state, done);
      });
      await page.goto(
        authorizationRequest(door.url, {
          client_id: 'music',
          redirect_uri: redirectUri,
          scope,
          state,
          code_challenge: challenge,
        }),
      );
      return {
        answer: arrived,
        async tokens() {
          const answer = await arrived;
          return post(door, 'token', {
            grant_type: 'authorization_code',
            client_id: 'music',
            redirect_uri: redirectUri,
            code: answer.get('code') ?? '',
            code_verifier: verifier,
          });
        },
      };
    },

    /** What the app sees with a token. */
    read: (token: string | undefined) =>
      door.ask(token, '{ me { name { given } emails { value } phones { value } } }'),

    close: () => new Promise((done) => server.close(done)),
  };
}
