import { WAREHOUSE } from './stores.ts';

const WEEK = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** Places of another company that take goods back for the demo retailer; all invented. */
export const RETURN_BARS = [
  {
    id: 'bar_amsterdam',
    name: 'Parcel corner Jordaan',
    address: { street: 'Rozengracht 401', city: 'Amsterdam', postcode: '1016 MJ', country: 'NL' },
    location: { latitude: 52.3732, longitude: 4.8781 },
    timeZone: 'Europe/Amsterdam',
  },
  {
    id: 'bar_berlin',
    name: 'Paketecke Prenzlauer Berg',
    address: { street: 'Kastanienallee 301', city: 'Berlin', postcode: '10435', country: 'DE' },
    location: { latitude: 52.5388, longitude: 13.4108 },
    timeZone: 'Europe/Berlin',
  },
].map((bar) => ({
  ...bar,
  host: 'Parcel Corner BV',
  openingHours: WEEK.map((day) => ({ day, opens: '07:00', closes: '22:00' })),
  returnsTo: WAREHOUSE.id,
}));

/** What is bought before Christmas may be brought back until the end of April. */
export const returnPolicyOf = (year: number) => ({
  days: 100,
  categories: [{ category: 'underwear' }],
  extensions: [year - 1, year].map((bought) => ({
    boughtFrom: `${bought}-11-01`,
    boughtThrough: `${bought}-12-24`,
    returnThrough: `${bought + 1}-04-30`,
  })),
});
