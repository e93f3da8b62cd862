import { BREAK, type DocumentNode, type GraphQLSchema, OperationTypeNode, parse, visit } from 'graphql';
import type { Caller } from '#shared/actor.ts';
import { insideCaller } from '#shared/live-grant.ts';
import type { OpenConnection } from '../connections/connections.ts';
import type { Generation } from '../current-graph.ts';
import { refusal } from '../errors.ts';
import { SubgraphUnreachable } from '../execute/connection.ts';
import type { App } from './own-schema.ts';

const documents = new WeakMap<DocumentNode, boolean>();

/** Whether a document asks about the schema. */
export function introspects(document: DocumentNode): boolean {
  let found = documents.get(document);
  if (found === undefined) {
    found = false;
    visit(document, {
      Field({ name }) {
        if (name.value !== '__schema' && name.value !== '__type') return;
        found = true;
        return BREAK;
      },
    });
    documents.set(document, found);
  }
  return found;
}

/**
 * What an operation that asks about the schema is answered from: to an app its own schema, always; to everybody else the whole
 * API schema (undefined), where that is no secret.
 * @throws {GraphQLError} `GRAPHQL_VALIDATION_FAILED` (400) where it is; 503 with the code of the engine when nobody can tell
 * what the app may ask its customers for.
 */
export async function introspectedBy(
  { actor, requestId }: Caller,
  { graph, connections }: Pick<Generation, 'graph' | 'connections'>,
  { isOpen, signal }: { isOpen: boolean; signal: AbortSignal },
): Promise<GraphQLSchema | undefined> {
  if ((actor.kind === 'partner' || actor.kind === 'app') && graph.ownSchema) {
    const granted = actor.kind === 'partner' ? actor.attributes : [];
    const partners = graph.apiSchema.getQueryType()?.getFields().partnerApp && connections.get('partners');
    const registered = partners ? await registeredAttributes(actor, partners, requestId, signal) : [];
    return graph.ownSchema([...registered, ...granted]);
  }
  if (isOpen) return undefined;
  throw refusal(400, 'GRAPHQL_VALIDATION_FAILED', 'This graph does not answer questions about its schema.');
}

const QUERY =
  'query RegisteredAttributes($id: ID!) { partnerApp(id: $id) { requestedAttributes { attribute } } }';
const REQUEST = {
  query: QUERY,
  operationName: 'RegisteredAttributes',
  document: parse(QUERY),
  kind: OperationTypeNode.QUERY,
};

type Answer = { partnerApp?: { requestedAttributes?: { attribute: string }[] } | null } | null | undefined;

/** What an app may ask its customers for. */
async function registeredAttributes(
  { clientId }: App,
  partners: OpenConnection,
  requestId: string | null,
  signal: AbortSignal,
): Promise<string[]> {
  const request = { ...REQUEST, variables: { id: clientId } };
  try {
    const { data } = await partners.execute(request, insideCaller(requestId), { signal });
    return (data as Answer)?.partnerApp?.requestedAttributes?.map(({ attribute }) => attribute) ?? [];
  } catch (error) {
    const code = error instanceof SubgraphUnreachable ? error.code : 'SUBGRAPH_UNAVAILABLE';
    throw refusal(503, code, 'Your schema cannot be made just now.', { 'retry-after': '5' });
  }
}
