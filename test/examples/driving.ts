import { type ChildProcess, execFile, fork } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, vi } from 'vitest';
import { PARTNER_APPS } from '../../cli/demo/partner-apps.ts';
import { freePort } from '../../cli/mongod/free-port.ts';
import { fetchPersonaToken } from '../../cli/token.ts';
import { aBrowser } from '../partners/oauth-server.ts';

const run = promisify(execFile);

export const eventually = (condition: () => Promise<void>): Promise<void> =>
  vi.waitFor(condition, { timeout: 60_000, interval: 100 });

type Answer = {
  // biome-ignore lint/suspicious/noExplicitAny: tests assert on whole results
  data: any;
  errors?: { message: string; extensions: { code: string } }[];
};

/** Asks the graph at the front door as a demo persona. */
export async function askAs(url: string, persona: string, query: string, variables: object = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await fetchPersonaToken(url, persona)}`,
    },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

/** Makes a mutation as a persona; its refusal fails the test. */
export async function tell(url: string, persona: string, mutation: string, input: object, selection = '') {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code message } } }`;
  const { data, errors } = await askAs(url, persona, query, { input });
  expect(errors, mutation).toBeUndefined();
  expect(data[mutation].userErrors, mutation).toEqual([]);
  return data[mutation];
}

/** An example app as a process, registered with a running demo under an id of the test's own. */
export type ExampleApp = {
  id: string;
  url: string;
  start(): Promise<void>;
  /** Ends it, and waits for that. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Runs another program of its folder with the same settings. Returns how it ended. */
  runBeside(file: string): Promise<{ code: number; output: string }>;
};

export async function anExampleApp(
  patronUrl: string,
  example: 'music' | 'rewards',
  id: string,
  dataDir: string,
): Promise<ExampleApp> {
  const declared = PARTNER_APPS.find((app) => app.id === example);
  const port = await freePort(null);
  const url = `http://127.0.0.1:${port}`;
  const { clientSecret } = await tell(
    patronUrl,
    'admin',
    'registerPartnerApp',
    { ...declared, id, redirectUris: [`${url}/callback`] },
    'clientSecret',
  );
  await tell(patronUrl, 'admin', 'reviewPartnerApp', { id, reviewState: 'APPROVED', note: 'For a test.' });
  const environment = {
    PATH: process.env.PATH,
    PATRON_URL: patronUrl,
    CLIENT_ID: id,
    CLIENT_SECRET: clientSecret,
    PORT: String(port),
    DATA_DIR: join(dataDir, id),
  };
  const file = (name: string) => resolve(`examples/${example}/${name}`);
  let child: ChildProcess | null = null;

  return {
    id,
    url,
    async start() {
      const started = fork(file('main.ts'), {
        env: environment,
        execArgv: ['--import', 'tsx'],
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      child = started;
      await new Promise<void>((ready, fail) => {
        started.once('message', () => ready());
        started.once('exit', (code) => fail(new Error(`${example} ended with ${code}`)));
      });
    },
    async stop(signal = 'SIGTERM') {
      const running = child;
      child = null;
      if (!running || running.exitCode !== null || running.signalCode !== null) return;
      const ended = new Promise((done) => running.once('exit', done));
      running.kill(signal);
      await ended;
    },
    async runBeside(name) {
      try {
        const { stdout } = await run(process.execPath, ['--import', 'tsx', file(name)], { env: environment });
        return { code: 0, output: stdout };
      } catch (error) {
        const { code, stdout } = error as { code: number; stdout: string };
        return { code, output: stdout };
      }
    },
  };
}

/** A person in front of a browser: connects apps on the consent page, and uses their pages. */
export function aPerson(persona: string) {
  const browser = aBrowser();
  return {
    /** Up to the consent page of an app, signed in, or back in the app where that was allowed before. */
    async asked(app: { url: string }): Promise<{ url: string; text: string }> {
      await browser.visit(`${app.url}/`);
      const begun = await browser.visit(`${app.url}/connect`, {});
      const first = await browser.follow(begun.headers.get('location') ?? '');
      const text = await first.response.text();
      if (!text.includes('name="persona"')) return { url: first.url, text };
      const signedIn = await browser.follow(`${first.url}/sign-in`, { persona });
      return { url: signedIn.url, text: await signedIn.response.text() };
    },

    /** Allows an app what it needs and these optional attributes. */
    async connect(app: { url: string }, attributes: string[]): Promise<void> {
      const { url } = await this.asked(app);
      const asks = url.includes('/interaction/'); // not again for what was allowed before
      const back = asks ? (await browser.follow(`${url}/allow`, { attribute: attributes })).url : url;
      expect(back).toContain(`${app.url}/callback?code=`);
      expect((await browser.visit(back)).status).toBe(303);
    },

    async submit(app: { url: string }, path: string, form: Record<string, string> = {}): Promise<void> {
      expect((await browser.visit(`${app.url}${path}`, form)).status).toBe(303);
    },

    page: async (app: { url: string }): Promise<string> => (await browser.visit(`${app.url}/`)).text(),

    /** What the app has for programs. */
    // biome-ignore lint/suspicious/noExplicitAny: tests assert on whole results
    async read(app: { url: string }, path: string): Promise<any> {
      return (await browser.visit(`${app.url}${path}`)).json();
    },
  };
}
