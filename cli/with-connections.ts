import { fork } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { Logger } from 'pino';
import { openAsk } from './graph-client.ts';
import type { Ask } from './import/importer.ts';
import { freePort } from './mongod/free-port.ts';
import { until } from './mongod/until.ts';
import { type Supervised, supervise } from './supervise.ts';
import { fetchPersonaToken } from './token.ts';

/** The connected applications of the demo, under the services that they act as. */
const APPLICATIONS = [
  {
    id: 'erp',
    name: 'ERP',
    port: 4203,
    purpose: 'service',
    attributes: ['NAME', 'BIRTH_DATE', 'LANGUAGE', 'EMAILS', 'PHONES', 'ADDRESSES'],
  },
  {
    id: 'email-provider',
    name: 'Email provider',
    port: 4204,
    purpose: 'email_marketing',
    attributes: ['NAME', 'LANGUAGE', 'EMAILS', 'ADDRESSES'],
  },
] as const;

const START_MS = 120_000;

export type ConnectedApplications = {
  /** Where each is, by its id. */
  urls: ReadonlyMap<string, string>;
  close(): Promise<void>;
};

/** Registers and starts the connected applications beside a running Patron with its demo, each in a process of its own. */
export async function startConnections(
  publicUrl: string,
  dataDir: string,
  log: Logger,
): Promise<ConnectedApplications> {
  // A demo that was just loaded is busy with its own history for a while.
  const token = await until(START_MS, () => fetchPersonaToken(publicUrl, 'admin').catch(() => null));
  if (token === null) throw new Error(`Nothing answers at ${publicUrl}.`);
  const ask = openAsk(publicUrl, token);
  const running: Supervised[] = [];
  const urls = new Map<string, string>();
  try {
    for (const application of APPLICATIONS) {
      const { id, port: preferred } = application;
      const port = await freePort(preferred);
      urls.set(id, `http://127.0.0.1:${port}/`);
      const environment = {
        PATH: process.env.PATH,
        NODE_ENV: process.env.NODE_ENV,
        PATRON_URL: publicUrl,
        PERSONA: id,
        WEBHOOK_SECRET: await connect(ask, application, `http://127.0.0.1:${port}/webhooks`),
        PORT: String(port),
        DATA_DIR: join(dataDir, 'examples'),
      };
      running.push(supervise(id, () => startExample(id, environment), log));
    }
    const started = await Promise.all(running.map((one) => one.started));
    if (started.includes(false)) throw new Error('A connected application could not be started; see above.');
  } catch (error) {
    await Promise.all(running.map((one) => one.close()));
    throw error;
  }
  return {
    urls,
    close: async () => {
      await Promise.all(running.map((one) => one.close()));
    },
  };
}

const startExample = (id: string, environment: NodeJS.ProcessEnv) =>
  fork(resolve(import.meta.dirname, `../examples/${id}/main.ts`), {
    env: environment,
    execArgv: ['--import', import.meta.resolve('tsx')],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });

type Payload = { secret: string | null; userErrors: { code: string; message: string }[] };

/** Registers the application, or lets it be at this address with a new secret. Returns the secret. */
async function connect(
  ask: Ask,
  { id, name, purpose, attributes }: (typeof APPLICATIONS)[number],
  url: string,
): Promise<string> {
  const change = async (mutation: string, input: object): Promise<Payload> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation($input: ${type}!) { ${mutation}(input: $input) { secret userErrors { code message } } }`;
    return (await ask(query, { input }))[mutation] as Payload;
  };
  const terms = { id, name, purpose, url, attributes: attributes.map((attribute) => ({ attribute })) };
  const registered = await change('registerConnection', terms);
  const isKnown = registered.userErrors.some(({ code }) => code === 'CONNECTION_ID_TAKEN');
  if (isKnown) await change('updateConnection', { id, url, paused: false });
  const { secret, userErrors } = isKnown
    ? await change('rotateConnectionSecret', { id, overlapHours: 0 })
    : registered;
  if (!secret) throw new Error(`${id}: ${userErrors[0]?.message ?? 'no secret was made'}`);
  return secret;
}
