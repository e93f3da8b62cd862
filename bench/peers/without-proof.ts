// Patron in one process in which nobody asks what a customer permits: the same code, databases and answers, and the schemas
// without what makes a field wait for the consent proof. It exists to be measured against.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type DirectiveNode, parse, print, visit } from 'graphql';
import { readSettings } from '../../cli/settings.ts';
import { start } from '../../cli/start.ts';
import { subgraphs } from '../../subgraphs/index.ts';

const PROOF = 'consentProof';

const asksForProof = ({ name, arguments: given = [] }: DirectiveNode): boolean =>
  name.value === 'consent' ||
  (name.value === 'requires' &&
    given.some(({ value }) => value.kind === 'StringValue' && value.value === PROOF));

const isExternal = ({ name }: DirectiveNode): boolean => name.value === 'external';

const withoutProof = (schema: string): string =>
  print(
    visit(parse(schema), {
      FieldDefinition: ({ name, directives }) =>
        name.value === PROOF && directives?.some(isExternal) ? null : undefined,
      Directive: (directive) => (asksForProof(directive) ? null : undefined),
    }),
  );

const folder = join(readSettings().dataDir, 'without-proof');
mkdirSync(folder, { recursive: true });
const lines = ['federation_version: =2.14.4', 'subgraphs:'];
for (const definition of subgraphs) {
  const file = join(folder, `${definition.name}.graphql`);
  writeFileSync(file, withoutProof(readFileSync(definition.schemaFile, 'utf8')));
  definition.schemaFile = pathToFileURL(file);
  lines.push(
    `  ${definition.name}:`,
    '    routing_url: http://127.0.0.1:1/graphql', // in process: nobody calls it
    `    schema: { file: ${JSON.stringify(file)} }`,
  );
}
const supergraph = join(folder, 'supergraph.yaml');
writeFileSync(supergraph, `${lines.join('\n')}\n`);
await start({ demo: false, supergraph });
