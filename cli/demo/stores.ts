/** The demo retailer's stores: real cities and time zones, invented addresses. */
export type DemoStore = {
  id: string;
  name: string;
  country: string;
  street: string;
  city: string;
  postcode: string;
  latitude: number;
  longitude: number;
  timeZone: string;
  /** Besides pickup and returns. */
  services?: readonly string[];
};

export const STORES: readonly DemoStore[] = [
  {
    id: 'sto_amsterdam',
    name: 'Patron Amsterdam Negen Straatjes',
    country: 'NL',
    street: 'Wolvenstraat 101',
    city: 'Amsterdam',
    postcode: '1016 EM',
    latitude: 52.3697,
    longitude: 4.8852,
    timeZone: 'Europe/Amsterdam',
    services: ['SCAN_AND_GO', 'WALK_OUT', 'SELF_CHECKOUT', 'GUIDE_SHOP', 'RESERVE_AND_TRY', 'ROOM_SIMULATOR'],
  },
  {
    id: 'sto_rotterdam',
    name: 'Patron Rotterdam Witte de With',
    country: 'NL',
    street: 'Witte de Withstraat 112',
    city: 'Rotterdam',
    postcode: '3012 BR',
    latitude: 51.9161,
    longitude: 4.4776,
    timeZone: 'Europe/Amsterdam',
    services: ['SELF_CHECKOUT', 'SCAN_AND_GO', 'RESERVE_AND_TRY'],
  },
  {
    id: 'sto_berlin',
    name: 'Patron Berlin Mitte',
    country: 'DE',
    street: 'Torstraße 301',
    city: 'Berlin',
    postcode: '10119',
    latitude: 52.5296,
    longitude: 13.4012,
    timeZone: 'Europe/Berlin',
    services: ['GUIDE_SHOP', 'RESERVE_AND_TRY', 'SHIPPING'],
  },
  {
    id: 'sto_paris',
    name: 'Patron Paris Marais',
    country: 'FR',
    street: 'rue des Francs-Bourgeois 99',
    city: 'Paris',
    postcode: '75003',
    latitude: 48.8582,
    longitude: 2.3592,
    timeZone: 'Europe/Paris',
    services: ['GUIDE_SHOP', 'RESERVE_AND_TRY'],
  },
  {
    id: 'sto_madrid',
    name: 'Patron Madrid Malasaña',
    country: 'ES',
    street: 'Calle de Fuencarral 205',
    city: 'Madrid',
    postcode: '28004',
    latitude: 40.4262,
    longitude: -3.7019,
    timeZone: 'Europe/Madrid',
  },
  {
    id: 'sto_lisbon',
    name: 'Patron Lisboa Chiado',
    country: 'PT',
    street: 'Rua Garrett 150',
    city: 'Lisboa',
    postcode: '1200-204',
    latitude: 38.7106,
    longitude: -9.1402,
    timeZone: 'Europe/Lisbon',
  },
];

/** Sends to customers and stores in all countries; nobody visits it. */
export const WAREHOUSE = {
  id: 'sto_warehouse_venlo',
  name: 'Patron Warehouse Venlo',
  street: 'Celsiusweg 401',
  city: 'Venlo',
  postcode: '5928 PR',
  country: 'NL',
  latitude: 51.3976,
  longitude: 6.1193,
  timeZone: 'Europe/Amsterdam',
} as const;

/** One region for all stores; the group is the store, the number the place. */
export const BEACON_REGION = '3f1c9a52-6d0e-4c7b-9b61-5a0f6f2d8e10';

/** Days on which the demo's stores keep closed or short hours, of one year. */
export const holidaysOf = (year: number) => [
  { date: `${year}-01-01`, name: "New Year's Day" },
  { date: `${year}-12-24`, name: 'Christmas Eve', spans: [{ opens: '10:00', closes: '16:00' }] },
  { date: `${year}-12-25`, name: 'Christmas Day' },
  { date: `${year}-12-26`, name: 'Boxing Day' },
  { date: `${year}-12-31`, name: "New Year's Eve", spans: [{ opens: '10:00', closes: '16:00' }] },
];

/** Indexes into {@link STORES} by country. */
export const storesByCountry: ReadonlyMap<string, number[]> = STORES.reduce(
  (map, { country }, index) => map.set(country, [...(map.get(country) ?? []), index]),
  new Map<string, number[]>(),
);
