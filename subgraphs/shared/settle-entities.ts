import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';

/**
 * Has references answered when all of them are, each by what it stands for or by why not. graphql-jit puts the null of an item that
 * fails later than others at the end of the list rather than in its place; an `Error` that is there keeps its place.
 */
export function settleEntities(schema: GraphQLSchema): void {
  const field = schema.getQueryType()?.getFields()._entities;
  if (!field) return;
  const resolve = (field.resolve ?? defaultFieldResolver) as GraphQLFieldResolver<unknown, unknown>;
  field.resolve = async (...asked) => {
    const answers = await Promise.allSettled((await resolve(...asked)) as unknown[]);
    return answers.map((one) => (one.status === 'fulfilled' ? one.value : errorOf(one.reason)));
  };
}

const errorOf = (reason: unknown): Error => (reason instanceof Error ? reason : new Error('rejected'));
