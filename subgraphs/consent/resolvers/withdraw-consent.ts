import { afterWithdrawal } from '../rules/permits.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { sayNo } from './say-no.ts';

export const withdrawConsent: MutationResolvers['withdrawConsent'] = (_, { input }, context) =>
  sayNo(context, input, {
    mutation: 'withdrawConsent',
    basis: 'CONSENT',
    after: afterWithdrawal,
    otherwise: 'This purpose does not rest on consent. Where it rests on our interest, object to it instead.',
  });
