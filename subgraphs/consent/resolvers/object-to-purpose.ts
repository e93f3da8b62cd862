import { afterObjection } from '../rules/permits.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { sayNo } from './say-no.ts';

export const objectToPurpose: MutationResolvers['objectToPurpose'] = (_, { input }, context) =>
  sayNo(context, input, {
    mutation: 'objectToPurpose',
    basis: 'LEGITIMATE_INTEREST',
    after: afterObjection,
    otherwise: 'This purpose does not rest on our interest. Where it rests on consent, withdraw it instead.',
  });
