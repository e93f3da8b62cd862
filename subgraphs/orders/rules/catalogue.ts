import { isTimeZone } from '#shared/local-time.ts';
import { type ImageInput, type ModelInput, mediaProblem } from '../catalogue/media.ts';
import { type Beacon, beaconsProblem } from '../places/beacons.ts';
import { type GeofenceInput, geofenceProblem } from '../places/geofence.ts';
import { isGtin } from './gtin.ts';
import { exceptionsProblem, type OpeningHours, openingHoursProblem } from './opening-hours.ts';
import { isCode, isCurrency, isText, isWithin, MAX_MINOR, type Problem } from './values.ts';

type Optional<Value> = Value | null | undefined;

type ProductInput = {
  id: string;
  name: string;
  description?: Optional<string>;
  brand?: Optional<string>;
  style?: Optional<string>;
  category?: Optional<string>;
  images?: Optional<readonly ImageInput[]>;
  models?: Optional<readonly ModelInput[]>;
  pricesAsOf?: Optional<Date>;
  variants: readonly VariantInput[];
};

type VariantInput = {
  sku: string;
  gtin?: Optional<string>;
  size?: Optional<string>;
  colour?: Optional<string>;
  images?: Optional<readonly ImageInput[]>;
  prices: readonly { amountMinor: number; currency: string }[];
};

type StoreInput = {
  id: string;
  name: string;
  address?: Optional<{ street: string; city: string; postcode?: Optional<string>; country: string }>;
  location?: Optional<{ latitude: number; longitude: number }>;
  timeZone: string;
  currency: string;
  openingHours?: Optional<readonly OpeningHours[]>;
  openingExceptions?: Optional<
    readonly {
      date: string;
      name?: Optional<string>;
      spans?: Optional<readonly { opens: string; closes: string }[]>;
    }[]
  >;
  kind?: Optional<'STORE' | 'WAREHOUSE'>;
  services?: Optional<readonly string[]>;
  geofence?: Optional<GeofenceInput>;
  beacons?: Optional<readonly Beacon[]>;
};

const MAX_VARIANTS = 200;
const MAX_PRICES = 20;
const MAX_OPENING_HOURS = 28;

const CODE = 'Expected 1 to 64 characters without control characters or spaces at the ends.';
const text = (max: number) => `Expected 1 to ${max} characters without control characters.`;
const CURRENCY = 'Expected an ISO 4217 code, e.g. EUR.';

/** The first thing that is wrong with a product, or null. */
export function productProblem(product: ProductInput, now: Date): Problem | null {
  if (!isCode(product.id)) return { field: ['id'], message: CODE };
  if (!isText(product.name, 200)) return { field: ['name'], message: text(200) };
  for (const name of ['description', 'brand', 'style', 'category'] as const) {
    const max = name === 'description' ? 4000 : 200;
    const value = product[name];
    if (value && !isText(value, max)) return { field: [name], message: text(max) };
  }
  if (!isWithin(product.variants.length, 1, MAX_VARIANTS)) {
    return { field: ['variants'], message: `Expected 1 to ${MAX_VARIANTS} variants.` };
  }
  const media = mediaProblem(product.images ?? [], product.models ?? []);
  if (media) return media;
  if (product.pricesAsOf && product.pricesAsOf > now) {
    return { field: ['pricesAsOf'], message: 'Expected a time that is not in the future.' };
  }
  const skus = new Set<string>();
  for (const [index, variant] of product.variants.entries()) {
    const problem = skus.has(variant.sku)
      ? { field: ['sku'], message: `${variant.sku} is there twice.` }
      : variantProblem(variant);
    if (problem) return { ...problem, field: ['variants', String(index), ...problem.field] };
    skus.add(variant.sku);
  }
  return null;
}

function variantProblem({ sku, gtin, size, colour, images, prices }: VariantInput): Problem | null {
  if (!isCode(sku)) return { field: ['sku'], message: CODE };
  if (gtin && !isGtin(gtin)) {
    return { field: ['gtin'], message: 'Expected 8, 12, 13 or 14 digits with a right check digit.' };
  }
  if (size && !isText(size, 64)) return { field: ['size'], message: text(64) };
  if (colour && !isText(colour, 64)) return { field: ['colour'], message: text(64) };
  const media = mediaProblem(images ?? [], []);
  if (media) return media;
  if (prices.length > MAX_PRICES)
    return { field: ['prices'], message: `Expected at most ${MAX_PRICES} prices.` };
  const currencies = new Set<string>();
  for (const [index, { amountMinor, currency }] of prices.entries()) {
    const field = ['prices', String(index)];
    if (!isCurrency(currency)) return { field: [...field, 'currency'], message: CURRENCY };
    if (currencies.has(currency)) return { field, message: `There are two prices in ${currency}.` };
    if (!isWithin(amountMinor, 0, MAX_MINOR)) {
      return { field: [...field, 'amountMinor'], message: 'Expected at least 0.' };
    }
    currencies.add(currency);
  }
  return null;
}

/** The first thing that is wrong with a store, or null. */
export function storeProblem(store: StoreInput): Problem | null {
  const { id, name, address, location, timeZone, currency, openingHours } = store;
  if (!isCode(id)) return { field: ['id'], message: CODE };
  if (!isText(name, 200)) return { field: ['name'], message: text(200) };
  if (address) {
    if (!isText(address.street, 200)) return { field: ['address', 'street'], message: text(200) };
    if (!isText(address.city, 200)) return { field: ['address', 'city'], message: text(200) };
    if (address.postcode && !isText(address.postcode, 20)) {
      return { field: ['address', 'postcode'], message: text(20) };
    }
    if (!/^[A-Z]{2}$/.test(address.country)) {
      return { field: ['address', 'country'], message: 'Expected an ISO 3166-1 alpha-2 code, e.g. NL.' };
    }
  }
  const place = location ? placeProblem(location) : null;
  if (place) return { ...place, field: ['location', ...place.field] };
  if (!isTimeZone(timeZone)) {
    return { field: ['timeZone'], message: 'Expected an IANA name, e.g. Europe/Amsterdam.' };
  }
  if (!isCurrency(currency)) return { field: ['currency'], message: CURRENCY };
  if (openingHours && openingHours.length > MAX_OPENING_HOURS) {
    return { field: ['openingHours'], message: `Expected at most ${MAX_OPENING_HOURS} spans.` };
  }
  const hours = openingHoursProblem(openingHours ?? []);
  if (hours) return { field: ['openingHours'], message: hours };
  return placesProblem(store);
}

/** What is wrong with what a store has besides name, place and hours, or null. */
function placesProblem(store: StoreInput): Problem | null {
  const { openingExceptions, kind, services, geofence, beacons, location } = store;
  const days = (openingExceptions ?? []).map(({ date, spans }) => ({ date, spans: [...(spans ?? [])] }));
  const exceptions = exceptionsProblem(days);
  if (exceptions) return { field: ['openingExceptions'], message: exceptions };
  const unnamed = (openingExceptions ?? []).findIndex(({ name }) => name && !isText(name, 100));
  if (unnamed >= 0) return { field: ['openingExceptions', String(unnamed), 'name'], message: text(100) };
  const visited = kind === 'WAREHOUSE' && services?.find((service) => service !== 'SHIPPING');
  if (visited)
    return { field: ['services'], message: `Nobody visits a warehouse: ${visited} is for stores.` };
  const area = geofence ? geofenceProblem(geofence, location) : null;
  if (area) return { ...area, field: ['geofence', ...area.field] };
  const found = beaconsProblem(beacons ?? []);
  return found && { ...found, field: ['beacons', ...found.field] };
}

/** What is wrong with a place on earth, or null. */
export function placeProblem({
  latitude,
  longitude,
}: {
  latitude: number;
  longitude: number;
}): Problem | null {
  if (!isWithin(latitude, -90, 90)) return { field: ['latitude'], message: 'Expected -90 to 90 degrees.' };
  if (!isWithin(longitude, -180, 180))
    return { field: ['longitude'], message: 'Expected -180 to 180 degrees.' };
  return null;
}
