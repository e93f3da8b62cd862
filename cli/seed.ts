import { openLog } from '#shared/log.ts';
import { joinData } from './data.ts';
import { loadDemo } from './demo/load-demo.ts';
import { openOneProcess } from './one-process.ts';
import { readSettings } from './settings.ts';

/** `patron seed`: the demo world into MongoDB, whoever serves it. Done before: nothing happens. */
export async function seed(): Promise<void> {
  const settings = readSettings();
  const tell = (text: string) => process.stderr.write(`${text}\n`);
  const data = await joinData(settings, tell);
  try {
    const { running } = await openOneProcess({
      client: data.client,
      dbOf: data.dbOf,
      keyring: settings.keyring,
      pairwise: settings.pairwise,
      log: await openLog({ level: 'warn' }),
      clock: () => new Date(),
      publicUrl: settings.publicUrl ?? `http://localhost:${settings.gateway.port || 4000}`,
      demo: true,
    });
    await loadDemo({ running, now: new Date(), onProgress: tell });
  } finally {
    await data.close();
  }
  tell('The demo world is loaded.');
}
