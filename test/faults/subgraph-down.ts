import { isDeepStrictEqual } from 'node:util';
import type { Answer, RunningPatron } from '../support/patron.ts';
import { type Client, openClient } from './client.ts';
import { isReady, readinessOf, subgraphPid, withPatron } from './processes.ts';
import { type FaultOptions, type OpenReport, openReport, type Report } from './report.ts';
import { openShop } from './shop.ts';
import { eventually } from './waiting.ts';

/** A field of each subgraph; identity's is the root under the others'. */
const QUERY = /* GraphQL */ `
  query Whole {
    me {
      id
      name { full }
      consents { permitted }
      orders { edges { node { id } } }
      loyaltyAccount { balance }
      disclosures { edges { node { fields } } }
    }
    purposes { key }
    products(first: 1) { edges { node { name } } }
    rewards { id }
    partnerApps { edges { node { id } } }
  }
`;

/** What is null, and with an error, when a subgraph is down. */
const LOST: Record<string, string[][]> = {
  loyalty: [['me', 'loyaltyAccount'], ['rewards']],
  consent: [['me', 'consents'], ['purposes']],
  orders: [['me', 'orders'], ['products']],
  partners: [['me', 'disclosures'], ['partnerApps']],
  identity: [['me']],
};

const FAULTS = ['SIGSTOP', 'SIGKILL'] as const;
const CODES = { SIGSTOP: ['SUBGRAPH_TIMEOUT', 'SUBGRAPH_UNAVAILABLE'], SIGKILL: ['SUBGRAPH_UNAVAILABLE'] };

/**
 * A subgraph that hangs, and one that dies: everything else is answered, what is missing has a code and a path, readiness
 * names it, and it comes back by itself. `ops` is how many questions are asked at once while it is away.
 */
export async function subgraphDown(options: FaultOptions): Promise<Report> {
  const report = openReport('subgraph-down', options.tell);
  await withPatron('distributed', options, async (patron) => {
    const client = openClient(patron.url, report);
    const shop = await openShop(patron, client, options.seed);
    const customerId = await shop.register();
    await shop.collect(customerId);
    const customer = await shop.asCustomer(customerId);
    const ask = () => client.ask(customer, QUERY);
    const whole = await eventually('a whole answer with points', async () => {
      const { data, errors } = await ask();
      return !errors && data.me.loyaltyAccount && data;
    });
    for (const [name, paths] of Object.entries(LOST)) {
      for (const fault of FAULTS) {
        const away = { name, paths, fault, whole, ask };
        await takeAway(patron, away, options.ops, report);
        await comeBack(patron, away, client, report);
      }
    }
  });
  return report;
}

type Away = {
  name: string;
  paths: readonly string[][];
  fault: (typeof FAULTS)[number];
  whole: Answer['data'];
  ask(): Promise<Answer>;
};

async function takeAway(patron: RunningPatron, away: Away, ops: number, report: OpenReport): Promise<void> {
  const { name, fault } = away;
  const pid = await subgraphPid(patron.dataDir, name);
  process.kill(pid, fault);
  try {
    const begun = performance.now();
    const answers = await Promise.all(Array.from({ length: ops }, away.ask));
    report.most(`longest answer while one is gone by ${fault}, ms`, performance.now() - begun);
    const partial = answers.filter(({ errors }) => errors);
    for (const answer of partial) checkPartial(answer, away, report);
    // A killed one may be back before the last question.
    report.check(fault === 'SIGKILL' || partial.length === ops, `${name} answered although it stood still`);
    report.add(`partial answers after ${fault}`, partial.length);
    if (fault === 'SIGSTOP') {
      const { status, checks } = await readinessOf(patron.url);
      report.check(status === 503 && checks[name] === 'missing', `readiness does not miss ${name}`);
      const others = Object.entries(checks).filter(([other]) => other !== name);
      report.check(
        others.every(([, state]) => state === 'ok'),
        `readiness misses more than ${name}: ${JSON.stringify(checks)}`,
      );
    }
  } finally {
    if (fault === 'SIGSTOP') process.kill(pid, 'SIGCONT');
  }
}

/** Everything but what is lost is as before; what is lost is null, with a code that says why, at its place. */
function checkPartial({ data, errors = [], status }: Answer, away: Away, report: OpenReport): void {
  const { name, paths, fault, whole } = away;
  const expected = structuredClone(whole);
  for (const path of paths) {
    const parent = path.slice(0, -1).reduce((at, key) => at[key], expected);
    parent[path.at(-1) ?? ''] = null;
  }
  report.check(status === 200, `${name}, ${fault}: status ${status}`);
  report.check(
    isDeepStrictEqual(data, expected),
    `${name}, ${fault}: ${JSON.stringify(data)} instead of ${JSON.stringify(expected)}`,
  );
  const places = errors.map(({ path }) => path?.join('.')).sort();
  const areRight = errors.every(
    ({ extensions: { service, code } }) => service === name && CODES[fault].includes(code),
  );
  report.check(
    areRight && isDeepStrictEqual(places, paths.map((path) => path.join('.')).sort()),
    `${name}, ${fault}: ${JSON.stringify(errors)}`,
  );
}

async function comeBack(
  patron: RunningPatron,
  { name, fault, whole, ask }: Away,
  client: Client,
  report: OpenReport,
): Promise<void> {
  const begun = performance.now();
  await eventually(`a whole answer after ${fault} of ${name}`, async () => {
    const { data } = await ask();
    return isDeepStrictEqual(data, whole);
  });
  report.most(`longest until whole again after ${fault}, ms`, performance.now() - begun);
  await eventually(`readiness after ${fault} of ${name}`, () => isReady(patron.url));
  await client.read(null, '{ stores(first: 1) { edges { node { id } } } }');
  report.note(`${name} went by ${fault} and came back by itself`);
}
