import { availableParallelism } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type { Db, Document } from 'mongodb';
import { pino } from 'pino';
import { type Data, openData } from '../cli/data.ts';
import { readSettings } from '../cli/settings.ts';
import { RECORD_COLUMNS } from '../subgraphs/identity/rules/records.ts';
import type { CustomerRecordInput } from '../subgraphs/identity/schema.generated.ts';
import { identity } from '../subgraphs/identity/subgraph.ts';
import type { Caller } from '../subgraphs/shared/actor.ts';
import { subscriptionsOf } from '../subgraphs/shared/events/consume.ts';
import { openPairwise } from '../subgraphs/shared/pairwise.ts';
import { type RunningSubgraph, runSubgraph } from '../subgraphs/shared/run-subgraph.ts';
import { median } from './measure.ts';
import { peopleRows } from './people/generator.ts';
import { SHAPES } from './people/shapes.ts';
import { cpuSeconds, machineCpuSeconds } from './processes.ts';

/** The bench of this name measures records as they arrive, and the same documents inserted and nothing else. */
export const ARRIVALS = 'arrivals';

export type ArrivalsOptions = {
  rounds: number;
  /** Of each round of single records. */
  seconds: number;
  /** Records that are there before anything is measured. */
  records: number;
  /** Single records a second. */
  rate: number;
};

type ArrivalsResult = {
  query: typeof ARRIVALS;
  name: string;
  /** Records a second in calls of 500, of two senders. */
  recordsPerSecond: number;
  /** CPU seconds for 1,000 of them: of this process, and of MongoDB; null where the system doesn't say. */
  cpuPer1000: number | null;
  mongodCpuPer1000: number | null;
  /** Commands that MongoDB was sent for 1,000 of them. */
  commandsPer1000: number;
  /** Of single-record calls that arrive at `rate` a second; milliseconds. */
  p50: number;
  p99: number;
  rate: number;
  /** Of the machine's CPU time, what was used by anything but this process and MongoDB meanwhile: 0 to 1. */
  foreign: number | null;
  /** Of records a second to those of the plain insert. */
  ratio: number | null;
};

const CALL = 500;
const CALLS_IN_ROUND = 8;
const IMPORT = `mutation Import($input: ImportCustomerRecordsInput!) {
  importCustomerRecords(input: $input) { accepted rejected userErrors { code } }
}`;
const CALLER: Caller = {
  actor: { kind: 'service', serviceId: 'bench', scopes: ['import'] },
  requestId: null,
};

/** Records as the graph takes them, of people who come again in part. */
function* arrivingRecords(count: number): Generator<CustomerRecordInput> {
  const shape = SHAPES.shop;
  const fields = new Map(Object.entries(RECORD_COLUMNS).map(([field, column]) => [column as string, field]));
  for (const { id, cells } of peopleRows(shape, count, 1)) {
    const values = shape.columns.flatMap((column, index) => {
      const field = fields.get(column);
      return field && cells[index] ? [[field, cells[index]]] : [];
    });
    yield { recordId: id, ...(Object.fromEntries(values) as object) };
  }
}

const take = <Item>(items: Iterator<Item>, count: number): Item[] => {
  const taken: Item[] = [];
  while (taken.length < count) {
    const { value, done } = items.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
};

/** Takes records in, all or none of a call. */
type Contestant = { name: string; arrive(records: CustomerRecordInput[]): Promise<void> };

export async function measureArrivals(
  options: ArrivalsOptions,
  tell: (text: string) => void,
): Promise<ArrivalsResult[]> {
  const settings = readSettings({
    ...process.env,
    PATRON_DATA_DIR: '.patron-bench',
    PATRON_DATABASE_PREFIX: 'patron_bench_arrivals',
  });
  const data = await openData(settings, tell);
  try {
    const db = data.dbOf(identity.name);
    await db.dropDatabase();
    const patron = await openPatron(data, settings.signingKeys);
    const { rounds, seconds, records, rate } = options;
    const singles = rounds * Math.ceil(rate * seconds);
    // A tenth more: some are mistyped so that they are rejected.
    const measuredRecords = CALL * CALLS_IN_ROUND * (rounds + 1) + singles + rate;
    const arriving = arrivingRecords(Math.ceil((records + measuredRecords) * 1.1) + CALL);
    const resolving = patronOf(patron);
    tell(`arrivals: taking in ${records} records before anything is measured`);
    while ((await db.collection('records').estimatedDocumentCount()) < records)
      await resolving.arrive(take(arriving, CALL));

    const limit = await plainInsertsOf(data, db);
    const { pid } = await data.client.db('admin').command({ serverStatus: 1 });
    const mongod = Number(pid);
    const measured = [resolving, limit].map((contestant) => ({
      contestant,
      perSecond: [] as number[],
      cpu: [] as number[],
      mongodCpu: [] as number[],
      commands: [] as number[],
      foreign: [] as number[],
      latencies: [] as number[][],
    }));
    const thousands = (CALL * CALLS_IN_ROUND) / 1000;
    for (let round = 0; round <= rounds; round += 1) {
      const calls = Array.from({ length: CALLS_IN_ROUND }, () => take(arriving, CALL));
      const alone = take(arriving, Math.ceil(rate * (round ? seconds : 1)));
      for (const { contestant, perSecond, cpu, mongodCpu, commands, foreign, latencies } of measured) {
        const began = performance.now();
        const using = usedBy(mongod);
        const sent = await commandsSentTo(data);
        const fast = await inCalls(contestant, calls);
        const { own: ownSeconds, theirs: theirSeconds } = using();
        const [own, theirs] = [ownSeconds, theirSeconds].map((used) => used && used / thousands);
        const commandsEach = ((await commandsSentTo(data)) - sent) / thousands;
        const times = await atRate(contestant, alone, rate);
        const { other } = using();
        const others = other && other / (((performance.now() - began) / 1000) * availableParallelism());
        if (!round) continue; // warm-up
        perSecond.push(fast);
        if (own) cpu.push(own);
        if (theirs) mongodCpu.push(theirs);
        if (others !== null) foreign.push(others);
        commands.push(commandsEach);
        latencies.push(times);
        tell(
          `arrivals, ${contestant.name}, round ${round}: ${Math.round(fast)} records/s, ` +
            `${own?.toFixed(2) ?? '-'} + ${theirs?.toFixed(2) ?? '-'} CPU s and ${Math.round(commandsEach)} commands per 1,000, ` +
            `one by one p50 ${quantile(times, 0.5).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms, ` +
            `others took ${others === null ? '-' : Math.round(others * 100)} % of the machine`,
        );
      }
    }
    const base = median(measured.find(({ contestant }) => contestant === limit)?.perSecond ?? []);
    return measured.map(({ contestant, perSecond, cpu, mongodCpu, commands, foreign, latencies }) => ({
      query: ARRIVALS,
      name: contestant.name,
      recordsPerSecond: Math.round(median(perSecond)),
      cpuPer1000: cpu.length ? Number(median(cpu).toFixed(2)) : null,
      mongodCpuPer1000: mongodCpu.length ? Number(median(mongodCpu).toFixed(2)) : null,
      commandsPer1000: Math.round(median(commands)),
      p50: rounded(median(latencies.map((times) => quantile(times, 0.5)))),
      p99: rounded(median(latencies.map((times) => quantile(times, 0.99)))),
      rate,
      foreign: foreign.length ? Number(median(foreign).toFixed(2)) : null,
      ratio: base ? Number((median(perSecond) / base).toFixed(2)) : null,
    }));
  } finally {
    await data.dbOf(identity.name).dropDatabase();
    await data.close();
  }
}

/** Begins to count CPU seconds: of this process, of MongoDB, and of everything else on the machine. */
function usedBy(mongod: number) {
  const counters = () => [cpuSeconds([process.pid]), cpuSeconds([mongod]), machineCpuSeconds()];
  const before = counters();
  return () => {
    const [own = null, theirs = null, all = null] = counters().map((used, n) => {
      const since = before[n] ?? null;
      return used === null || since === null ? null : used - since;
    });
    const other = all === null ? null : Math.max(0, all - (own ?? 0) - (theirs ?? 0));
    return { own, theirs, other };
  };
}

const COMMANDS = ['aggregate', 'commitTransaction', 'delete', 'distinct', 'find', 'insert', 'update'];

/** Commands for data that MongoDB has been sent since it started. */
async function commandsSentTo({ client }: Data): Promise<number> {
  const { metrics } = await client.db('admin').command({ serverStatus: 1 });
  return COMMANDS.reduce((sum, name) => sum + Number(metrics.commands[name]?.total ?? 0), 0);
}

const openPatron = (data: Data, signingKeys: string): Promise<RunningSubgraph> =>
  runSubgraph(identity, {
    client: data.client,
    dbOf: data.dbOf,
    keyring: [{ id: 'bench', secret: Buffer.from(signingKeys) }],
    pairwise: openPairwise(Buffer.alloc(32, 7).toString('base64')),
    liveGrant: async () => null,
    permitsNow: async () => false,
    log: pino({ level: 'silent' }),
    clock: () => new Date(),
    publicUrl: 'http://localhost:4000',
    demo: false,
    subscriptions: subscriptionsOf([identity]),
  });

const patronOf = (running: RunningSubgraph): Contestant => ({
  name: 'patron',
  async arrive(records) {
    const variables = { input: { source: 'till', records } };
    const { data, errors } = await running.execute({ query: IMPORT, variables }, CALLER);
    const answer = (data as { importCustomerRecords?: { userErrors: unknown[] } } | null)
      ?.importCustomerRecords;
    if (errors || !answer || answer.userErrors.length) throw new Error(`the records were refused: ${errors}`);
  },
});

/** The same documents with the same indexes and write concern, as fast as this MongoDB takes them: no rule is asked. */
async function plainInsertsOf({ client }: Data, db: Db): Promise<Contestant> {
  const names = ['records', 'customers', 'identifiers', 'outbox'];
  const samples = new Map<string, { docs: Document[]; perRecord: number; used: number }>();
  const total = await db.collection('records').countDocuments();
  for (const name of names) {
    const docs = await db.collection(name).find().limit(5000).toArray();
    samples.set(name, { docs, perRecord: (await db.collection(name).countDocuments()) / total, used: 0 });
    const indexes = await db.collection(name).indexes();
    const described = indexes.filter((index) => index.name !== '_id_').map(({ v: _, ...index }) => index);
    if (described.length) await db.collection(`plain_${name}`).createIndexes(described as never);
  }
  let turn = 0;
  return {
    name: 'plain-insert',
    arrive: (records) =>
      client.withSession((session) =>
        session.withTransaction(async () => {
          for (const [name, sample] of samples) {
            const until = Math.round((turn + records.length) * sample.perRecord);
            const count = Math.max(0, until - sample.used);
            const docs = Array.from({ length: count }, (_, n) => copyOf(sample.docs, sample.used + n));
            sample.used = until;
            if (docs.length) await db.collection(`plain_${name}`).insertMany(docs, { session });
          }
          turn += records.length;
        }),
      ),
  };
}

/** Unlike every document before, where an index wants that. */
function copyOf(docs: readonly Document[], n: number): Document {
  const doc = docs[n % docs.length] ?? {};
  return { ...doc, _id: `${doc._id}/${n}`, ...(doc.recordId && { recordId: `${doc.recordId}/${n}` }) };
}

/** Two senders, so that one is read while the other is written. Records a second. */
async function inCalls({ arrive }: Contestant, calls: CustomerRecordInput[][]): Promise<number> {
  const began = performance.now();
  const waiting = [...calls];
  const send = async () => {
    for (let records = waiting.shift(); records; records = waiting.shift()) await arrive(records);
  };
  await Promise.all([send(), send()]);
  return (calls.flat().length / (performance.now() - began)) * 1000;
}

/** Milliseconds that each record took, from when it was due: one that waits its turn is not let off. */
async function atRate(
  { arrive }: Contestant,
  records: CustomerRecordInput[],
  rate: number,
): Promise<number[]> {
  const began = performance.now();
  const times: number[] = [];
  await Promise.all(
    records.map(async (record, n) => {
      const due = began + (n / rate) * 1000;
      await delay(Math.max(0, due - performance.now()));
      await arrive([record]);
      times.push(performance.now() - due);
    }),
  );
  return times.sort((a, b) => a - b);
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const rounded = (value: number): number => Number(value.toFixed(1));

/** In Markdown, as it stands in docs/performance.md. */
export function arrivalsTable(results: readonly ArrivalsResult[]): string {
  const rows = results.map(
    ({ name, recordsPerSecond, ratio, cpuPer1000, mongodCpuPer1000, commandsPer1000, p50, p99, foreign }) =>
      `| ${name} | ${recordsPerSecond} | ${ratio ?? '-'} | ${cpuPer1000 ?? '-'} + ${mongodCpuPer1000 ?? '-'} | ${commandsPer1000} | ` +
      `${p50} | ${p99} | ${foreign === null ? '-' : `${Math.round(foreign * 100)} %`} |`,
  );
  const rate = results[0]?.rate ?? 0;
  return [
    `| arriving records | records/s in calls of ${CALL} | times plain | CPU s per 1,000, ours + mongod | commands per 1,000 | p50 ms at ${rate} single records/s | p99 ms | machine used by others |`,
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
