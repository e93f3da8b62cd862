import { failure } from '#shared/failure.ts';
import { placeProblem } from '../rules/catalogue.ts';
import { isWithin } from '../rules/values.ts';

const MAX_QUANTITY = 999;

/** @throws {GraphQLError} `BAD_USER_INPUT` when the place isn't on earth. */
export function requirePlace(place: { latitude: number; longitude: number }): void {
  const problem = placeProblem(place);
  if (problem) throw failure('BAD_USER_INPUT', `\`${problem.field.join('.')}\`: ${problem.message}`);
}

/** @throws {GraphQLError} `BAD_USER_INPUT` when it is outside 1..999. */
export function requireQuantity(quantity: number): void {
  if (!isWithin(quantity, 1, MAX_QUANTITY)) {
    throw failure('BAD_USER_INPUT', `\`quantity\` must be 1 to ${MAX_QUANTITY}, got ${quantity}.`);
  }
}
