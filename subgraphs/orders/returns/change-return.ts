import type { MutationResolvers } from '../schema.generated.ts';
import { changeReturn } from './require-return.ts';

export const cancelReturn: MutationResolvers['cancelReturn'] = (_, { input }, context) =>
  changeReturn(context, 'cancelReturn', input, (before, taken, session) =>
    context.returns.take(before, 'cancelReturn', taken, session),
  );

export const takeStoreCredit: MutationResolvers['takeStoreCredit'] = (_, { input }, context) =>
  changeReturn(context, 'takeStoreCredit', input, (before, taken, session) =>
    context.returns.takeCredit(before, taken, session),
  );

export const renewReturnCode: MutationResolvers['renewReturnCode'] = (_, { input }, context) =>
  changeReturn(context, 'renewReturnCode', input, (before, taken, session) =>
    context.returns.renewCode(before, taken, session),
  );
