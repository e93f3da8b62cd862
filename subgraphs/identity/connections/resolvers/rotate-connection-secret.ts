import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers } from '../../schema.generated.ts';
import { invalid, noSuchConnection } from './terms.ts';

const LONGEST_HOURS = 168;
const HOUR_MS = 3_600_000;

export const rotateConnectionSecret: MutationResolvers['rotateConnectionSecret'] = async (
  _,
  { input: { id, overlapHours = 24 } },
  { applications, clock },
) => {
  if (overlapHours < 0 || overlapHours > LONGEST_HOURS)
    return invalid('overlapHours', `0 to ${LONGEST_HOURS} hours`);
  const overlapEnd = new Date(clock().getTime() + overlapHours * HOUR_MS);
  const rotated = await applications.connections.rotate(id, overlapEnd);
  if (rotated === 'TOO_MANY')
    return rejected('TOO_MANY_CONNECTION_SECRETS', ['input', 'id'], 'Five secrets sign still.');
  return rotated ? { ...rotated, userErrors: [] } : noSuchConnection();
};
