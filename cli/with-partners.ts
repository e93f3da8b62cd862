import { fork } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { Logger } from 'pino';
import { startPlayer } from './demo/player.ts';
import { openAsk } from './graph-client.ts';
import type { Ask } from './import/importer.ts';
import { freePort } from './mongod/free-port.ts';
import { type Supervised, supervise } from './supervise.ts';
import { fetchPersonaToken } from './token.ts';

/** The example apps, under the ids that the demo has registered for them, and what they can't do without. */
const EXAMPLES = [
  { id: 'music', port: 4201, attributes: ['playlist.read', 'playlist.write', 'subscription.report'] },
  { id: 'rewards', port: 4202, attributes: ['loyalty.exchange', 'subscription.report'] },
] as const;

export type Partners = {
  /** Where each example is, by its id. */
  urls: ReadonlyMap<string, string>;
  close(): Promise<void>;
};

/**
 * Starts the example apps beside a running Patron with its demo, each in a process of its own that knows nothing but the
 * public address and its own client secret, and the player of the demo's store.
 * @throws {Error} that says what to do, e.g. when the demo world was loaded before the apps were a part of it.
 */
export async function startPartners(publicUrl: string, dataDir: string, log: Logger): Promise<Partners> {
  const ask = openAsk(publicUrl, await fetchPersonaToken(publicUrl, 'admin'));
  const registered = await registeredApps(ask);
  const running: Supervised[] = [];
  const urls = new Map<string, string>();
  try {
    for (const { id, port: preferred, attributes } of EXAMPLES) {
      const known = registered.get(id) ?? [];
      if (!attributes.every((attribute) => known.includes(attribute))) {
        throw new Error(
          `The demo world here is older than the example apps. Remove ${dataDir} (or the databases behind MONGODB_URI) and start again.`,
        );
      }
      const port = await freePort(preferred);
      urls.set(id, `http://127.0.0.1:${port}/`);
      const clientSecret = await admit(ask, id, `http://127.0.0.1:${port}/callback`);
      const environment = {
        PATH: process.env.PATH,
        NODE_ENV: process.env.NODE_ENV,
        PATRON_URL: publicUrl,
        CLIENT_ID: id,
        CLIENT_SECRET: clientSecret,
        PORT: String(port),
        DATA_DIR: join(dataDir, 'examples'),
      };
      running.push(supervise(id, () => startExample(id, environment), log));
    }
    const started = await Promise.all(running.map((one) => one.started));
    if (started.includes(false)) throw new Error('An example app could not be started; see above.');
  } catch (error) {
    await Promise.all(running.map((one) => one.close()));
    throw error;
  }
  const stopPlayer = startPlayer(publicUrl, log);
  return {
    urls,
    async close() {
      await stopPlayer();
      await Promise.all(running.map((one) => one.close()));
    },
  };
}

function startExample(id: string, environment: NodeJS.ProcessEnv) {
  return fork(resolve(import.meta.dirname, `../examples/${id}/main.ts`), {
    env: environment,
    execArgv: ['--import', import.meta.resolve('tsx')],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** Attributes that each app asks for, by its id. */
async function registeredApps(ask: Ask): Promise<ReadonlyMap<string, string[]>> {
  const { registeredPartnerApps } = (await ask(
    '{ registeredPartnerApps(first: 100) { edges { node { id requestedAttributes { attribute } } } } }',
    {},
  )) as {
    registeredPartnerApps: {
      edges: { node: { id: string; requestedAttributes: { attribute: string }[] } }[];
    };
  };
  return new Map(
    registeredPartnerApps.edges.map(({ node }) => [
      node.id,
      node.requestedAttributes.map(({ attribute }) => attribute),
    ]),
  );
}

type Changed = { clientSecret?: string; userErrors: { code: string; message: string }[] };

/** Lets the app be at this address, with a secret of this start alone. Returns the secret. */
async function admit(ask: Ask, id: string, redirectUri: string): Promise<string> {
  const change = async (name: string, selection: string, input: object): Promise<Changed> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const answer = await ask(
      `mutation($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { code message } } }`,
      { input },
    );
    const changed = answer[name] as Changed;
    const [problem] = changed.userErrors;
    if (problem) throw new Error(`${name}: ${problem.message}`);
    return changed;
  };
  await change('setRedirectUris', '', { id, redirectUris: [redirectUri] });
  const { clientSecret } = await change('rotateClientSecret', 'clientSecret', { id });
  if (!clientSecret) throw new Error(`${id} has no client secret.`);
  return clientSecret;
}
