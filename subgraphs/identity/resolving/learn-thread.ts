import { parentPort, workerData } from 'node:worker_threads';
import { planBlocks } from '../resolution/blocking.ts';
import { learn } from '../resolution/learning.ts';
import { Table } from '../resolution/table.ts';
import type { RawRecord } from '../resolution/types.ts';

const records = workerData as RawRecord[];
const table = new Table([...new Set(records.flatMap(({ values }) => Object.keys(values)))].sort());
for (const { id, values } of records) table.addRow(id, values);
const prepared = table.prepare();
parentPort?.postMessage(learn(prepared, planBlocks(prepared)));
