import { type FormattedExecutionResult, parse, specifiedRules, validate } from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { type OneProcess, openOneProcess } from '../../cli/one-process.ts';
import { type Composition, composeSupergraph } from '../../gateway/compose.ts';
import { inProcess } from '../../gateway/connections/in-process.ts';
import type { FetchReport } from '../../gateway/execute/connection.ts';
import { createGraph, type Graph } from '../../gateway/execute/graph.ts';
import { reservedResponseNameRule } from '../../gateway/execute/reserved-response-name.ts';
import { useDatabases } from './mongod.ts';
import { aKeyring, aPairwise } from './subgraph.ts';

/** What a client receives, as JSON. */
export type GraphAnswer = {
  // biome-ignore lint/suspicious/noExplicitAny: tests assert on whole results
  data: any;
  errors: NonNullable<FormattedExecutionResult['errors']>;
  codes: unknown[];
  /** What the gateway asked of whom, with what they said. */
  fetches: FetchReport[];
};

const TIMEOUT_MS = 20_000;

/**
 * The whole graph in this process, on databases of this test file alone: all subgraphs with their events and background
 * work, composed and planned as in production. Without the front door: a test says who asks.
 */
export function useGraph({ clock = () => new Date() }: { clock?: () => Date } = {}) {
  const databaseOf = useDatabases();
  const keyring = aKeyring();
  const pairwise = aPairwise();
  /** What a process would have logged as an error: masked failures, for instance. */
  const logged: string[] = [];
  let process: OneProcess;
  let composition: Composition;
  let graph: Graph;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    process = await openOneProcess({
      client: databaseOf('identity').client,
      dbOf: databaseOf,
      keyring,
      pairwise,
      log: pino({ level: 'error' }, { write: (line: string) => void logged.push(line) }),
      clock,
      publicUrl: 'http://localhost:4000',
      demo: false,
      payments: 'TEST',
    });
    composition = await composeSupergraph('supergraph.yaml');
    const connect = inProcess([...process.running.values()], { timeoutMs: TIMEOUT_MS });
    graph = createGraph(composition.sdl, { connect });
    stop = process.startBackground();
  }, 120_000);
  afterAll(() => stop?.());

  return {
    keyring,
    /** By which id an app knows a customer here. */
    pairwise,
    logged,
    databaseOf,
    get sdl() {
      return composition.sdl;
    },
    get schema() {
      return graph.apiSchema;
    },

    /** Through the gateway's engine. What isn't valid against the API schema answers as it would to a client. */
    async ask(actor: Actor, query: string, variables: Record<string, unknown> = {}): Promise<GraphAnswer> {
      const document = parse(query);
      const invalid = validate(graph.apiSchema, document, [...specifiedRules, reservedResponseNameRule]);
      if (invalid.length) {
        const coded = invalid.map(({ message, extensions }) => ({
          message,
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED', ...extensions },
        }));
        return answer({ errors: coded });
      }
      const caller = { actor, requestId: newId('req') };
      const fetches: FetchReport[] = [];
      const observe = (fetch: FetchReport) => void fetches.push(fetch);
      return answer(await graph.execute({ document, query, variables, caller, observe }), fetches);
    },

    /** Of one subgraph, as anybody would who could send it requests in the gateway's name. */
    async askSubgraph(
      name: string,
      { actor, requestId = newId('req') }: { actor: Actor; requestId?: string | null },
      query: string,
      variables: Record<string, unknown> = {},
    ): Promise<GraphAnswer> {
      return answer(await running(name).execute({ query, variables }, { actor, requestId }));
    },

    running,
  };

  function running(name: string) {
    const subgraph = process.running.get(name);
    if (!subgraph) throw new Error(`no subgraph is named ${name}`);
    return subgraph;
  }
}

export type WholeGraph = ReturnType<typeof useGraph>;

function answer(result: object, fetches: FetchReport[] = []): GraphAnswer {
  const { data = null, errors = [] } = JSON.parse(JSON.stringify(result)) as Partial<GraphAnswer>;
  return { data, errors, codes: errors.map(({ extensions }) => extensions?.code), fetches };
}
