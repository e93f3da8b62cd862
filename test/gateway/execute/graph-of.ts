import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  execute,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { type Actor, VISITOR } from '#shared/actor.ts';
import type { Connection, FetchReport } from '../../../gateway/execute/connection.ts';
import {
  createGraph,
  type Explanation,
  type Graph,
  type GraphOptions,
} from '../../../gateway/execute/graph.ts';
import { reservedResponseNameRule } from '../../../gateway/execute/reserved-response-name.ts';

// biome-ignore lint/suspicious/noExplicitAny: what a resolver receives differs from field to field
type Resolve = (parent: any, args: any) => unknown;
export type Resolvers = Record<string, Record<string, Resolve | unknown>>;
export type SubgraphDefinition = { typeDefs: string; resolvers: Resolvers };

export type Question = {
  variables?: Record<string, unknown>;
  actor?: Actor;
  operationName?: string;
  signal?: AbortSignal;
  observe?: (fetch: FetchReport) => void;
};

/** What a client receives, as JSON. Null-prototype objects and error classes are gone. */
export type Answer = FormattedExecutionResult & { errors?: readonly GraphQLFormattedError[] };

export type Asked = { service: string; query: string; variables: Record<string, unknown> };

export type TestGraph = {
  graph: Graph;
  ask(query: string, question?: Question): Promise<Answer>;
  explain(query: string, question?: Question): Promise<Explanation>;
  /** Every request that a subgraph has had, in order. */
  asked: Asked[];
  /** From now on a subgraph is reached in another way. */
  replace(service: string, connection: Connection): void;
};

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@provides", "@external", "@shareable", "@inaccessible", "@interfaceObject", "@authenticated", "@requiresScopes", "@policy", "@context", "@fromContext", "@override", "@tag"])';

const compositions = new Map<string, string>();

/** Composing takes longer than anything else in these tests, so equal schemas are composed once. */
export function composed(definitions: Record<string, { typeDefs: string }>): string {
  const key = JSON.stringify(Object.entries(definitions).map(([name, { typeDefs }]) => [name, typeDefs]));
  const known = compositions.get(key);
  if (known) return known;
  const { supergraphSdl, errors } = composeServices(
    Object.entries(definitions).map(([name, { typeDefs }]) => ({
      name,
      url: `http://${name}.example/graphql`,
      typeDefs: parse(`${LINK}\n${typeDefs}`),
    })),
  );
  if (errors) throw new Error(errors.join('\n'));
  compositions.set(key, supergraphSdl);
  return supergraphSdl;
}

/** Small subgraphs composed into a graph that reaches them by calls in this process. */
export function graphOf(
  definitions: Record<string, SubgraphDefinition>,
  options: Omit<GraphOptions, 'connect'> = {},
): TestGraph {
  const asked: Asked[] = [];
  const connections = new Map(
    Object.entries(definitions).map(([name, { typeDefs, resolvers }]): [string, Connection] => {
      const schema = buildSubgraphSchema({
        typeDefs: parse(`${LINK}\n${typeDefs}`),
        resolvers: resolvers as never,
      });
      const connection: Connection = {
        async execute({ document, query, variables, operationName }) {
          const problems = validate(schema, document);
          if (problems.length > 0) throw new Error(`${name} was sent ${query}: ${problems.join()}`);
          const result = await execute({ schema, document, variableValues: variables, operationName });
          return JSON.parse(JSON.stringify(result));
        },
      };
      return [name, connection];
    }),
  );
  const graph = createGraph(composed(definitions), {
    ...options,
    connect: ({ name }) => ({
      execute(sent, caller, how) {
        asked.push({ service: name, query: sent.query, variables: structuredClone(sent.variables) });
        const connection = connections.get(name);
        if (!connection) throw new Error(`No subgraph ${name}`);
        return connection.execute(sent, caller, how);
      },
    }),
  });

  const request = (query: string, { actor = VISITOR, ...rest }: Question) => {
    const document = parse(query);
    const problems = validate(graph.apiSchema, document, [...specifiedRules, reservedResponseNameRule]);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return { document, caller: { actor, requestId: 'req_1' }, ...rest };
  };
  return {
    graph,
    asked,
    ask: async (query, question = {}) =>
      JSON.parse(JSON.stringify(await graph.execute(request(query, question)))),
    explain: (query, question = {}) => graph.explain(request(query, question)),
    replace: (service, connection) => connections.set(service, connection),
  };
}
