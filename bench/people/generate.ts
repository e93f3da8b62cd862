import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { peopleRows } from './generator.ts';
import { SHAPES, type ShapeName } from './shapes.ts';

const USAGE = `npx tsx bench/people/generate.ts --out FILE [--truth FILE] [--shape NAME] [--records N] [--seed N]

--out      the people, for patron resolve
--truth    record_id,truth: who they really are
--shape    ${Object.entries(SHAPES)
  .map(([name, { about }]) => `${name.padEnd(17)}${about}`)
  .join('\n           ')}
           (default shop)
--records  rows (default 10000)
--seed     another number, other people (default 1)`;

/** Writes a file of invented people as a stream, and who they are into another one. */
export async function writePeople(
  shape: ShapeName,
  records: number,
  seed: number,
  out: string,
  truth: string | null,
): Promise<void> {
  const people = openLines(out, ['record_id', ...SHAPES[shape].columns].join(','));
  const answers = truth ? openLines(truth, 'record_id,truth') : null;
  for (const { id, truth: person, cells } of peopleRows(SHAPES[shape], records, seed)) {
    await people.add([id, ...cells].map(quoted).join(','));
    await answers?.add(`${id},${person}`);
  }
  await people.close();
  await answers?.close();
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const CHUNK = 1 << 16;

function openLines(path: string, head: string) {
  const stream = createWriteStream(path);
  let waiting = `${head}\n`;
  const flush = async () => {
    const isFull = !stream.write(waiting);
    waiting = '';
    if (isFull) await once(stream, 'drain');
  };
  return {
    async add(line: string) {
      waiting += `${line}\n`;
      if (waiting.length > CHUNK) await flush();
    },
    async close() {
      await flush();
      stream.end();
      await once(stream, 'finish');
    },
  };
}

const isShape = (name: string): name is ShapeName => name in SHAPES;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      truth: { type: 'string' },
      shape: { type: 'string', default: 'shop' },
      records: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
    },
  });
  const { out, truth, shape } = values;
  const [records, seed] = [Number(values.records), Number(values.seed)];
  if (!out || !isShape(shape) || !Number.isInteger(records) || records < 1 || !Number.isInteger(seed)) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  await writePeople(shape, records, seed, out, truth ?? null);
}

if (import.meta.url === `file://${process.argv[1]}`) await main();
