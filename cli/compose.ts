import { writeFileSync } from 'node:fs';
import { printSchema } from 'graphql';
import { composeSupergraph } from '../gateway/compose.ts';
import { contractSupergraph } from '../gateway/contract/contract-supergraph.ts';
import { readSupergraph } from '../gateway/execute/supergraph.ts';

type ComposeFlags = { config: string; output?: string; verbose?: boolean; tag?: string; api?: boolean };

/** Prints the supergraph, and on standard error what composition had to say about it. */
export async function compose({ config, output, verbose, tag, api }: ComposeFlags): Promise<void> {
  const { sdl, hints } = await composeSupergraph(config, process.env);
  for (const { level, code, message, places } of hints) {
    if (level === 'DEBUG' && !verbose) continue;
    process.stderr.write(`${level} ${code} ${message}${places.length ? ` (${places.join(', ')})` : ''}\n`);
  }
  const composed = tag === undefined ? sdl : contractSupergraph(sdl, tag);
  const printed = api ? apiSchemaOf(composed) : composed;
  if (output) writeFileSync(output, printed);
  else process.stdout.write(printed);
}

const apiSchemaOf = (sdl: string): string =>
  `${printSchema(readSupergraph(sdl).supergraph.apiSchema().toGraphQLJSSchema())}\n`;
