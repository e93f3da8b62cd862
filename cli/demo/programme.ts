/** Rewards and offers of the demo; the dates are days from the day on which it is loaded. */
export const REWARDS = [
  {
    code: 'coffee',
    name: 'A coffee in the store',
    text: 'At the bar of any store that has one.',
    points: 50,
  },
  {
    code: 'alteration',
    name: 'Free alteration',
    text: 'One seam, one hem or one pair of sleeves.',
    points: 200,
  },
  { code: 'donation-trees', name: 'Ten trees', text: 'We plant ten trees in your name.', points: 400 },
  {
    code: 'voucher-10',
    name: 'Voucher for 10 EUR',
    text: 'On anything, online and in every store.',
    points: 1000,
  },
] as const;

export const OFFERS = [
  {
    code: 'everybody-scarves',
    title: 'Scarves for two',
    text: 'The second scarf at half price.',
    percentOff: 25,
    days: 60,
  },
  {
    code: 'members-double',
    title: 'Double points on knitwear',
    text: 'For silver and gold members, in every store.',
    pointsMultiplier: 2,
    audience: { tiers: ['SILVER', 'GOLD'] },
    days: 30,
  },
  {
    code: 'bronze-start',
    title: '10 % on your next purchase',
    text: 'On the way to silver.',
    percentOff: 10,
    audience: { tiers: ['BRONZE'] },
    days: 45,
  },
  {
    code: 'we-miss-you',
    title: '15 % because we have missed you',
    text: 'You were not here for a while.',
    percentOff: 15,
    audience: { quietForDays: 120 },
    days: 90,
  },
  {
    code: 'amsterdam-evening',
    title: 'An evening in Amsterdam',
    text: '20 % on outerwear in the Negen Straatjes.',
    percentOff: 20,
    storeIds: ['sto_amsterdam'],
    days: 14,
  },
] as const;
