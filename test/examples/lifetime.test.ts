import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../cli/mongod/free-port.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patron-lifetime-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** An example app whose Patron isn't there. Resolves once it waits for it. */
async function aWaitingApp(example: string) {
  const child = fork(resolve(`examples/${example}/main.ts`), {
    env: {
      PATH: process.env.PATH,
      CLIENT_SECRET: 'none',
      PATRON_URL: `http://localhost:${await freePort(null)}`,
      PORT: String(await freePort(null)),
      DATA_DIR: folder,
    },
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  await new Promise<void>((waits, fail) => {
    child.stderr?.on('data', (text: Buffer) => text.includes('waiting for it') && waits());
    child.once('exit', (code) => fail(new Error(`${example} ended with ${code}`)));
  });
  return { child, ended };
}

describe.each(['music', 'rewards'])('%s, while it waits for Patron', (example) => {
  it('ends with the process that started it', async () => {
    const { child, ended } = await aWaitingApp(example);
    child.disconnect();
    await ended;
    expect(child.exitCode).toBe(0);
  }, 60_000);

  it('ends with SIGTERM', async () => {
    const { child, ended } = await aWaitingApp(example);
    child.kill('SIGTERM');
    await ended;
    expect(child.signalCode).toBe('SIGTERM');
  }, 60_000);
});
