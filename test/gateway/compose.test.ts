import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type CompositionFailure, composeSupergraph } from '../../gateway/compose.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A folder with these files; the path of the first is returned. */
function aFolder(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'compose-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return join(folder, Object.keys(files)[0] ?? '');
}

const aConfig = (subgraphs: string, version = '=2.14.4') =>
  `federation_version: ${version}\nsubgraphs:\n${subgraphs}`;

const A = `${LINK}\ntype Query { a: Thing }\ntype Thing @key(fields: "id") { id: ID! kind: Kind size: Int @shareable }\nenum Kind { ONE }`;
const B = `${LINK}\ntype Thing @key(fields: "id") { id: ID! b: Kind size: Int @shareable }\nenum Kind { ONE TWO }`;

const problemsOf = async (path: string, environment?: Record<string, string>): Promise<string[]> => {
  try {
    await composeSupergraph(path, environment);
  } catch (error) {
    return (error as CompositionFailure).problems.map((problem) =>
      problem.replaceAll(`${dirname(path)}/`, ''),
    );
  }
  return [];
};

describe('a supergraph.yaml', () => {
  it('composes the schemas that it names, relative to its folder', async () => {
    const path = aFolder({
      'graph/supergraph.yaml': aConfig(`
  a: { routing_url: http://a.example/graphql, schema: { file: ../a.graphql } }
  b:
    routing_url: http://b.example/graphql
    schema:
      sdl: |
        ${B.replaceAll('\n', '\n        ')}
`),
      'a.graphql': A,
    });
    const { sdl, services, hints } = await composeSupergraph(path);
    expect(sdl).toContain(
      'type Thing\n  @join__type(graph: A, key: "id")\n  @join__type(graph: B, key: "id")',
    );
    expect(services).toEqual([
      { name: 'a', url: 'http://a.example/graphql', file: join(dirname(dirname(path)), 'a.graphql') },
      { name: 'b', url: 'http://b.example/graphql', file: null },
    ]);
    expect(hints).toEqual([
      {
        code: 'INCONSISTENT_ENUM_VALUE_FOR_OUTPUT_ENUM',
        level: 'DEBUG',
        message: expect.stringContaining('"TWO"'),
        places: [expect.stringMatching(/a\.graphql:4:1$/), 'b (inline):3:1'],
      },
    ]);
  });

  it('takes values from the environment, or their defaults', async () => {
    const path = aFolder({
      'supergraph.yaml': aConfig(
        // biome-ignore lint/suspicious/noTemplateCurlyInString: that is how the file says it
        '  a: { routing_url: "http://${env.HOST}:${env.PORT:-4001}/graphql", schema: { file: "${env.FILE:-a.graphql}" } }',
      ),
      'a.graphql': A,
    });
    const { services } = await composeSupergraph(path, { HOST: 'a.example' });
    expect(services[0]?.url).toBe('http://a.example:4001/graphql');
    expect(await problemsOf(path)).toEqual([
      expect.stringMatching(
        /^supergraph\.yaml:3:21: subgraphs\.a\.routing_url: the environment variable HOST is not set/,
      ),
    ]);
  });

  it('introspects a subgraph that runs', async () => {
    const seen: string[] = [];
    const server = createServer((request, response) => {
      seen.push(String(request.headers.authorization));
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify(request.url === '/other' ? { errors: [{}] } : { data: { _service: { sdl: A } } }),
      );
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const path = aFolder({
        'supergraph.yaml': aConfig(
          `  a: { schema: { subgraph_url: ${url}/graphql, introspection_headers: { authorization: key } } }`,
        ),
      });
      expect((await composeSupergraph(path)).services).toEqual([
        { name: 'a', url: `${url}/graphql`, file: null },
      ]);
      expect(seen).toEqual(['key']);
      const other = aFolder({
        'supergraph.yaml': aConfig(`  a: { schema: { subgraph_url: ${url}/other } }`),
      });
      expect(await problemsOf(other)).toEqual([
        `a: ${url}/other does not answer { _service { sdl } }: is it a federated subgraph?`,
      ]);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
    const gone = aFolder({ 'supergraph.yaml': aConfig(`  a: { schema: { subgraph_url: ${url}/graphql } }`) });
    expect(await problemsOf(gone)).toEqual([expect.stringMatching(/^a: http:.* cannot be introspected: /)]);
  });

  it.each([
    ['is not there', null, /cannot be read: ENOENT/],
    ['is no YAML', 'subgraphs: [', /supergraph\.yaml:1:13: Flow sequence/],
    ['has no subgraph', 'subgraphs: {}', /supergraph\.yaml:1:12: subgraphs: expected at least one subgraph/],
    ['lacks its key', 'federation_version: 2', /supergraph\.yaml: subgraphs: /],
    [
      'asks for another federation',
      aConfig('  a: { routing_url: http://a, schema: { sdl: x } }', '1'),
      /supergraph\.yaml:1:21: federation_version: expected 2/,
    ],
    [
      'has an address that is none',
      aConfig('  a: { routing_url: a.example, schema: { sdl: x } }'),
      /supergraph\.yaml:3:21: subgraphs\.a\.routing_url: expected an http or https URL/,
    ],
    [
      'has no address',
      aConfig(`  a: { schema: { file: a.graphql } }`),
      /subgraphs\.a\.routing_url is missing/,
    ],
    [
      'has a misspelt key',
      aConfig('  a: { routing_urls: http://a, schema: { sdl: x } }'),
      /subgraphs\.a: Unrecognized key: "routing_urls"/,
    ],
    [
      'names no schema',
      aConfig('  a: { routing_url: http://a, schema: { } }'),
      /subgraphs\.a\.schema: expected exactly one of file, sdl or subgraph_url/,
    ],
    [
      'names two schemas',
      aConfig('  a: { routing_url: http://a, schema: { file: a.graphql, sdl: x } }'),
      /subgraphs\.a\.schema: expected exactly one/,
    ],
    [
      'names one of Apollo’s registry',
      aConfig('  a: { routing_url: http://a, schema: { graphref: g@v, subgraph: a } }'),
      /subgraphs\.a\.schema: expected exactly one/,
    ],
    [
      'names a file that is not there',
      aConfig('  a: { routing_url: http://a, schema: { file: b.graphql } }'),
      /b\.graphql cannot be read: ENOENT/,
    ],
    [
      'names a file that is no GraphQL',
      aConfig('  a: { routing_url: http://a, schema: { file: broken.graphql } }'),
      /^broken\.graphql:2:3: Syntax Error/,
    ],
  ])('that %s is refused', async (_, text, problem) => {
    const path = aFolder({
      'other.txt': '',
      ...(text !== null && { 'supergraph.yaml': text }),
      'a.graphql': A,
      'broken.graphql': 'type Query {\n  }',
    });
    const problems = await problemsOf(join(dirname(path), 'supergraph.yaml'));
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  it('says of each composition error where it is', async () => {
    const path = aFolder({
      'supergraph.yaml': aConfig(
        '  a: { routing_url: http://a, schema: { file: a.graphql } }\n  b: { routing_url: http://b, schema: { file: b.graphql } }',
      ),
      'a.graphql': A,
      'b.graphql': `${LINK}\ntype Query {\n  a: Thing\n}\ntype Thing @key(fields: "id") {\n  id: ID!\n  size: String @shareable\n}`,
    });
    const problems = await problemsOf(path);
    expect(problems).toHaveLength(2);
    expect(problems).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^a\.graphql:2:14: \[INVALID_FIELD_SHARING\] .* \(also b\.graphql:3:3\)$/),
        expect.stringMatching(/^a\.graphql:3:52: \[FIELD_TYPE_MISMATCH\] .* \(also b\.graphql:7:3\)$/),
      ]),
    );
  });
});

describe('a supergraph that is already composed', () => {
  it('is taken as it is', async () => {
    const composed = await composeSupergraph(
      aFolder({
        'supergraph.yaml': aConfig(
          '  a: { routing_url: http://a.example/graphql, schema: { file: a.graphql } }',
        ),
        'a.graphql': A,
      }),
    );
    const path = aFolder({ 'supergraph.graphql': composed.sdl });
    expect(await composeSupergraph(path)).toEqual({
      sdl: composed.sdl,
      hints: [],
      services: [{ name: 'a', url: 'http://a.example/graphql', file: null }],
    });
  });

  it.each([
    ['type Query { a: Int }', /supergraph\.graphql: .*must be a core schema/],
    ['type Query {', /supergraph\.graphql: Syntax Error/],
  ])('is refused when it is none: %s', async (text, problem) => {
    expect(await problemsOf(aFolder({ 'supergraph.graphql': text }))).toEqual([
      expect.stringMatching(problem),
    ]);
  });
});
