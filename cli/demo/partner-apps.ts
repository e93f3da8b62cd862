/** The demo's partner apps as they are registered, and what their customers usually grant. */
export const PARTNER_APPS = [
  {
    id: 'music',
    name: 'Tonleiter',
    owner: 'Tonleiter Audio (demo)',
    description: 'Plays what plays in the store, and keeps the songs you liked there.',
    redirectUris: ['http://127.0.0.1:4201/callback'],
    confidential: true,
    requestedAttributes: [
      {
        attribute: 'profile.name',
        necessity: 'REQUIRED',
        purpose: 'partner_sharing',
        reason: 'To greet you by name.',
      },
      {
        attribute: 'profile.email',
        necessity: 'OPTIONAL',
        purpose: 'partner_sharing',
        reason: 'To find the account that you have with us already.',
      },
      {
        attribute: 'loyalty.tier',
        necessity: 'OPTIONAL',
        purpose: 'partner_sharing',
        reason: 'Gold members listen without advertising.',
      },
      {
        attribute: 'playlist.read',
        necessity: 'OPTIONAL',
        purpose: 'partner_sharing',
        reason: 'To have the songs here that you saved in the store.',
      },
      {
        attribute: 'playlist.write',
        necessity: 'OPTIONAL',
        purpose: 'partner_sharing',
        reason: 'To have the songs in the store that you saved here.',
      },
      {
        attribute: 'subscription.report',
        necessity: 'OPTIONAL',
        purpose: 'partner_sharing',
        reason: 'The store thanks you with points for a subscription with us.',
      },
    ],
    lookBackDays: 30,
    durationDays: 180,
  },
  {
    id: 'rewards',
    name: 'Punktwerk',
    owner: 'Punktwerk Rewards (demo)',
    description: 'One place for the points of all your shops.',
    redirectUris: ['http://127.0.0.1:4202/callback'],
    confidential: true,
    requestedAttributes: [
      {
        attribute: 'loyalty.balance',
        necessity: 'REQUIRED',
        purpose: 'partner_sharing',
        reason: 'To show your points beside those of other shops.',
      },
      {
        attribute: 'loyalty.offers',
        necessity: 'OPTIONAL',
        purpose: 'personalisation',
        reason: 'To remind you of an offer before it ends.',
      },
      {
        attribute: 'orders.history',
        necessity: 'OPTIONAL',
        purpose: 'partner_sharing',
        reason: 'To explain where your points come from.',
      },
      {
        attribute: 'loyalty.exchange',
        necessity: 'OPTIONAL',
        purpose: 'partner_sharing',
        reason: 'To turn points into units and back when you ask for it.',
      },
      {
        attribute: 'subscription.report',
        necessity: 'OPTIONAL',
        purpose: 'partner_sharing',
        reason: 'The store thanks you with points for joining.',
      },
    ],
    lookBackDays: 365,
    durationDays: 365,
  },
  {
    id: 'wardrobe',
    name: 'Kleiderschrank',
    owner: 'Kleiderschrank Labs (demo)',
    description: 'Your wardrobe on your phone: what you own, and what goes with it.',
    redirectUris: ['http://127.0.0.1:4203/callback'],
    confidential: false,
    requestedAttributes: [
      {
        attribute: 'orders.history',
        necessity: 'REQUIRED',
        purpose: 'partner_sharing',
        reason: 'To know what you own.',
      },
      {
        attribute: 'profile.preferences',
        necessity: 'OPTIONAL',
        purpose: 'partner_sharing',
        reason: 'To suggest what suits you.',
      },
    ],
    lookBackDays: 730,
    durationDays: 180,
  },
] as const;

/** What a subscription with each gives, and at which rate points are exchanged. */
export const PARTNER_BONUSES = [
  { clientId: 'music', points: 250, reversibleDays: 14 },
  { clientId: 'rewards', points: 50, reversibleDays: 14 },
] as const;
export const EXCHANGE_RATE = {
  clientId: 'rewards',
  points: 2,
  partnerUnits: 1,
  reversibleHours: 72,
} as const;
