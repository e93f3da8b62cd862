import { isTimeZone } from '#shared/local-time.ts';
import { invalid } from '../resolvers/refusals.ts';
import { storeProblem } from '../rules/catalogue.ts';
import { isText, type Problem } from '../rules/values.ts';
import type { MutationResolvers, ReturnBarInput } from '../schema.generated.ts';
import type { StoredReturnBar } from './bars.ts';

const MAX_BARS = 200;

export const importReturnBars: MutationResolvers['importReturnBars'] = async (_, { input }, context) => {
  const { returnBars, stores } = context;
  if (input.returnBars.length > MAX_BARS) {
    const refusal = invalid({ field: ['returnBars'], message: `Expected at most ${MAX_BARS} return bars.` });
    return { imported: 0, ...refusal };
  }
  const known = await stores.known([...new Set(input.returnBars.map(({ returnsTo }) => returnsTo))]);
  const changed = new Map<string, StoredReturnBar>();
  const userErrors = [];
  for (const [index, bar] of input.returnBars.entries()) {
    const problem = changed.has(bar.id)
      ? { field: ['id'], message: `${bar.id} is there twice.` }
      : barProblem(bar, known);
    if (problem) {
      const field = ['returnBars', String(index), ...problem.field];
      userErrors.push(...invalid({ ...problem, field }).userErrors);
    } else {
      changed.set(bar.id, toStored(bar));
    }
  }
  await returnBars.replace([...changed.values()]);
  return { imported: changed.size, userErrors };
};

function barProblem(bar: ReturnBarInput, known: ReadonlySet<string>): Problem | null {
  if (!isText(bar.host, 200)) {
    return { field: ['host'], message: 'Expected 1 to 200 characters without control characters.' };
  }
  if (!isTimeZone(bar.timeZone)) {
    return { field: ['timeZone'], message: 'Expected an IANA name, e.g. Europe/Amsterdam.' };
  }
  if (!known.has(bar.returnsTo)) return { field: ['returnsTo'], message: 'No store has this id.' };
  return storeProblem({ ...bar, currency: 'EUR' }); // a bar sells nothing, and the rest is as in a store
}

function toStored(bar: ReturnBarInput): StoredReturnBar {
  const { id, name, host, address, location, timeZone, openingHours, returnsTo } = bar;
  return {
    _id: id,
    name,
    host,
    ...(address && {
      address: {
        street: address.street,
        city: address.city,
        ...(address.postcode ? { postcode: address.postcode } : {}),
        country: address.country,
      },
    }),
    ...(location && {
      location: {
        type: 'Point' as const,
        coordinates: [location.longitude, location.latitude] as [number, number],
      },
    }),
    timeZone,
    openingHours: (openingHours ?? []).map(({ day, opens, closes }) => ({ day, opens, closes })),
    returnsTo,
  };
}
