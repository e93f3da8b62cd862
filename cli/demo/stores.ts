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

/** Indexes into {@link STORES} by country. */
export const storesByCountry: ReadonlyMap<string, number[]> = STORES.reduce(
  (map, { country }, index) => map.set(country, [...(map.get(country) ?? []), index]),
  new Map<string, number[]>(),
);
