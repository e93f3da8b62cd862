import { writeFileSync } from 'node:fs';
import { composeSupergraph } from '../gateway/compose.ts';

/** Prints the supergraph, and on standard error what composition had to say about it. */
export async function compose({ config, output }: { config: string; output?: string }): Promise<void> {
  const { sdl, hints } = await composeSupergraph(config, process.env);
  for (const { level, code, message, places } of hints) {
    process.stderr.write(`${level} ${code} ${message}${places.length ? ` (${places.join(', ')})` : ''}\n`);
  }
  if (output) writeFileSync(output, sdl);
  else process.stdout.write(sdl);
}
