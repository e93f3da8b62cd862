import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { openLog } from '#shared/log.ts';
import { routingUrls } from '../gateway/compose.ts';
import { overHttp } from '../gateway/connections/http.ts';
import { inProcess } from '../gateway/connections/in-process.ts';
import { mountWebPages } from '../gateway/pages/web.ts';
import type { Gateway } from '../gateway/server.ts';
import { type Data, openData } from './data.ts';
import { loadDemo } from './demo/load-demo.ts';
import { embeddedIssuer, openFrontDoor, proxiesTo } from './front-door.ts';
import { freePort } from './mongod/free-port.ts';
import { openOneProcess } from './one-process.ts';
import { readSettings, type Settings, SUPERGRAPH_CONFIG } from './settings.ts';
import { closeOnSignal } from './shutdown.ts';
import { startSubgraphProcesses } from './subgraph-processes.ts';
import { startConnections } from './with-connections.ts';
import { startPartners } from './with-partners.ts';

export type StartFlags = {
  distributed?: boolean;
  demo: boolean;
  /** The example apps beside the demo. */
  withPartners?: boolean;
  /** The connected applications beside the demo. */
  withConnections?: boolean;
  port?: number;
  supergraph?: string;
};

/** What is told to the person at the terminal; the log goes to standard output, this to standard error. */
const tell = (text: string) => process.stderr.write(`${text}\n`);
const clock = () => new Date();

/** `patron start`: MongoDB, subgraphs and gateway, until a signal ends it. */
export async function start(flags: StartFlags): Promise<void> {
  const begun = performance.now();
  if (flags.withPartners && !flags.demo) throw new Error('--with-partners needs the demo.');
  if (flags.withConnections && !flags.demo) throw new Error('--with-connections needs the demo.');
  const settings = readSettings();
  const { logLevel } = settings.gateway;
  const log = await openLog({ level: logLevel, pretty: process.stdout.isTTY === true });
  const stack: (() => Promise<void>)[] = [];
  const end = closeOnSignal(log, async () => {
    for (const close of stack.splice(0).reverse()) await close();
  });
  try {
    const port = flags.port ?? (settings.gateway.port || (await freePort(null)));
    if ((await freePort(port)) !== port) {
      throw new Error(`Port ${port} is taken. Choose another with --port or PORT.`);
    }
    const data = await openData(settings, tell);
    stack.push(data.close);
    void data.exited.then((reason) => {
      log.fatal({ reason }, 'MongoDB ended by itself');
      end(1);
    });
    const started: Started = {
      settings: { ...settings, gateway: { ...settings.gateway, port } },
      publicUrl: settings.publicUrl ?? `http://localhost:${port}`,
      supergraphConfig: flags.supergraph ?? SUPERGRAPH_CONFIG,
      demo: flags.demo,
      data,
      log,
      onClose: (close) => stack.push(close),
    };
    const gateway = await (flags.distributed ? startDistributed(started) : startOneProcess(started));
    stack.push(gateway.close);
    const partners = flags.withPartners
      ? await startPartners(started.publicUrl, settings.dataDir, log)
      : { urls: new Map<string, string>(), close: async () => {} };
    stack.push(partners.close);
    const applications = flags.withConnections
      ? await startConnections(started.publicUrl, settings.dataDir, log)
      : { urls: new Map<string, string>(), close: async () => {} };
    stack.push(applications.close);
    const examples = new Map([...partners.urls, ...applications.urls]);
    announce(started, gateway, examples, Math.round((performance.now() - begun) / 100) / 10);
    process.send?.('ready');
  } catch (error) {
    for (const close of stack.splice(0).reverse()) await close();
    throw error;
  }
}

type Started = {
  settings: Settings;
  publicUrl: string;
  supergraphConfig: string;
  demo: boolean;
  data: Data;
  log: Logger;
  onClose(close: () => Promise<void>): void;
};

const mongoCheck = (data: Data) => ({
  name: 'mongodb',
  check: async () => void (await data.client.db('admin').command({ ping: 1 })),
});

async function startOneProcess(started: Started): Promise<Gateway> {
  const { settings, publicUrl, demo, data, log, onClose } = started;
  const { keyring, pairwise, mail, webhooks, touchpoints, gateway: config } = settings;
  const { running, startBackground } = await openOneProcess({
    client: data.client,
    dbOf: data.dbOf,
    keyring,
    pairwise,
    log,
    clock,
    publicUrl,
    mail,
    ...(settings.controller && { controller: settings.controller }),
    webhooks,
    touchpoints,
    ...(settings.payments && { payments: settings.payments }),
    demo,
  });
  if (demo) await loadDemo({ running, now: clock(), onProgress: tell });
  onClose(startBackground());
  const subgraphs = [...running.values()];
  return openFrontDoor({
    config: { ...config, issuers: [embeddedIssuer(publicUrl, loopback(config.port)), ...config.issuers] },
    supergraphConfig: started.supergraphConfig,
    publicUrl,
    connect: inProcess(subgraphs, { timeoutMs: config.subgraphTimeoutMs }),
    log,
    checks: [mongoCheck(data)],
    routes: [
      (app) => mountWebPages(app, { publicUrl, demo }),
      ...subgraphs.flatMap(({ definition, data: opened }) =>
        definition.routes ? [(app: FastifyInstance) => definition.routes?.(opened, app)] : [],
      ),
    ],
  });
}

async function startDistributed(started: Started): Promise<Gateway> {
  const { settings, publicUrl, supergraphConfig, demo, data, log, onClose } = started;
  const { keyring, pairwise, signingKeys, gateway: config } = settings;
  const urls = routingUrls(supergraphConfig, process.env);
  if (demo) {
    // The processes find the world complete; their relays deliver its events.
    const { running } = await openOneProcess({ ...data, keyring, pairwise, log, clock, publicUrl, demo });
    await loadDemo({ running, now: clock(), onProgress: tell });
  }
  const processes = await startSubgraphProcesses({
    names: [...urls.keys()],
    supergraphConfig,
    environment: {
      MONGODB_URI: data.uri,
      PATRON_SIGNING_KEYS: signingKeys,
      PATRON_PAIRWISE_SECRET: settings.pairwiseSecret,
      PATRON_PUBLIC_URL: publicUrl,
      PATRON_DATA_DIR: settings.dataDir,
      PATRON_DATABASE_PREFIX: settings.databasePrefix,
      PATRON_DEMO: String(demo),
    },
    log,
  });
  onClose(processes.close);
  const partners = new URL(urls.get('partners') ?? '').origin;
  return openFrontDoor({
    config: { ...config, issuers: [embeddedIssuer(publicUrl, partners), ...config.issuers] },
    supergraphConfig,
    publicUrl,
    connect: overHttp({ keyring, clock, timeoutMs: config.subgraphTimeoutMs }),
    log,
    checks: [mongoCheck(data)],
    routes: [(app) => mountWebPages(app, { publicUrl, demo })],
    proxies: proxiesTo(urls),
  });
}

/** Where the other commands look for Patron unless they are told. */
const DEFAULT_URL = 'http://localhost:4000';

/** Where this process reaches itself, whatever it is called outside. */
const loopback = (port: number) => `http://127.0.0.1:${port}`;

function announce(
  { publicUrl, demo, data }: Started,
  gateway: Gateway,
  examples: ReadonlyMap<string, string>,
  seconds: number,
): void {
  const lines = [
    '',
    `Patron runs at ${publicUrl}/ (ready in ${seconds} s, MongoDB: ${data.origin})`,
    `  graph     ${publicUrl}/graphql`,
    `  pages     ${publicUrl}/me (customers), /store (associates), /privacy`,
    ...(gateway.config.sandbox ? [`  sandbox   ${publicUrl}/sandbox`] : []),
    `  health    ${publicUrl}/health/ready`,
    ...Array.from(examples, ([id, url]) => `  ${id.padEnd(9)} ${url}`),
    ...(demo
      ? [`  try       npx patron token ada${publicUrl === DEFAULT_URL ? '' : ` --url ${publicUrl}`}`]
      : []),
    '',
  ];
  tell(lines.join('\n'));
}
