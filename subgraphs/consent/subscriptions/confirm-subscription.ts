import { rejected } from '#shared/user-errors.ts';
import { problemOf } from '../rules/input.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { confirm } from './confirming.ts';

const MESSAGES = {
  TOKEN_UNKNOWN: 'Nothing was asked for with this token, or a newer letter has taken its place.',
  TOKEN_EXPIRED: 'The time of this token is over.',
  TOKEN_USED: 'This token has been used.',
  REQUEST_OBSOLETE: 'The customer has said no since, or the purpose has changed.',
} as const;

const NOTHING = { purpose: null, confirmedAt: null };

export const confirmSubscription: MutationResolvers['confirmSubscription'] = async (
  _,
  { input: { token, surface } },
  context,
) => {
  const malformed = problemOf({ surface });
  if (malformed) {
    return { ...NOTHING, ...rejected('INVALID_VALUE', ['input', malformed.field], malformed.message) };
  }
  const confirmation = await confirm(context, token, { means: 'BUTTON', surface });
  if (confirmation.problem !== null) {
    const { problem, request } = confirmation;
    return {
      ...NOTHING,
      confirmedAt: problem === 'TOKEN_USED' ? (request?.confirmedAt ?? null) : null,
      ...rejected(problem, ['input', 'token'], MESSAGES[problem]),
    };
  }
  const { request, version } = confirmation;
  return {
    purpose: { version, language: request.language },
    confirmedAt: request.confirmedAt ?? null,
    userErrors: [],
  };
};
