import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { subscriptionsOf } from '#shared/events/consume.ts';
import { deliverOverHttp, mountEvents } from '#shared/events/http.ts';
import { openBearerCheck } from '#shared/introspection.ts';
import { askPermitsOverHttp } from '#shared/live-consent.ts';
import { askContactOverHttp } from '#shared/live-contact.ts';
import { askConsentOverHttp } from '#shared/live-grant.ts';
import { askShopOverHttp } from '#shared/live-shop.ts';
import { openLog } from '#shared/log.ts';
import { runSubgraph } from '#shared/run-subgraph.ts';
import { serveSubgraph } from '#shared/serve.ts';
import { openTokenVerifier } from '#shared/verify-token.ts';
import { routingUrls } from '../gateway/compose.ts';
import { subgraphs } from '../subgraphs/index.ts';
import { type Data, openData } from './data.ts';
import { embeddedIssuer } from './front-door.ts';
import { MongoError } from './mongod/mongo-error.ts';
import { readSettings, SUPERGRAPH_CONFIG } from './settings.ts';
import { closeOnSignal } from './shutdown.ts';

export type SubgraphFlags = { port?: number; host: string; supergraph?: string };

const clock = () => new Date();
/** Between two attempts at a MongoDB that isn't there yet; each waits some seconds by itself. */
const AGAIN_MS = 1000;

/** `patron subgraph NAME`: one subgraph over HTTP, its relay and its background work, until a signal ends it. */
export async function serveOne(name: string, flags: SubgraphFlags): Promise<void> {
  const definition = subgraphs.find((candidate) => candidate.name === name);
  if (!definition) {
    throw new Error(`No subgraph is named ${name}: expected ${subgraphs.map((one) => one.name).join(', ')}.`);
  }
  const settings = readSettings();
  if (!settings.mongoUri)
    throw new Error('MONGODB_URI: say where the replica set is; only `patron start` brings its own.');
  const { keyring, routerKey, gateway } = settings;
  const urls = routingUrls(flags.supergraph ?? SUPERGRAPH_CONFIG, process.env);
  const urlOf = (subgraph: string): string => {
    const url = urls.get(subgraph);
    if (!url) throw new Error(`supergraph.yaml has no routing_url for ${subgraph}.`);
    return url;
  };
  const publicUrl = settings.publicUrl ?? `http://localhost:${gateway.port || 4000}`;
  const log = await openLog({ level: gateway.logLevel, pretty: process.stdout.isTTY === true });

  const stack: (() => Promise<void>)[] = [];
  const closeAll = async () => {
    for (const close of stack.splice(0).reverse()) await close();
  };
  closeOnSignal(log, closeAll);
  try {
    const data = await reachable(() => openData(settings, (message) => log.info(message)), log);
    stack.push(data.close);
    const running = await runSubgraph(definition, {
      client: data.client,
      dbOf: data.dbOf,
      keyring,
      pairwise: settings.pairwise,
      liveGrant: askConsentOverHttp(urlOf('consent'), { keyring, clock }),
      permitsNow: askPermitsOverHttp(urlOf('consent'), { keyring, clock }),
      shopNow: askShopOverHttp(urlOf('orders'), { keyring, clock }),
      contactNow: askContactOverHttp(urlOf('identity'), { keyring, clock }),
      log,
      clock,
      publicUrl,
      mail: settings.mail,
      ...(settings.controller && { controller: settings.controller }),
      webhooks: settings.webhooks,
      touchpoints: settings.touchpoints,
      ...(settings.payments && { payments: settings.payments }),
      demo: process.env.PATRON_DEMO === 'true',
      subscriptions: subscriptionsOf(subgraphs),
    });
    const transport = deliverOverHttp(urlOf, { keyring, clock });
    stack.push(transport.close);
    const issuers = [embeddedIssuer(publicUrl, new URL(urlOf('partners')).origin), ...gateway.issuers];
    const verifier = openTokenVerifier({ issuers, clock });
    const introspection = new URL('/oauth/token/introspection', urlOf('partners'));
    const served = await serveSubgraph(running, {
      host: flags.host,
      port: flags.port ?? Number(new URL(urlOf(name)).port),
      keyring,
      clock,
      log,
      db: running.db,
      router: routerKey
        ? { key: routerKey, verifyBearer: openBearerCheck({ verifier, url: introspection, keyring, clock }) }
        : null,
      async mount(app) {
        mountEvents(app, name, running.consume, { keyring, clock });
        await definition.routes?.(running.data, app);
      },
    });
    stack.push(running.start(transport.deliver), served.close);
    log.info({ subgraph: name, url: served.url }, 'subgraph is served');
    process.send?.('ready');
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** MongoDB may come later than we: it is waited for. Anything else that is wrong with it ends the start. */
async function reachable(open: () => Promise<Data>, log: Logger): Promise<Data> {
  for (;;) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof MongoError) || error.code !== 'MONGODB_URI_UNREACHABLE') throw error;
      log.error({ err: error }, 'MongoDB cannot be reached; it is tried again');
      await delay(AGAIN_MS);
    }
  }
}
