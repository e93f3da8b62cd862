import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';

/** How large an operation may be. All are checked before it is planned, most before it is even validated. */
export type Limits = {
  /** Nested selections, fragments followed. */
  depth: number;
  /** Fields under another name than their own, fragments followed. */
  aliases: number;
  /** Fields at the top of the operation. */
  rootFields: number;
  /** Directives in the whole document, fragments followed. */
  directives: number;
  /** Length of the document's text. */
  characters: number;
  /** Lexical tokens of the document. */
  tokens: number;
  /** Brackets within brackets, those of literals and types as well. */
  nesting: number;
  /** Fragment definitions. */
  fragments: number;
  /** Fields and fragments that are selected once all fragments are followed. */
  selections: number;
  /** Times that one field of the response is selected, fragments followed: validation compares them pair by pair. */
  repetitions: number;
  /** What a client may ask for in `first`, `last`, `limit` and the like. */
  listSize: number;
  /** See `costOf`. */
  cost: number;
  /** Elements that a list is taken to have when the operation doesn't say. */
  assumedListSize: number;
  /** Root fields of which one operation may have one at most, so that a secret can't be guessed many times in one request. */
  sensitiveRootFields: readonly string[];
};

/** A customer's whole page, with room; the attacks of the literature are orders of magnitude above. */
export const DEFAULT_LIMITS: Limits = {
  depth: 15,
  aliases: 30,
  rootFields: 20,
  directives: 50,
  characters: 100_000,
  tokens: 4000,
  nesting: 100,
  fragments: 50,
  selections: 1000,
  repetitions: 50,
  listSize: 100,
  cost: 10_000,
  assumedListSize: 10,
  sensitiveRootFields: [
    ...['customerByIdentifier', 'registerCustomer', 'grantAccess'],
    // What takes a code that somebody shows.
    ...[
      'admitVisit',
      'cartAtTill',
      'checkIdentity',
      'claimRoomDesign',
      'confirmIdentity',
      'confirmTillRefund',
    ],
    ...[
      'enterReferralCode',
      'identifyMember',
      'presentReturn',
      'recogniseMember',
      'redeemOffer',
      'redeemVoucher',
    ],
    ...['scanReturn', 'verifyExitCode'],
  ],
};

type Measured = Exclude<keyof Limits, 'assumedListSize'>;

const CODES: Record<Measured, string> = {
  depth: 'OPERATION_TOO_DEEP',
  aliases: 'TOO_MANY_ALIASES',
  rootFields: 'TOO_MANY_ROOT_FIELDS',
  sensitiveRootFields: 'TOO_MANY_ROOT_FIELDS',
  directives: 'TOO_MANY_DIRECTIVES',
  characters: 'OPERATION_TOO_LARGE',
  tokens: 'OPERATION_TOO_LARGE',
  nesting: 'OPERATION_TOO_DEEP',
  fragments: 'OPERATION_TOO_LARGE',
  selections: 'OPERATION_TOO_LARGE',
  repetitions: 'OPERATION_TOO_LARGE',
  listSize: 'OPERATION_TOO_COSTLY',
  cost: 'OPERATION_TOO_COSTLY',
};

export const LIMIT_CODES: ReadonlySet<string> = new Set(Object.values(CODES));

const NAMES: Record<Measured, string> = {
  depth: 'depth',
  aliases: 'number of aliases',
  rootFields: 'number of root fields',
  sensitiveRootFields: 'number of fields that may stand once',
  directives: 'number of directives',
  characters: 'number of characters',
  tokens: 'number of tokens',
  nesting: 'nesting of brackets',
  fragments: 'number of fragments',
  selections: 'number of selections',
  repetitions: 'number of repetitions of one field',
  listSize: 'size of a list',
  cost: 'cost',
};

/** The error of an operation beyond a limit. `value` is null where counting stopped at the limit. */
export function beyondLimit(limit: Measured, maximum: number, value: number | null): GraphQLError {
  const is = value === null ? `is above ${maximum}` : `is ${value}, the most is ${maximum}`;
  return new GraphQLError(`The ${NAMES[limit]} of this operation ${is}.`, {
    extensions: {
      code: CODES[limit],
      limit,
      maximum,
      value,
      http: { status: 400, headers: new HeaderMap() },
    },
  });
}

/** The error of a request whose variables or arguments don't fit the schema. */
export const badInput = (message: string): GraphQLError =>
  new GraphQLError(message, {
    extensions: { code: 'BAD_USER_INPUT', http: { status: 400, headers: new HeaderMap() } },
  });
