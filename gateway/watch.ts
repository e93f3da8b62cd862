import { watch } from 'chokidar';
import { type Composition, composeSupergraph } from './compose.ts';
import type { Environment } from './config.ts';

export type WatchOptions = {
  /** The supergraph that is served already. */
  served: string;
  environment?: Environment;
  /** A new supergraph that composes. Throwing counts as an error: the files are right, but it cannot be served. */
  onComposed(composition: Composition): void;
  /** It doesn't compose, or can't be read; what was served before goes on. */
  onError(error: unknown): void;
};

/** Editors write a file in several steps. */
const QUIET_MS = 100;

/**
 * Watches `supergraph.yaml` and the schemas that it names, and composes again when one changes. For development: composing
 * stops the process for some hundred milliseconds.
 */
export async function watchSupergraph(
  configPath: string,
  { served, environment = {}, onComposed, onError }: WatchOptions,
): Promise<{ close(): Promise<void> }> {
  let sdl = served;
  let running: Promise<void> | null = null;
  let changedMeanwhile = false;
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(configPath, { ignoreInitial: true });

  async function compose(): Promise<void> {
    do {
      changedMeanwhile = false;
      try {
        const composition = await composeSupergraph(configPath, environment);
        follow(composition);
        if (composition.sdl === sdl) continue;
        onComposed(composition);
        sdl = composition.sdl;
      } catch (error) {
        onError(error);
      }
    } while (changedMeanwhile);
  }

  function follow({ services }: Composition): void {
    watcher.add(services.flatMap(({ file }) => file ?? []));
  }

  function onChange(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      changedMeanwhile = true;
      running ??= compose().finally(() => {
        running = null;
      });
    }, QUIET_MS);
  }

  const ready = new Promise<void>((resolve) => {
    watcher.once('ready', () => resolve());
  });
  await compose();
  await ready;
  watcher.on('all', onChange);
  return {
    async close() {
      clearTimeout(timer);
      await watcher.close();
      await running;
    },
  };
}
