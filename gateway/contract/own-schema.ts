import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Actor } from '#shared/actor.ts';
import { mayEverHold } from '../authorize/decision.ts';
import type { Requirement, Requirements } from '../authorize/requirements.ts';
import { possibleTypeNames } from '../execute/operation.ts';
import type { SupergraphDocument } from '../execute/supergraph.ts';
import { contractOf, contractSchema, readTag } from './contract.ts';

/** Stands on what is meant for partners' apps. Which of it an app may see is left to the scopes of its fields. */
const PARTNER_TAG = 'partner';

/** Apps differ in what they ask for; few graphs have more kinds of them. */
const KEPT_SCHEMAS = 64;

export type App = Extract<Actor, { kind: 'partner' | 'app' }>;

/**
 * The schemas of apps: the part of the graph that is tagged for partners, and of that what an app with these attributes could
 * ever be granted. Null for a graph in which nothing is tagged.
 */
export function openOwnSchemas(
  read: SupergraphDocument,
  apiSchema: GraphQLSchema,
  requirements: Requirements,
): ((attributes: readonly string[]) => GraphQLSchema) | null {
  const tagged = readTag(read, PARTNER_TAG);
  if (!tagged) return null;
  const schemas = new LRUCache<string, GraphQLSchema>({ max: KEPT_SCHEMAS });
  return (attributes) => {
    const names = [...new Set(attributes)].sort();
    const key = names.join(' ');
    let schema = schemas.get(key);
    if (!schema) {
      const scopes = new Set([...names, 'app']);
      const contract = contractOf(apiSchema, tagged, (typeName, field) => {
        const type = apiSchema.getType(typeName);
        if (!type || !('getFields' in type) || !('getInterfaces' in type)) return false;
        return requirements
          .ofField(type, field, possibleTypeNames(apiSchema, type))
          .every((index) => mayEverHold(requirements.all[index] as Requirement, scopes));
      });
      schema = contractSchema(apiSchema, contract);
      schemas.set(key, schema);
    }
    return schema;
  };
}
