import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import type { Erased } from './erased.ts';
import { failure } from './failure.ts';
import type { RequestContext } from './subgraph.ts';

/**
 * Refuses mutations by a customer who was erased, or by an app for them, and those whose input names one as `customerId`:
 * whatever they write would have to be erased again. A list in the input (an import) is left to its resolver, which
 * leaves out the one record.
 *
 * Stands behind the guard, so that only who may touch a customer learns that they were erased.
 */
export function refuseErased(schema: GraphQLSchema, erased: Erased): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = (field.resolve ?? defaultFieldResolver) as GraphQLFieldResolver<unknown, RequestContext>;
    field.resolve = async (parent, args: { input?: unknown }, context: RequestContext, info) => {
      const { actor, access } = context;
      // Nearly every mutation asks for it next: it is read meanwhile. What fails, fails again where it is awaited.
      if (actor.kind === 'customer') access.members(actor.customerId).catch(() => {});
      for (const customerId of await concerned(args.input, context)) {
        if (await erased.has(customerId)) {
          throw failure('CUSTOMER_ERASED', 'What we held about this customer has been erased.');
        }
      }
      return resolve(parent, args, context, info);
    };
  }
}

async function concerned(input: unknown, { actor, access }: RequestContext): Promise<string[]> {
  const own = 'customerId' in actor ? actor.customerId : null;
  const named =
    typeof input === 'object' && input !== null && 'customerId' in input ? input.customerId : null;
  const customers = own === null ? [] : [own];
  if (typeof named === 'string' && named !== own && (await access.mayTouch(named))) customers.push(named);
  return customers;
}
