import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { lockOf } from '../../cli/mongod/mongod-process.ts';
import { type Mode, type RunningPatron, startPatron } from '../support/patron.ts';
import { openClient } from './client.ts';
import { allGone, processesOf, QUIET, stopped } from './processes.ts';
import { type FaultOptions, type OpenReport, openReport, type Report } from './report.ts';
import { openShop } from './shop.ts';
import { eventually } from './waiting.ts';

const SESSIONS = 16;
const QUERY = '{ me { id name { full } orders { edges { node { id } } } loyaltyAccount { balance } } }';

/** One request: when the system had all of it, and what came of it. */
type Sent = { sentAt: number | null; ok: boolean | null; why: string };

/**
 * SIGTERM to Patron with its own MongoDB after `ops` answers and in the midst of more: what is in flight is answered, it ends
 * with code 0, and of its processes and locks none is left. And kill -9 of the distributed one's first process: the others
 * end by themselves.
 */
export async function sigterm({ ops, seed, tell }: FaultOptions): Promise<Report> {
  const report = openReport('sigterm', tell);
  for (const mode of ['one process', 'distributed'] as const) {
    await withOwnMongo(mode, (patron) => terminate(patron, mode, ops, seed, report));
  }
  await withOwnMongo('distributed', (patron) => abandon(patron, ops, seed, report));
  return report;
}

async function withOwnMongo(mode: Mode, work: (patron: RunningPatron) => Promise<void>): Promise<void> {
  const patron = await startPatron(mode, { ...QUIET, MONGODB_URI: '' });
  try {
    await work(patron);
  } finally {
    await patron.stop();
  }
}

async function terminate(
  patron: RunningPatron,
  mode: Mode,
  ops: number,
  seed: number,
  report: OpenReport,
): Promise<void> {
  const processes = await processesOf(patron.dataDir);
  const begun = performance.now();
  const { all, flying, code } = await endUnderLoad(patron, 'SIGTERM', ops, seed, report);
  report.check(code === 0, `${mode}: exit code ${code}`);
  for (const { ok, why } of flying) report.check(ok === true, `${mode}: in flight and lost: ${why}`);
  // Later ones may be refused, but what is answered is answered well.
  for (const { ok, why } of all) report.check(ok !== false || !why.startsWith('{'), `${mode}: ${why}`);
  await allGone(patron.dataDir);
  report.most(`${mode}: load and end, ms`, performance.now() - begun);
  report.check((await lockOf(patron.dataDir)) === null, `${mode}: mongod did not shut down in order`);
  report.add('answers', all.filter(({ ok }) => ok).length);
  report.add('requests in flight at SIGTERM', flying.length);
  report.note(`${mode}: SIGTERM ended ${processes.length} processes with code ${code}`);
}

/** Asks and asks; ends the first process after `ops` answers with many requests in flight, which it returns with all. */
async function endUnderLoad(
  patron: RunningPatron,
  signal: 'SIGTERM' | 'SIGKILL',
  ops: number,
  seed: number,
  report: OpenReport,
): Promise<{ all: Sent[]; flying: Sent[]; code: number | null }> {
  const shop = await openShop(patron, openClient(patron.url, report), seed);
  const token = await shop.asCustomer(await shop.register());
  const agent = new Agent({ keepAlive: true, maxSockets: SESSIONS });
  const all: Sent[] = [];
  const session = async () => {
    for (;;) {
      const sent: Sent = { sentAt: null, ok: null, why: '' };
      all.push(sent);
      await send(patron.url, token, agent, sent);
      if (!sent.ok) return; // it is gone
    }
  };
  const sessions = Promise.all(Array.from({ length: SESSIONS }, session));
  await eventually(`${ops} answers`, async () => all.filter(({ ok }) => ok).length >= ops);
  await eventually('requests in flight', async () => inFlight(all).length >= SESSIONS / 2);
  const flying = inFlight(all);
  const code = await stopped(patron.child, signal);
  await sessions;
  agent.destroy();
  return { all, flying, code };
}

const inFlight = (all: readonly Sent[]): Sent[] =>
  all.filter(({ sentAt, ok }) => sentAt !== null && ok === null);

/** Resolves in any case; `sent` says how it went. */
function send(url: string, token: string, agent: Agent, sent: Sent): Promise<void> {
  return new Promise((resolve) => {
    const fail = (why: string) => {
      sent.ok = false;
      sent.why = why;
      resolve();
    };
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const outgoing = request(`${url}/graphql`, { method: 'POST', agent, headers });
    outgoing.once('finish', () => {
      sent.sentAt = performance.now();
    });
    outgoing.once('error', (error) => fail(error.message));
    outgoing.once('response', (response: IncomingMessage) => {
      text(response).then(
        (body) => {
          if (response.statusCode !== 200 || body.includes('"errors"')) return fail(body);
          sent.ok = true;
          resolve();
        },
        (error: Error) => fail(error.message),
      );
    });
    outgoing.end(JSON.stringify({ query: QUERY }));
  });
}

/** Nobody is there to tell the others to end. And the harness sees that what was in flight is lost. */
async function abandon(patron: RunningPatron, ops: number, seed: number, report: OpenReport): Promise<void> {
  const before = await processesOf(patron.dataDir);
  report.check(before.length >= 7, `only ${before.length} processes were found`);
  const { flying } = await endUnderLoad(patron, 'SIGKILL', ops, seed, report);
  report.check(
    flying.some(({ ok }) => !ok),
    'the harness does not see that kill -9 loses requests in flight',
  );
  await allGone(patron.dataDir);
  report.check((await lockOf(patron.dataDir)) === null, 'kill -9: mongod did not shut down in order');
  report.note(`kill -9 of the first process ended all ${before.length}`);
}
