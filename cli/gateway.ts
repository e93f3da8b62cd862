import { openLog } from '#shared/log.ts';
import { routingUrls } from '../gateway/compose.ts';
import { overHttp } from '../gateway/connections/http.ts';
import { mountWebPages } from '../gateway/pages/web.ts';
import { embeddedIssuer, openFrontDoor, proxiesTo } from './front-door.ts';
import { readSettings } from './settings.ts';
import { closeOnSignal } from './shutdown.ts';

export type GatewayFlags = { supergraph: string; port?: number; host?: string; open?: boolean };

/**
 * `patron gateway`: the gateway over any supergraph. With `PATRON_SIGNING_KEYS` it vouches for callers to Patron's own
 * subgraphs, and serves their OAuth server.
 */
export async function gateway(flags: GatewayFlags): Promise<void> {
  const settings = readSettings();
  if (!flags.open && !process.env.PATRON_SIGNING_KEYS && !settings.gateway.issuers.length) {
    throw new Error(
      'Nobody could ask anything: name issuers in PATRON_ISSUERS, or let callers through with --open.',
    );
  }
  const own = process.env.PATRON_SIGNING_KEYS ? settings : null;
  const { logLevel, subgraphTimeoutMs } = settings.gateway;
  const port = flags.port ?? settings.gateway.port;
  const log = await openLog({ level: logLevel, pretty: process.stdout.isTTY === true });
  const publicUrl = settings.publicUrl ?? `http://localhost:${port}`;
  const urls =
    own && !flags.supergraph.endsWith('.graphql')
      ? routingUrls(flags.supergraph, process.env)
      : new Map<string, string>();
  const partners = urls.get('partners');
  const front = await openFrontDoor({
    config: {
      ...settings.gateway,
      port,
      host: flags.host ?? settings.gateway.host,
      anonymous: flags.open === true || own !== null,
      issuers: [
        ...(partners ? [embeddedIssuer(publicUrl, new URL(partners).origin)] : []),
        ...settings.gateway.issuers,
      ],
    },
    supergraphConfig: flags.supergraph,
    publicUrl,
    connect: overHttp({
      keyring: own?.keyring ?? null,
      clock: () => new Date(),
      timeoutMs: subgraphTimeoutMs,
    }),
    log,
    proxies: proxiesTo(urls),
    // Who is signed in there, Patron's own OAuth server says.
    routes: partners
      ? [(app) => mountWebPages(app, { publicUrl, demo: process.env.PATRON_DEMO === 'true' })]
      : [],
  });
  closeOnSignal(log, front.close);
  process.stderr.write(`The gateway runs at ${front.url}/graphql over ${flags.supergraph}\n`);
  process.send?.('ready');
}
