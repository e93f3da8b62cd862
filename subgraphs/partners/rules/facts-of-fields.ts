/** Kinds of facts about a customer, in words that a customer has for them. */
export const FACTS = [
  'number',
  'name',
  'emails',
  'phones',
  'addresses',
  'birthday',
  'language',
  'tastes',
  'account',
  'sources',
  'decisions',
  'grants',
  'bag',
  'orders',
  'pickup',
  'points',
  'tier',
  'redemptions',
  'offers',
  'ledger',
  'playlists',
  'subscriptions',
  'channels',
  'rights',
  'other',
] as const;
export type Fact = (typeof FACTS)[number];

/** Fields that say more than their type. */
const OF_FIELDS: Record<string, Fact> = {
  'Customer.id': 'number',
  'Customer.name': 'name',
  'Customer.emails': 'emails',
  'Customer.phones': 'phones',
  'Customer.addresses': 'addresses',
  'Customer.birthDate': 'birthday',
  'Customer.language': 'language',
  'Customer.preferences': 'tastes',
  'Customer.inStorePreferences': 'tastes',
  'Customer.registeredAt': 'account',
  'Customer.version': 'account',
  'Customer.sourceRecords': 'sources',
  'Customer.consents': 'decisions',
  'Customer.consentTo': 'decisions',
  'Customer.consentsToRenew': 'decisions',
  'Customer.consentHistory': 'decisions',
  'Customer.consentHistoryIntact': 'decisions',
  'Customer.consentHistoryCheck': 'decisions',
  'Customer.grants': 'grants',
  'Customer.cart': 'bag',
  'Customer.orders': 'orders',
  'Customer.loyaltyAccount': 'points',
  'Customer.offers': 'offers',
  'Customer.disclosures': 'ledger',
  'Customer.disclosureHistoryIntact': 'ledger',
  'Customer.disclosureHistoryBreak': 'ledger',
  'Customer.unusualReads': 'ledger',
  'Customer.rightsRequests': 'rights',
  'Customer.communicationPreferences': 'channels',
  'Customer.doNotApproach': 'channels',
  'Customer.may': 'channels',
  'Customer.subscriptionRequests': 'channels',
  'Customer.privacySignals': 'decisions',
  'Customer.pointsExchanges': 'points',
  'Customer.playlist': 'playlists',
  'Customer.playlistDecisions': 'playlists',
  'Customer.partnerSubscriptions': 'subscriptions',
  'LoyaltyAccount.tier': 'tier',
  'LoyaltyAccount.nextTier': 'tier',
  'LoyaltyAccount.pointsEarnedInYear': 'tier',
  'LoyaltyAccount.redemptions': 'redemptions',
};

const OF_TYPES: Record<string, Fact> = {
  SourceRecord: 'sources',
  Consent: 'decisions',
  ConsentDecision: 'decisions',
  Grant: 'grants',
  Cart: 'bag',
  CartLine: 'bag',
  Order: 'orders',
  OrderLine: 'orders',
  OrderStep: 'orders',
  Pickup: 'pickup',
  LoyaltyAccount: 'points',
  PointsPosting: 'points',
  PointsLot: 'points',
  Redemption: 'redemptions',
  Disclosure: 'ledger',
  DisclosureBreak: 'ledger',
  UnusualRead: 'ledger',
  ShownNotice: 'decisions',
  PrivacySignal: 'decisions',
  PermissionAnswer: 'channels',
  CommunicationPreferences: 'channels',
  SubscriptionRequest: 'channels',
  PointsExchange: 'points',
  RightsRequest: 'rights',
  RightsSection: 'rights',
  RightsRecord: 'rights',
  IdentityCheck: 'rights',
  PlaylistTrack: 'playlists',
  PlaylistDecision: 'playlists',
  PartnerSubscription: 'subscriptions',
};

/** Which kind of fact a field (`Type.field`) shows; `other` for one that nobody has put into words yet. */
export function factOf(field: string): Fact {
  const [type = ''] = field.split('.', 1);
  return OF_FIELDS[field] ?? OF_TYPES[type] ?? 'other';
}

/** Each kind of fact that these fields show, once, in the order of {@link FACTS}. */
export function factsOf(fields: readonly string[]): Fact[] {
  const shown = new Set(fields.map(factOf));
  return FACTS.filter((fact) => shown.has(fact));
}
