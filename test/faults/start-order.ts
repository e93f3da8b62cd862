import { createServer, type Server } from 'node:net';
import { randomFrom } from '../../cli/demo/random.ts';
import { freePort } from '../../cli/mongod/free-port.ts';
import { subgraphs } from '../../subgraphs/index.ts';
import { type RunningPatron, startPatron } from '../support/patron.ts';
import { openClient } from './client.ts';
import { openMortalMongo } from './mortal-mongo.ts';
import { QUIET, readinessOf, startBeside, stopped } from './processes.ts';
import { type FaultOptions, type OpenReport, openReport, type Report } from './report.ts';
import { eventually } from './waiting.ts';

const NAMES = subgraphs.map(({ name }) => name);
const QUERY = '{ stores(first: 1) { edges { node { id } } } }';

/**
 * Parts that aren't there when others start, or go away later: what is there serves, readiness names what is missing, and
 * all of it comes together by itself.
 */
export async function startOrder({ seed, tell }: FaultOptions): Promise<Report> {
  const report = openReport('start-order', tell);
  const mongod = await openMortalMongo(tell);
  const occupied: { server?: Server } = {};
  try {
    const patron = await startPatron('distributed', { ...QUIET, MONGODB_URI: mongod.uri }, async (ports) => {
      occupied.server = await listenAt(ports.get('loyalty') ?? 0);
    });
    try {
      await missesOnly(patron.url, ['loyalty'], report);
      await answers(patron.url, report);
      await closed(occupied.server);
      await isWhole(patron.url);
      report.note('started without loyalty, whose port was taken; it came when the port was free');

      await mongod.kill();
      await missesOnly(patron.url, [...NAMES, 'mongodb'], report);
      await mongod.restart();
      await isWhole(patron.url);
      report.note('without MongoDB nothing was ready; with it all were again');

      await stopped(patron.child);
      await assemble(patron, mongod, seed, report);
    } finally {
      await closed(occupied.server);
      await patron.stop();
    }
  } finally {
    await mongod.stop();
  }
  return report;
}

/** A gateway first, then subgraphs while there is no MongoDB, then MongoDB; all by themselves, as an orchestrator would. */
async function assemble(
  patron: RunningPatron,
  mongod: Awaited<ReturnType<typeof openMortalMongo>>,
  seed: number,
  report: OpenReport,
): Promise<void> {
  const port = await freePort(null);
  const url = `http://localhost:${port}`;
  const gateway = await startBeside(patron, ['gateway'], { PORT: String(port) });
  const late = randomFrom(seed).pick(NAMES);
  const beside = [gateway];
  try {
    await gateway.ready;
    await missesOnly(url, NAMES, report);
    const { codes } = await openClient(url, report).ask(null, QUERY);
    report.check(codes.join() === 'SUBGRAPH_UNAVAILABLE', `a gateway alone answers ${codes}`);

    await mongod.kill();
    const early = NAMES.filter((name) => name !== late);
    for (const name of early) beside.push(await startBeside(patron, ['subgraph', name]));
    await mongod.restart();
    await Promise.all(beside.map(({ ready }) => ready));
    await missesOnly(url, [late], report);
    report.note(`gateway, ${early.join(', ')} and then MongoDB: readiness misses ${late}`);

    beside.push(await startBeside(patron, ['subgraph', late]));
    await isWhole(url);
    await answers(url, report);
    report.note(`with ${late} all is ready`);
  } finally {
    for (const one of beside) {
      const code = await one.stop();
      report.check(code === 0, `a process ended with ${code}`);
    }
  }
}

/** Waits until exactly these are missing, by the words of readiness. */
async function missesOnly(url: string, missing: readonly string[], report: OpenReport): Promise<void> {
  const live = await fetch(`${url}/health/live`);
  report.check(live.ok, `it is not live without ${missing}`);
  const wanted = [...missing].sort().join();
  await eventually(`readiness to miss ${wanted}`, async () => {
    const { status, checks } = await readinessOf(url);
    const named = Object.keys(checks).filter((name) => checks[name] === 'missing');
    return status === 503 && named.sort().join() === wanted;
  });
}

const isWhole = (url: string): Promise<true> =>
  eventually('readiness', async () => (await readinessOf(url)).status === 200);

/** What doesn't need the missing part is answered. */
async function answers(url: string, report: OpenReport): Promise<void> {
  const data = await openClient(url, report).read(null, QUERY);
  report.check(Array.isArray(data.stores.edges), 'stores are not answered');
}

async function listenAt(port: number): Promise<Server> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return server;
}

async function closed(server: Server | undefined): Promise<void> {
  if (server?.listening) await new Promise((done) => server.close(done));
}
