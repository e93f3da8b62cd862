import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';

export type Bounds = {
  env: NodeJS.ProcessEnv;
  signal?: AbortSignal | undefined;
  /** Milliseconds after which the command is killed; counted anew whenever `folder` grows. */
  stallMs: number;
  /** The folder into which the command downloads. */
  folder?: string;
  /** Told how much `folder` has grown, about once a second while it does, from the first mebibyte on. */
  onGrowth?: (mebibytes: number) => void;
};

const MEBIBYTE = 2 ** 20;

/**
 * Runs a command and answers with its standard output.
 * @throws with the last lines of its standard error when it can't be started, fails, or stalls.
 */
export async function runBounded(command: string, args: string[], bounds: Bounds): Promise<string> {
  const before = await sizeOf(bounds.folder);
  const stall = new AbortController();
  const aborts = bounds.signal ? [bounds.signal, stall.signal] : [stall.signal];
  const child = spawn(command, args, {
    env: bounds.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: AbortSignal.any(aborts),
    killSignal: 'SIGKILL',
  });
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      output[stream] += text;
    });
  }
  const ended = new Promise<number | string | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, killedBy) => resolve(code ?? killedBy));
  });

  let size = before;
  let grewAt = performance.now();
  const watch = async () => {
    const now = await sizeOf(bounds.folder);
    if (now !== size) {
      size = now;
      grewAt = performance.now();
      if (size - before >= MEBIBYTE) bounds.onGrowth?.((size - before) / MEBIBYTE);
    } else if (performance.now() - grewAt > bounds.stallMs) {
      stall.abort(new Error(`nothing happened for ${bounds.stallMs / 1000} s`));
    }
  };
  const watcher = setInterval(() => void watch(), 1000);
  try {
    const code = await ended;
    if (code !== 0) throw new Error(lastLines(output.stderr) || `it ended with ${code}`);
    return output.stdout;
  } catch (error) {
    for (const signal of aborts) signal.throwIfAborted();
    throw error;
  } finally {
    clearInterval(watcher);
  }
}

/** The bytes under a folder; 0 when there is none. Files may come and go meanwhile. */
async function sizeOf(folder: string | undefined): Promise<number> {
  if (!folder) return 0;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(({ parentPath, name }) =>
      stat(`${parentPath}/${name}`).then(
        (file) => file.size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

const lastLines = (text: string): string => text.trim().split('\n').slice(-3).join(' ').trim();
