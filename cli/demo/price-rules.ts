/** VAT where the demo retailer hands over; the rates of 2026, in hundredths of a percent. */
export const TAX_RATES = [
  { country: 'NL', name: 'BTW 21%', basisPoints: 2100 },
  { country: 'DE', name: 'MwSt. 19%', basisPoints: 1900 },
  { country: 'FR', name: 'TVA 20%', basisPoints: 2000 },
  { country: 'ES', name: 'IVA 21%', basisPoints: 2100 },
  { country: 'PT', name: 'IVA 23%', basisPoints: 2300 },
];

/** One that holds by itself, and one for who knows the word. */
export const PROMOTIONS = [
  { id: 'accessories', name: 'A tenth off accessories', category: 'accessories', basisPoints: 1000 },
  {
    id: 'welcome',
    name: 'Welcome',
    code: 'WELCOME5',
    amount: { amountMinor: 500, currency: 'EUR' },
  },
];
