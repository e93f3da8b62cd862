import { writeFileSync } from 'node:fs';
import { composeSupergraph } from '../gateway/compose.ts';

type ComposeFlags = { config: string; output?: string; verbose?: boolean };

/** Prints the supergraph, and on standard error what composition had to say about it. */
export async function compose({ config, output, verbose }: ComposeFlags): Promise<void> {
  const { sdl, hints } = await composeSupergraph(config, process.env);
  for (const { level, code, message, places } of hints) {
    if (level === 'DEBUG' && !verbose) continue;
    process.stderr.write(`${level} ${code} ${message}${places.length ? ` (${places.join(', ')})` : ''}\n`);
  }
  if (output) writeFileSync(output, sdl);
  else process.stdout.write(sdl);
}
