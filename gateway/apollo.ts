import { ApolloServer, type ApolloServerPlugin, type GraphQLRequestListener } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { scrub } from '#shared/log.ts';
import type { GatewayConfig } from './config.ts';
import { introspectedBy, introspects } from './contract/introspecting.ts';
import type { CurrentGraph, GraphContext } from './current-graph.ts';
import { codeOf, type openMask } from './errors.ts';
import { reservedResponseNameRule } from './execute/reserved-response-name.ts';
import type { RequestState } from './request-state.ts';

export type ApolloContext = GraphContext & { state: RequestState };

export type ApolloOptions = {
  config: GatewayConfig;
  graphs: CurrentGraph;
  log: Logger;
  mask: ReturnType<typeof openMask>;
};

const MAX_VALIDATION_ERRORS = 5;

/**
 * Apollo Server over our graph: parsing, validation, persisted queries, CSRF prevention and content negotiation are its own;
 * it reports to nobody.
 */
export async function openApollo(options: ApolloOptions): Promise<ApolloServer<ApolloContext>> {
  const { config, graphs, log, mask } = options;
  const apollo = new ApolloServer<ApolloContext>({
    gateway: graphs.apolloGateway,
    nodeEnv: config.production ? 'production' : 'development',
    introspection: true, // who may ask is decided below, and validation doesn't know who asks
    hideSchemaDetailsFromClientErrors: !config.introspection,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: config.limits.tokens },
    validationOptions: { maxErrors: MAX_VALIDATION_ERRORS },
    validationRules: [reservedResponseNameRule],
    formatError: mask,
    logger: scrubbed(log),
    plugins: [
      requestPlugin(options),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await apollo.start();
  return apollo;
}

/** Its messages quote what clients sent. */
function scrubbed(log: Logger) {
  const to = (level: 'debug' | 'info' | 'warn' | 'error') => (message?: unknown) =>
    log[level](scrub(message instanceof Error ? message.message : String(message)));
  return { debug: to('debug'), info: to('info'), warn: to('warn'), error: to('error') };
}

function requestPlugin({ graphs, log, config }: ApolloOptions): ApolloServerPlugin<ApolloContext> {
  const { introspection: isOpen } = config;
  const listener: GraphQLRequestListener<ApolloContext> = {
    async didResolveOperation({ document, operation, operationName, queryHash, request, contextValue }) {
      const { state } = contextValue;
      state.operationName = operationName;
      state.operationHash = queryHash;
      if (!operation || !state.generation) return; // the engine says that there is no such operation
      state.cost = state.generation.checkCost({ document, operation, variables: request.variables });
      await state.admission?.spend(state.cost);
      if (!introspects(document)) return;
      const { caller, signal } = contextValue;
      contextValue.introspected = await introspectedBy(caller, state.generation, { isOpen, signal });
    },
    async didEncounterErrors({ errors, contextValue: { state } }) {
      for (const error of errors) note(error, state);
    },
    async willSendResponse({ response, contextValue: { state } }) {
      if (response.body.kind !== 'single') return;
      const { singleResult } = response.body;
      if (!singleResult.errors) return;
      singleResult.errors = singleResult.errors.map((error) => ({
        ...error,
        extensions: { ...error.extensions, requestId: state.id },
      }));
    },
  };

  function note(error: GraphQLError, state: RequestState): void {
    state.codes.add(codeOf(error));
    noteFailure(error, state, log);
  }

  return {
    async requestDidStart({ schema, contextValue }) {
      contextValue.state.generation = graphs.begin(schema);
      return listener;
    },
  };
}

/** What a subgraph did is in its own log, and in the report of the fetch. */
export function noteFailure(error: GraphQLError, { id: requestId }: RequestState, log: Logger): void {
  if (error.extensions.service !== undefined || codeOf(error) !== 'INTERNAL_SERVER_ERROR') return;
  log.error({ err: error.originalError ?? error, requestId }, 'the gateway failed');
}
