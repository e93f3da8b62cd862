/** The demo's programme: the default for purchases, and something for taking part. */
export const PROGRAMME = {
  name: 'Patron Club',
  earning: {
    timeZone: 'Europe/Amsterdam',
    rules: [
      { code: 'spend', name: '1 point for each euro', kind: 'SPEND', points: 1 },
      {
        ...{
          code: 'review',
          name: '20 points for a review',
          kind: 'ENGAGEMENT',
          activity: 'REVIEW',
          points: 20,
        },
        caps: [{ per: 'WEEK', times: 2 }],
      },
      {
        ...{
          code: 'check-in',
          name: '5 points for a visit',
          kind: 'ENGAGEMENT',
          activity: 'CHECK_IN',
          points: 5,
        },
        caps: [{ per: 'DAY', times: 1 }],
      },
      {
        ...{
          code: 'survey',
          name: '30 points for a survey',
          kind: 'ENGAGEMENT',
          activity: 'SURVEY',
          points: 30,
        },
        caps: [{ per: 'MONTH', times: 2 }],
      },
      {
        code: 'profile',
        name: '50 points for a complete profile',
        kind: 'ENGAGEMENT',
        activity: 'PROFILE_COMPLETED',
        points: 50,
      },
    ],
  },
  tiers: {
    ladder: [
      {
        ...{ tier: 'GOLD', name: 'Gold', from: 5000 },
        benefits: [
          { code: 'TAILOR', kind: 'EVENT', text: 'Evenings with the tailor, in Amsterdam and Paris.' },
          { code: 'FREE_ALTERATION', kind: 'SERVICE', text: 'Seams and hems for nothing.' },
        ],
      },
      {
        ...{ tier: 'SILVER', name: 'Silver', from: 1000 },
        benefits: [
          { code: 'EARLY_SALE', kind: 'EARLY_ACCESS', text: 'The sale begins a day earlier.' },
          {
            code: 'ATELIER',
            kind: 'EXCLUSIVE_CONTENT',
            text: 'Films from the atelier, before anybody else.',
          },
        ],
      },
      {
        ...{ tier: 'BRONZE', name: 'Bronze', from: 0 },
        benefits: [
          { code: 'CARE_GUIDE', kind: 'EXCLUSIVE_CONTENT', text: 'How to care for wool and leather.' },
        ],
      },
    ],
  },
  referrals: { referrerPoints: 200, referredPoints: 100, minimumMinor: 2000 },
} as const;

/** Rewards and offers of the demo; the dates are days from the day on which it is loaded. */
export const REWARDS = [
  {
    code: 'coffee',
    name: 'A coffee in the store',
    text: 'At the bar of any store that has one.',
    points: 50,
    voucherDays: 30,
  },
  {
    code: 'alteration',
    name: 'Free alteration',
    text: 'One seam, one hem or one pair of sleeves.',
    points: 200,
  },
  {
    code: 'donation-trees',
    name: 'Ten trees',
    text: 'We plant ten trees in your name.',
    points: 400,
    kind: 'DONATION',
    cause: 'Trees for the city',
  },
  {
    code: 'music-month',
    name: 'A month of music',
    text: 'Enter the code in the music app.',
    points: 300,
    kind: 'PARTNER',
    clientId: 'music',
    perMember: 1,
  },
  {
    code: 'voucher-10',
    name: 'Voucher for 10 EUR',
    text: 'On anything, online and in every store.',
    points: 1000,
    voucherDays: 90,
  },
  {
    code: 'fitting-evening',
    name: 'An evening with the tailor',
    text: 'In Amsterdam, for two. For silver and gold members.',
    points: 800,
    voucherDays: 60,
    tiers: ['SILVER', 'GOLD'],
    stock: 12,
  },
] as const;

/** Codes that the music app has given us for `music-month`. */
export const MUSIC_CODES = Array.from({ length: 50 }, (_, index) => `MUSIC-${String(1000 + index * 37)}`);

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
  {
    code: 'amsterdam-arrival',
    title: '15 % because you are here',
    text: 'For an hour from when you come by, in the Negen Straatjes.',
    percentOff: 15,
    trigger: { by: ['POSITION', 'BEACON'], radiusMetres: 300 },
    storeIds: ['sto_amsterdam'],
    days: 60,
  },
  {
    code: 'triple-once',
    title: 'Triple points on one purchase',
    text: 'Take it, and your next purchase earns three times.',
    pointsMultiplier: 3,
    singleUse: true,
    days: 60,
  },
  {
    code: 'by-card',
    title: '5 % back by card',
    text: 'Take it, link a card, and pay with that.',
    percentOff: 5,
    redeemBy: 'CARD',
    days: 60,
  },
] as const;
