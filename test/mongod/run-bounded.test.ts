import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runBounded } from '../../cli/mongod/run-bounded.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(`${tmpdir()}/patron-bounded-`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const bounds = { env: process.env, stallMs: 1500 };

it('answers with what the command printed', async () => {
  expect(await runBounded('echo', ['hello'], bounds)).toBe('hello\n');
});

it('fails with the last of what the command complained about', async () => {
  const complaint = 'for i in 1 2 3 4 5; do echo $i >&2; done; exit 3';

  await expect(runBounded('sh', ['-c', complaint], bounds)).rejects.toThrow(/^3 4 5$/);
});

it('fails when there is no such command', async () => {
  await expect(runBounded(`${folder}/absent`, [], bounds)).rejects.toMatchObject({ code: 'ENOENT' });
});

it('kills a command that does nothing', async () => {
  await expect(runBounded('sleep', ['600'], bounds)).rejects.toThrow('nothing happened');
});

it('lets a slow download go on for as long as its folder grows, and tells of it', async () => {
  const growth: number[] = [];
  const download = `for i in 1 2 3 4 5; do head -c 1048576 /dev/zero >> ${folder}/file; sleep 0.7; done`;

  await runBounded('sh', ['-c', download], { ...bounds, folder, onGrowth: (size) => growth.push(size) });

  expect(growth.length).toBeGreaterThan(0);
  expect(growth.every((size) => size > 0 && size <= 5)).toBe(true);
});

it('kills the command when it is called off', async () => {
  const calledOff = new AbortController();
  const running = runBounded('sleep', ['600'], { ...bounds, stallMs: 600_000, signal: calledOff.signal });

  calledOff.abort(new Error('called off'));

  await expect(running).rejects.toThrow('called off');
});
