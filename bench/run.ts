import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { ARRIVALS, arrivalsTable, measureArrivals } from './arrivals.ts';
import { besidePlainTable } from './beside-plain.ts';
import { CHECKOUT, measureCheckout } from './checkout.ts';
import { CONSENT_PROOF, measureProof, proofTable } from './consent-proof.ts';
import { type Contestant, NAMES, startContestants, WITH_PROOF, WITHOUT_PROOF } from './contestants.ts';
import { openInstallation } from './installation.ts';
import { LOYALTY, measureLoyalty } from './loyalty.ts';
import { type Load, measure, type Round } from './measure.ts';
import { measureResolve, RESOLVE, resolveTable, SET_NAMES } from './people/resolve.ts';
import { type BenchQuery, QUERIES } from './queries.ts';
import { resultsOf, tableOf } from './results.ts';
import { measureSync, SYNC, syncTable } from './sync.ts';
import { prepareWorld } from './world.ts';

const USAGE = `npm run bench -- [NAME] [--json] [--rounds N] [--seconds S] [--connections N] [--only NAME,…]

NAME          ${QUERIES.map(({ name, about }) => `${name.padEnd(12)} ${about}`).join('\n              ')}
              (default: all of them)
              ${CONSENT_PROOF.padEnd(13)}what the consent proof adds to customer360 in one process, with an installation without it
              ${RESOLVE.padEnd(13)}patron resolve and Splink on the same files of people: accuracy, time, memory
              ${ARRIVALS.padEnd(13)}records as they arrive: stored, resolved and linked, beside the same documents inserted and nothing else
              ${CHECKOUT.padEnd(13)}a checkout that is paid, by 50 customers at once, beside the same documents in one plain transaction
              ${LOYALTY.padEnd(13)}points earned by events and redeemed by customers, beside the same documents in one plain transaction
              ${SYNC.padEnd(13)}how long a change takes to both connected applications of the demo, and from the ERP to the graph
--json        one JSON object on standard output instead of tables
--rounds      measured rounds of each contestant, interleaved (default 5; of ${RESOLVE}: 1; of ${SYNC}: 20 changes)
--seconds     of each round (default 4)
--connections kept open by the load (default 50)
--only        contestants: ${NAMES.join(', ')}
--records     ${ARRIVALS}: records that are there before anything is measured (default 20000)
              ${RESOLVE}: rows of each generated file (default 5000)
--rate        ${ARRIVALS}: single records a second (default 100)
              ${LOYALTY}: redemptions a second (default 50)
--profiles    folder for a CPU profile of each process
--seed        ${RESOLVE}: other people (default 1)
--sets        ${RESOLVE}: some of ${SET_NAMES.join(', ')}`;

const COMPARED_CUSTOMERS = 20;
/** A round in which something else took more of the machine than this says little; it is measured again, … */
const NOISY = 0.15;
/** … but not for ever: so many more than were asked for. */
const EXTRA_ROUNDS = 2;

const tell = (text: string) => process.stderr.write(`${text}\n`);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seconds: { type: 'string', default: '4' },
      connections: { type: 'string', default: '50' },
      only: { type: 'string', default: NAMES.join(',') },
      profiles: { type: 'string' },
      records: { type: 'string' },
      rate: { type: 'string' },
      seed: { type: 'string', default: '1' },
      sets: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    tell(USAGE);
    return;
  }
  if (positionals[0] === ARRIVALS) {
    const [rounds, seconds, records, rate] = [
      values.rounds ?? '5',
      values.seconds,
      values.records ?? '20000',
      values.rate ?? '100',
    ].map(Number);
    if (!(rounds && seconds && records && rate)) throw new Error(`expected:\n${USAGE}`);
    const results = await measureArrivals({ rounds, seconds, records, rate }, (text) =>
      tell(`Bench: ${text}`),
    );
    process.stdout.write(values.json ? `${JSON.stringify({ results })}\n` : arrivalsTable(results));
    return;
  }
  if (positionals[0] === CHECKOUT) {
    const [rounds, seconds, customers] = [values.rounds ?? '5', values.seconds, values.connections].map(
      Number,
    );
    if (!(rounds && seconds && customers)) throw new Error(`expected:\n${USAGE}`);
    const results = await measureCheckout({ rounds, seconds, customers }, (text) => tell(`Bench: ${text}`));
    process.stdout.write(
      values.json ? `${JSON.stringify({ results })}\n` : besidePlainTable(CHECKOUT, 'customers', results),
    );
    return;
  }
  if (positionals[0] === LOYALTY) {
    const [rounds, seconds, connections, rate] = [
      values.rounds ?? '5',
      values.seconds,
      values.connections,
      values.rate ?? '50',
    ].map(Number);
    if (!(rounds && seconds && connections && rate)) throw new Error(`expected:\n${USAGE}`);
    const results = await measureLoyalty({ rounds, seconds, connections, rate }, (text) =>
      tell(`Bench: ${text}`),
    );
    process.stdout.write(
      values.json ? `${JSON.stringify({ results })}\n` : besidePlainTable(LOYALTY, 'at once', results),
    );
    return;
  }
  if (positionals[0] === SYNC) {
    const changes = Number(values.rounds ?? '20');
    if (!(changes >= 1)) throw new Error(`expected:\n${USAGE}`);
    const results = await measureSync(changes, (text) => tell(`Bench: ${text}`));
    process.stdout.write(values.json ? `${JSON.stringify({ results })}\n` : syncTable(results));
    return;
  }
  if (positionals.includes(RESOLVE)) {
    if (positionals.length > 1) throw new Error(`${RESOLVE} is measured by itself`);
    const [records, seed, rounds] = [values.records ?? '5000', values.seed, values.rounds ?? '1'].map(Number);
    if (!(records && seed && rounds)) throw new Error(`expected:\n${USAGE}`);
    const results = await measureResolve({
      records,
      seed,
      rounds,
      sets: values.sets?.split(',') ?? [],
      tell,
    });
    process.stdout.write(values.json ? `${JSON.stringify({ results })}\n` : resolveTable(results));
    return;
  }
  const isProof = positionals.includes(CONSENT_PROOF);
  if (isProof && positionals.length > 1) throw new Error(`${CONSENT_PROOF} is measured by itself`);
  const queries = isProof
    ? QUERIES.filter(({ name }) => name === 'customer360')
    : positionals.length
      ? QUERIES.filter(({ name }) => positionals.includes(name))
      : QUERIES;
  const [rounds, seconds, connections] = [values.rounds ?? '5', values.seconds, values.connections].map(
    Number,
  );
  if (!(queries.length && rounds && seconds && connections)) throw new Error(`expected:\n${USAGE}`);
  const names = isProof ? [WITH_PROOF, WITHOUT_PROOF] : values.only.split(',');
  installPeers();

  const closing: (() => Promise<void>)[] = [];
  let closed: Promise<void> | null = null;
  const close = () => {
    closed ??= (async () => {
      for (const one of closing.reverse()) await one();
    })();
    return closed;
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close().finally(() => process.exit(130)));
  }
  try {
    const installation = await openInstallation(tell);
    closing.push(installation.close);
    const customers = await prepareWorld(installation, tell);
    const tokens = await Promise.all(customers.map((id) => installation.sign(id, 'customer')));
    tell('Bench: starting the contestants');
    const contestants = await startContestants(installation, names, values.profiles ?? null);
    closing.push(contestants.stop);
    const { pid } = await installation.data.client.db('admin').command({ serverStatus: 1 });
    const known = [...new Set(contestants.all.flatMap(({ pids }) => pids)), Number(pid)];
    const [proofQuery] = isProof ? queries : [];
    if (proofQuery) {
      await compare(contestants.all, proofQuery, tokens);
      const results = await measureProof(contestants, {
        load: loadOf(proofQuery, tokens, connections, seconds),
        rounds,
        measure: (contestant, load) => measure(contestant, load, known),
        tell: (text) => tell(`Bench: ${CONSENT_PROOF}, ${text}`),
      });
      process.stdout.write(values.json ? `${JSON.stringify({ results })}\n` : proofTable(results));
      return;
    }
    const results = [];
    for (const query of queries) {
      await compare(contestants.all, query, tokens);
      const load = loadOf(query, tokens, connections, seconds);
      const measured = await race(contestants.all, query, load, rounds, known);
      await compare(contestants.all, query, tokens);
      results.push(...resultsOf(query.name, connections, measured));
    }
    process.stdout.write(values.json ? `${JSON.stringify({ results })}\n` : tableOf(results, connections));
  } finally {
    await close();
  }
}

/** The peers are no dependencies of Patron, so they are installed when they are first needed. */
function installPeers(): void {
  if (existsSync(resolve('bench/node_modules/@apollo/gateway/package.json'))) return;
  tell('Bench: installing the peers (npm ci --prefix bench)');
  execFileSync('npm', ['ci', '--prefix', 'bench', '--no-audit', '--no-fund'], { stdio: ['ignore', 2, 2] });
}

const headersOf = (token: string) => ({
  'content-type': 'application/json',
  authorization: `Bearer ${token}`,
});

function loadOf(
  { name, text }: BenchQuery,
  tokens: readonly string[],
  connections: number,
  seconds: number,
): Load {
  const body = JSON.stringify({ operationName: name, query: text });
  return {
    connections,
    seconds,
    requests: tokens.map((token) => ({ method: 'POST', path: '/graphql', headers: headersOf(token), body })),
  };
}

/** @throws when a contestant doesn't answer like the first one. */
async function compare(
  all: readonly Contestant[],
  query: BenchQuery,
  tokens: readonly string[],
): Promise<void> {
  const body = JSON.stringify({ operationName: query.name, query: query.text });
  const answerOf = async ({ name, url }: Contestant, token: string): Promise<unknown> => {
    const response = await fetch(url, { method: 'POST', headers: headersOf(token), body });
    const text = await response.text();
    const answer = response.ok ? (JSON.parse(text) as { data?: unknown; errors?: unknown }) : {};
    if (!answer.data || answer.errors) throw new Error(`${name}, ${query.name}: ${response.status} ${text}`);
    return answer.data;
  };
  const [first, ...others] = all;
  if (!first) throw new Error('there is nobody to measure');
  for (const token of tokens.slice(0, COMPARED_CUSTOMERS)) {
    const expected = await answerOf(first, token);
    for (const other of others) {
      const given = await answerOf(other, token);
      if (!isDeepStrictEqual(given, expected)) {
        throw new Error(
          `${query.name}: ${other.name} answers ${JSON.stringify(given)}\nand ${first.name} ${JSON.stringify(expected)}`,
        );
      }
    }
  }
}

/** Every contestant in turn, round after round, so that what the machine does meanwhile meets them all. */
async function race(
  all: readonly Contestant[],
  query: BenchQuery,
  load: Load,
  rounds: number,
  known: readonly number[],
): Promise<{ name: string; rounds: Round[] }[]> {
  for (const contestant of all) {
    tell(`Bench: ${query.name}, ${contestant.name}: warm-up`);
    await measure(contestant, load, known);
  }
  const measured = all.map((contestant) => ({ contestant, quiet: [] as Round[], noisy: [] as Round[] }));
  for (let round = 1; round <= rounds + EXTRA_ROUNDS; round += 1) {
    for (const { contestant, quiet, noisy } of measured) {
      if (quiet.length >= rounds) continue;
      const one = await measure(contestant, load, known);
      (one.foreign > NOISY ? noisy : quiet).push(one);
      tell(
        `Bench: ${query.name}, ${contestant.name}, round ${round}: ${Math.round(one.rps)} requests/s, ` +
          `${one.cpuPer1000?.toFixed(2) ?? '-'} CPU s per 1,000, others took ${Math.round(one.foreign * 100)} %`,
      );
    }
  }
  return measured.map(({ contestant: { name }, quiet, noisy }) => ({
    name,
    rounds: [...quiet, ...noisy.sort((a, b) => a.foreign - b.foreign)].slice(0, rounds),
  }));
}

await main();
