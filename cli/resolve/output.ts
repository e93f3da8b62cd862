import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Writes a file that is there as a whole or not at all: beside it first, then renamed. */
export async function writeWhole(file: string, texts: Iterable<string | Uint8Array>): Promise<void> {
  const path = resolve(file);
  const unfinished = `${path}.${process.pid}.part`;
  try {
    const stream = createWriteStream(unfinished);
    const failed = once(stream, 'error').then(([error]) => Promise.reject(error));
    failed.catch(() => {}); // raised below
    for (const text of texts) {
      if (!stream.write(text)) await Promise.race([once(stream, 'drain'), failed]);
    }
    stream.end();
    await Promise.race([once(stream, 'finish'), failed]);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw new Error(`${file} can't be written: ${error instanceof Error ? error.message : error}`);
  }
}
