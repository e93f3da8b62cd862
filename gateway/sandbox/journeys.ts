import type { Sources } from './client/carry.ts';

/** Ready operations of the sandbox. The comments say whom to sign in as. */
export type Journey = { title: string; operation: string; variables?: Record<string, unknown> };

/**
 * Who the operation that begins on this line (the first is 1) is for, by the comment nearest above it; without
 * a line, who the first one is for. `anybody`: a visitor.
 */
export function personaFor({ operation }: Journey, line = Number.POSITIVE_INFINITY): string {
  const named = operation
    .split('\n')
    .slice(0, line)
    .flatMap((text) => /^# (?:Sign in as|As) ([a-z-]+)/.exec(text)?.[1] ?? []);
  return (line === Number.POSITIVE_INFINITY ? named[0] : named.at(-1)) ?? 'anybody';
}

/** What a variable that is left empty is filled with: an answer of an operation before. */
export const sources: Sources = {
  customerId: ['me/id'],
  orderId: ['checkoutForPickup/order/id'],
  pickupCode: ['announceArrival/order/pickup/code'],
  returnOrderId: ['me/orders/edges/node.state=COMPLETED/node/id'],
  lineId: ['me/orders/edges/node.state=COMPLETED/node/returnEligibility/0/lineId'],
  returnCode: ['requestReturn/return/code'],
  walkOutId: ['requestEntryCode/walkOut/id'],
  entryCode: ['requestEntryCode/walkOut/entryCode'],
  visitId: ['admitVisit/visitId'],
  startsAt: ['store/appointmentSlots/0/startsAt'],
  friendCode: ['openReferralCode/code'],
  redemptionId: ['redeemReward/redemption/id'],
  voucherCode: ['redeemReward/redemption/voucherCode'],
  memberCode: ['me/memberCode'],
  pass: ['identifyMember/member/pass'],
  offerCode: ['reportPosition/grants/0/code', 'activateOffer/grant/code'],
  reviewId: ['matchReviews/edges/0/node/id'],
  left: ['matchReviews/edges/0/node/left/customerId'],
  right: ['matchReviews/edges/0/node/right/customerId'],
  mergeId: ['decideMatch/mergeId'],
  grantId: ['me/grants/app.id=music/id'],
};

/** One tab each, in the order of the five-minute tour. The ids are those of the demo world. */
export const journeys: readonly Journey[] = [
  {
    title: 'Living profile',
    operation: `# An example; the others are under "Example" above, and sign you in. Variables that are left empty are filled: ids with
# what was answered before, $key anew for each run (write one yourself, run it twice, and the second run is a replay).
# Sign in as ada, then run it (Ctrl+Enter) and open "Query plan": one request over five subgraphs,
# and consent is asked for its proof before loyalty shows an offer.
query Profile {
  me {
    id
    name { full source confidence }
    emails { value source verified }
    preferences { kind value category basis }
    sourceRecords(first: 5) { edges { node { source recordId linkedBy } } }
    orders(first: 3) { edges { node { placedAt state total { amountMinor currency } lines { description } } } }
    loyaltyAccount { balance tier nextTier { tier pointsToGo } }
    offers { title text reason { text } }
    grants { state attributes app { name } }
  }
}
`,
  },
  {
    title: 'Consent',
    operation: `# As ada: withdraw, and run "Living profile" again: the offers are gone, the reason is CONSENT_REQUIRED.
# GiveBack restores them. Each decision has a signed receipt. (The rewards app's grant needs this purpose: it ends, for good.)
mutation Withdraw($key: String!) {
  withdrawConsent(
    input: { purpose: "personalisation", surface: "sandbox", idempotencyKey: $key }
  ) {
    decision { state decidedAt receipt }
    userErrors { code message }
    idempotentReplay
  }
}

mutation GiveBack($key: String!, $version: Int!) {
  giveConsent(
    input: {
      purpose: "personalisation"
      purposeVersion: $version
      language: "en"
      surface: "sandbox"
      idempotencyKey: $key
    }
  ) {
    decision { state receipt }
    userErrors { code message }
  }
}

query History {
  purposes { key version title benefit lawfulBasis }
  me {
    consentHistoryIntact
    consentHistory(first: 5) { edges { node { sequence state purpose surface hash } } }
  }
}
`,
    variables: { version: 1 },
  },
  {
    title: 'Order and pick up',
    operation: `# As ada: find a coat near you, order it, let somebody else fetch it. "At the counter" goes on.
query Find($latitude: Float!, $longitude: Float!) {
  products(first: 3, category: "outerwear") {
    edges { node { name brand variants { sku size colour price(currency: "EUR") { amountMinor } } } }
  }
  storesNear(latitude: $latitude, longitude: $longitude) { distanceMetres store { id name timeZone } }
}

mutation Add($key: String!, $sku: ID!) {
  addToCart(input: { sku: $sku, idempotencyKey: $key }) {
    cart { version lines { quantity variant { sku } } total(currency: "EUR") { amountMinor } }
    userErrors { code message }
  }
}

mutation Order($key: String!) {
  checkoutForPickup(input: { storeId: "sto_amsterdam", idempotencyKey: $key }) {
    order { id state total { amountMinor currency } pickup { code heldUntil } }
    userErrors { code message }
  }
}

mutation Proxy($key: String!, $orderId: ID!) {
  nameProxy(input: { orderId: $orderId, name: "Ben Jansen", idempotencyKey: $key }) {
    order { pickup { proxyName proxyCode } }
    userErrors { code message }
  }
}
`,
    variables: { latitude: 52.37, longitude: 4.89, sku: '001-FOR-M', orderId: '' },
  },
  {
    title: 'Bring it back',
    operation: `# As ada: what can be brought back and where, announce it, show the code (as a QR code).
query Returnable {
  me { orders(first: 5) { edges { node {
    id state placedAt returnEligibility { lineId sku quantity until refusal }
    returns { id state amount { amountMinor currency } }
  } } } }
}

query Where($latitude: Float!, $longitude: Float!) {
  returnBarsNear(latitude: $latitude, longitude: $longitude) { distanceMetres store { id name } bar { id name host } }
  returnPolicy { days categories { category days } extensions { boughtFrom boughtThrough returnThrough } }
}

mutation Announce($key: String!, $returnOrderId: ID!, $lineId: ID!) {
  requestReturn(input: {
    orderId: $returnOrderId, lines: [{ lineId: $lineId, quantity: 1, reason: TOO_SMALL }], idempotencyKey: $key
  }) { return { id state code until amount { amountMinor currency } } userErrors { code message } }
}

# As return-bar, a terminal of another company: it is told accept or refuse, and nothing else.
mutation ScanAtBar($key: String!, $returnCode: String!) {
  scanReturn(input: { code: $returnCode, idempotencyKey: $key }) { outcome userErrors { code message } }
}

# As store: the refund goes to what it was paid with. A code that the bar has scanned is refused; announce another piece first.
mutation ScanAtStore($key: String!, $returnCode: String!) {
  scanReturn(input: { code: $returnCode, storeId: "sto_amsterdam", idempotencyKey: $key }) {
    outcome
    return { state refunds { state amount { amountMinor } } atTill { amountMinor } timeline { state actor at } }
    userErrors { code message }
  }
}`,
    variables: { latitude: 52.37, longitude: 4.89, returnOrderId: '', lineId: '', returnCode: '' },
  },
  {
    title: 'Without a till',
    operation: `# As ada (the purpose store_sensing is hers to give): ask to be let in, the code is what a phone shows as a QR code.
mutation ComeIn($key: String!) {
  requestEntryCode(
    input: { storeId: "sto_amsterdam", paymentToken: "tok_wallet", idempotencyKey: $key }
  ) {
    walkOut { id state entryCode codeExpiresAt }
    userErrors { code message }
  }
}

# As entry-gate, with the code. It is told a visit, not whose.
mutation Admit($key: String!, $entryCode: String!) {
  admitVisit(input: { code: $entryCode, idempotencyKey: $key }) { opens visitId userErrors { code message } }
}

# As sensor: two taken, one put back, and one message that came twice.
mutation Take($visitId: ID!, $sku: ID!, $observedAt: DateTime!) {
  reportSensed(input: { events: [
    { eventId: "e1", visitId: $visitId, kind: TAKE, item: $sku, quantity: 2, observedAt: $observedAt }
    { eventId: "e2", visitId: $visitId, kind: PUT_BACK, item: $sku, observedAt: $observedAt }
    { eventId: "e1", visitId: $visitId, kind: TAKE, item: $sku, quantity: 2, observedAt: $observedAt }
  ] }) { results { eventId outcome } userErrors { code message } }
}

# As exit-gate.
mutation Leave($key: String!, $visitId: ID!) {
  endVisit(input: { visitId: $visitId, idempotencyKey: $key }) { opens userErrors { code message } }
}

# As ada, a minute later: charged once.
query Receipt($walkOutId: ID!) {
  walkOut(id: $walkOutId) { state total { amountMinor currency } order { id lines { description quantity } } }
}
`,
    variables: { entryCode: '', visitId: '', sku: '001-FOR-M', observedAt: '', walkOutId: '' },
  },
  {
    title: 'Endless aisle',
    operation: `# As anybody: where a coat is to be had, from the store in Amsterdam, another one, or the warehouse.
query Find {
  products(first: 3, category: "outerwear") {
    edges { node { name variants { sku size colour priceTag(currency: "EUR", channel: "APP") { price { amountMinor } scope } } } }
  }
  store(id: "sto_amsterdam") { isOpen nextOpening { opensAt closesAt } openingExceptions { date name } services }
}

query Plan($sku: ID!) {
  fulfilmentPlan(lines: [{ sku: $sku, quantity: 2 }], storeId: "sto_amsterdam") {
    missing
    choices { quantity method reason readyAt deliveryDate distanceMetres store { name } fromStore { name } }
    alternatives { method reason readyAt deliveryDate store { name } fromStore { name } }
  }
}
`,
    variables: { sku: '001-FOR-M' },
  },
  {
    title: 'Stock and prices',
    operation: `# As store, an associate in Amsterdam: hold a piece for ten minutes, see every move of it.
mutation Hold($key: String!, $sku: ID!) {
  holdStock(input: {
    storeId: "sto_amsterdam", lines: [{ sku: $sku, quantity: 1 }], minutes: 10, idempotencyKey: $key
  }) { hold { id state until } userErrors { code message } }
}

query Movements($sku: ID!) {
  store(id: "sto_amsterdam") {
    stock(sku: $sku) { onHand reserved picked inTransit returned damaged asOf }
    stockMovements(sku: $sku, first: 10) { edges { node { from to quantity cause causeId actor at } } }
  }
}

# As analyst: which prices aren't the same everywhere?
query Differences {
  priceDifferences(first: 5) {
    edges { node { sku currency prices { price { amountMinor } scope channel store { name } asOf } } }
    pageInfo { hasNextPage endCursor }
  }
}
`,
    variables: { sku: '001-FOR-M' },
  },
  {
    title: 'Served in a guide shop',
    operation: `# As ada: what she wishes for and looked at, her room, and a place to be advised, or pieces to try, in Amsterdam.
query Mine {
  me {
    wishList(first: 5) { edges { node { sku note variant { product { name } } } } }
    viewedNotBought(first: 5) { views product { name } }
    roomDesigns(first: 5) { edges { node { id plan { name placements { sku } } share { until } } } }
  }
  store(id: "sto_amsterdam") { appointmentSlots(days: 3) { startsAt free } zones { name categories } }
}

mutation Book($key: String!, $startsAt: DateTime!) {
  bookAppointment(input: {
    storeId: "sto_amsterdam", startsAt: $startsAt, wish: "A coat for autumn", idempotencyKey: $key
  }) { appointment { id state startsAt } userErrors { code message } }
}

mutation Try($key: String!, $sku: ID!) {
  reserveToTry(input: {
    storeId: "sto_amsterdam", lines: [{ sku: $sku, quantity: 1 }], idempotencyKey: $key
  }) { reservation { id state heldUntil } userErrors { code message } }
}

# As store: who is expected, what is to be put aside, and what customers want to show.
query Expected {
  store(id: "sto_amsterdam") {
    appointments(first: 5) { edges { node { id state startsAt wish customer { name { full } wishList { edges { node { sku } } } } } } }
    tryReservations(first: 5) { edges { node { id state lines { sku quantity } } } }
    sharedRoomDesigns(first: 5) { edges { node { plan { name placements { sku } } } } }
  }
}
`,
    variables: { startsAt: '', sku: '001-FOR-M' },
  },
  {
    title: 'At the counter',
    operation: `# As store, an associate in Amsterdam: the queue with names, but never more than the order needs.
query Queue {
  store(id: "sto_amsterdam") {
    name
    pickupQueue {
      edges {
        node {
          id
          state
          pickup { arrivedAt waitingSeconds locked }
          customer { name { full } loyaltyAccount { tier } inStorePreferences { kind value } }
        }
      }
    }
  }
}

subscription Live {
  pickupQueue(storeId: "sto_amsterdam") {
    kind
    queue { id state }
    order { id state pickup { bay waitingSeconds arrivalTrust } customer { name { full } loyaltyAccount { tier } } }
  }
}

mutation Pick($key: String!, $orderId: ID!) {
  startPicking(input: { orderId: $orderId, idempotencyKey: $key }) { order { state } userErrors { code message } }
}

mutation Ready($key: String!, $orderId: ID!) {
  markReady(input: { orderId: $orderId, idempotencyKey: $key }) { order { state } userErrors { code message } }
}

# As ada: on the way, and there. The code is for the handover only.
mutation Near($key: String!, $orderId: ID!) {
  announceArrival(input: {
    orderId: $orderId, idempotencyKey: $key
    evidence: { kind: GEOFENCE_APPROACH, position: { latitude: 52.37, longitude: 4.89 } }
  }) { order { state } userErrors { code message } }
}

mutation ImHere($key: String!, $orderId: ID!) {
  announceArrival(input: { orderId: $orderId, bay: "3", idempotencyKey: $key }) {
    order { state pickup { code qr reference arrivalTrust bay } }
    userErrors { code message }
  }
}

# As store: the right code, and the right customer has it.
mutation Check($key: String!, $orderId: ID!, $pickupCode: String!) {
  checkIdentity(input: { orderId: $orderId, code: $pickupCode, idempotencyKey: $key }) {
    order { state }
    userErrors { code message }
  }
}

mutation HandOver($key: String!, $orderId: ID!) {
  handOver(input: { orderId: $orderId, idempotencyKey: $key }) {
    order { state timeline { state actor at } }
    userErrors { code message }
    idempotentReplay
  }
}
`,
    variables: { orderId: '', pickupCode: '' },
  },
  {
    title: 'Earning',
    operation: `# As ada: what a bag would earn, and by which rules. It posts nothing.
query WouldEarn {
  me {
    dryRunEarning(basket: {
      currency: "EUR", channel: "IN_STORE", storeId: "sto_amsterdam"
      lines: [{ lineId: "1", sku: "coat-1", amountMinor: 12900 }, { lineId: "2", sku: "socks-1", quantity: 2, amountMinor: 1800 }]
    }) {
      points
      lines { lineId points findings { name verdict points } }
    }
  }
}

# As ada, in a store: once a day.
mutation CheckIn {
  checkIn(input: { storeId: "sto_amsterdam", position: { latitude: 52.3702, longitude: 4.8857 } }) {
    points isRepeated
    userErrors { code message }
  }
}

# As ada, with the id of an order that was handed over.
query WhyEarned($orderId: ID!) {
  me { loyaltyAccount { explainEarning(orderId: $orderId) { points lines { lineId points findings { name verdict points } } } } }
}

# As admin: what double points on coats on Saturdays would give, before anybody has them.
query TryRules {
  tryEarningRules(input: {
    earning: { timeZone: "Europe/Amsterdam", rules: [
      { code: "spend", name: "1 point for each euro", kind: SPEND, points: 1 }
      { code: "saturdays", name: "Double points on coats on Saturdays", kind: MULTIPLIER, percent: 200, only: { categories: ["coats"] }
        window: { startsAt: "2026-01-03T00:00", recurrence: "FREQ=WEEKLY;BYDAY=SA", duration: "P1D" } }
    ] }
    basket: { currency: "EUR", channel: "IN_STORE", lines: [{ lineId: "1", sku: "coat-1", category: "coats", amountMinor: 12900 }] }
  }) {
    forecast { points lines { findings { name verdict points } } }
    userErrors { field message }
  }
}

# As admin: sets the programme, or parts of it, for all that comes.
mutation SetEarning {
  setProgramme(input: { earning: { timeZone: "Europe/Amsterdam", rules: [
    { code: "spend", name: "1 point for each euro", kind: SPEND, points: 1 }
    { code: "review", name: "20 points for a review", kind: ENGAGEMENT, activity: REVIEW, points: 20, caps: [{ per: WEEK, times: 2 }] }
    { code: "gold", name: "Half as much again for gold", kind: MULTIPLIER, percent: 150, only: { tiers: ["GOLD"] } }
  ] } }) {
    programme { version earning { rules { code name } } }
    userErrors { field message }
  }
}
`,
    variables: { orderId: '' },
  },
  {
    title: 'Points',
    operation: `# As ada: what she has, what runs out, what she can have for it.
query Points {
  rewards { id name points }
  me {
    loyaltyAccount {
      balance
      tier
      upcomingExpiries { points expiresAt }
      postings(first: 5) { edges { node { kind points balanceAfter occurredAt orderId } } }
    }
  }
}

mutation Redeem($key: String!, $rewardId: ID!) {
  redeemReward(input: { rewardId: $rewardId, idempotencyKey: $key }) {
    redemption { points voucherCode }
    account { balance }
    userErrors { code message }
  }
}
`,
    variables: { rewardId: 'rwd_coffee' },
  },
  {
    title: 'Tiers',
    operation: `# As ada: where she stands, what is missing to the tier above and to keep this one, and why.
query Standing {
  me {
    loyaltyAccount {
      standing {
        tier since keptUntil projected
        toNext { tier amount { points spend { amountMinor currency } purchases } }
        toKeep { amount { points spend { amountMinor currency } purchases } until }
        warning { at to }
        explanation { text }
      }
      tierHistory { tier at why }
      benefits { code text }
    }
  }
}

# As admin: tiers by money and calendar year, with something that isn't points; one tier down at a time.
mutation SetTiers {
  setProgramme(input: { tiers: {
    measure: SPEND, currency: "EUR", period: CALENDAR_YEAR, fall: ONE_DOWN, graceDays: 30
    ladder: [
      { tier: "BRONZE", name: "Bronze", from: 0 }
      { tier: "SILVER", name: "Silver", from: 50000, benefits: [{ code: "EARLY_SALE", kind: EARLY_ACCESS, text: "The sale, a day before." }] }
      { tier: "GOLD", name: "Gold", from: 200000, lifetimePeriods: 5 }
    ]
  } }) {
    programme { version tiers { ladder { tier from } } }
    userErrors { field message }
  }
}

# As admin: what the clock calls for.
query Jobs {
  loyaltyJobs { name doneUntil nextDueAt failures runs { endedAt count error } }
}
`,
    variables: {},
  },
  {
    title: 'Cards and friends',
    operation: `# As ada: a card that earns wherever it pays, by its reference and never its number, or by the order that it paid.
# It earns once the card's processor says that it is hers.
query Cards {
  me {
    id
    earningCards { id label isConfirmed linkedAt }
    cardPurchases(first: 5) { edges { node { at state cleared { amountMinor currency } undone { amountMinor } orderIds offerId } } }
    referralCode
    referrals(first: 5) { edges { node { state points rewardedAt refusedFor } } }
  }
}

mutation Link($customerId: ID!) {
  linkEarningCard(input: { customerId: $customerId, par: "V0010013816180398947326400396", label: "Blue card" }) {
    card { id label isConfirmed }
    userErrors { code message }
  }
}

# As admin: what it gives to bring a friend.
mutation Rules {
  setProgramme(input: { referrals: { referrerPoints: 500, referredPoints: 200, minimumMinor: 2000 } }) {
    programme { referrals { referrerPoints referredPoints pay returnDays most { times days } } }
    userErrors { code message }
  }
}

# As ada: the code that she gives to friends.
mutation Code($customerId: ID!) {
  openReferralCode(input: { customerId: $customerId }) { code userErrors { code } }
}

# As ben: refused, because a friend enters it before the first purchase.
mutation Enter($friendCode: String!) {
  enterReferralCode(input: { code: $friendCode }) { referral { state points } userErrors { code message } }
}
`,
    variables: { customerId: '', friendCode: '' },
  },
  {
    title: 'Redeem at the till',
    operation: `# As ada: a voucher, and the code that she shows to be recognised. Both are QR codes on her phone.
mutation Voucher($key: String!) {
  redeemReward(input: { rewardId: "rwd_coffee", idempotencyKey: $key }) {
    redemption { id voucherCode state validUntil }
    account { balance }
    userErrors { code message }
  }
}

query Code { me { memberCode } }

# As store: whoever scans it second is told when it was redeemed.
mutation Scan($key: String!, $voucherCode: String!) {
  redeemVoucher(input: { code: $voucherCode, idempotencyKey: $key }) {
    voucher { reward { name } usedAt }
    usedAt
    userErrors { code message }
  }
}

# As store: who it is, once for a code, and what they have.
mutation Identify($key: String!, $memberCode: String!) {
  identifyMember(input: { code: $memberCode, idempotencyKey: $key }) {
    member { pass until loyaltyAccount { balance tier } }
    userErrors { code message }
  }
}

mutation RedeemThere($key: String!, $pass: String!) {
  redeemForMember(input: { pass: $pass, rewardId: "rwd_coffee", idempotencyKey: $key }) {
    voucher { reward { name } usedAt }
    member { loyaltyAccount { balance } }
    userErrors { code message }
  }
}

# As ada: take another voucher, and give it back before somebody has used it: the points are there again.
mutation Cancel($key: String!, $redemptionId: ID!) {
  cancelRedemption(input: { redemptionId: $redemptionId, idempotencyKey: $key }) {
    redemption { state }
    account { balance }
    userErrors { code message }
  }
}
`,
    variables: { redemptionId: '', voucherCode: '', memberCode: '', pass: '' },
  },
  {
    title: 'At the right door',
    operation: `# As ada: permit location in "Consent" ($purpose), then tell where you are. One offer of the store that you come to, valid
# for 60 minutes; where you are is compared and forgotten. "Why" says for each offer what it waits for.
mutation Permit($key: String!, $purpose: String!, $version: Int!) {
  giveConsent(
    input: { purpose: $purpose, purposeVersion: $version, language: "en", surface: "sandbox", idempotencyKey: $key }
  ) { decision { state } userErrors { code message } }
}

mutation Come($latitude: Float!, $longitude: Float!) {
  reportPosition(input: { position: { latitude: $latitude, longitude: $longitude } }) {
    grants { code validUntil store { id name } offer { title } reason { text } purposes }
    offers { title }
    withheld
    userErrors { code message }
  }
}

query Why($customerId: ID!, $storeId: ID!) {
  explainOffers(customerId: $customerId, storeId: $storeId) {
    offer { title }
    given
    conditions { code met text }
  }
}

mutation Take($key: String!) {
  activateOffer(input: { offerId: "off_everybody-scarves", idempotencyKey: $key }) {
    grant { state code validUntil percentOff }
    userErrors { code message }
  }
}

# As store: the code that the customer shows, once.
mutation Redeem($key: String!, $offerCode: String!) {
  redeemOffer(input: { code: $offerCode, idempotencyKey: $key }) {
    offer { title percentOff }
    redeemedAt
    userErrors { code message }
  }
}
`,
    variables: {
      purpose: 'location',
      version: 1,
      latitude: 52.3697,
      longitude: 4.8852,
      customerId: '',
      storeId: 'sto_amsterdam',
      offerCode: '',
    },
  },
  {
    title: 'One person or two',
    operation: `# As store: pairs that the resolution left to a person, masked, with the weight of each comparison in bits.
# "TakeBack" makes two of them again, and nobody has lost anything.
query Pairs {
  matchReviews(first: 5) {
    edges {
      node {
        id
        weight
        reason
        comparisons { field level weight }
        left { customerId name email phone city }
        right { customerId name email phone city }
      }
    }
  }
}

# As privacy, who may see both: what making them one would give.
query Preview($left: ID!, $right: ID!) {
  mergePreview(customerIds: [$left, $right]) {
    survivorRule
    obstacle
    values { attribute value source confidence shownBy }
    conflicts { attribute kept other }
    identifiers { type value heldBy }
    survivor { id }
    merged { id }
  }
}

# As store: say what they are.
mutation Decide($key: String!, $reviewId: ID!, $verdict: MatchVerdict!) {
  decideMatch(input: { reviewId: $reviewId, verdict: $verdict, idempotencyKey: $key }) {
    mergeId
    userErrors { code message }
    idempotentReplay
  }
}

mutation TakeBack($key: String!, $mergeId: ID!) {
  unmergeCustomers(input: { mergeId: $mergeId, idempotencyKey: $key }) {
    customerIds
    userErrors { code message }
  }
}
`,
    variables: { reviewId: '', verdict: 'SAME', mergeId: '', left: '', right: '' },
  },
  {
    title: 'Partner app',
    operation: `# As music: the app reads what ada's grant names. Her phone isn't in it, and comes back as null with a reason.
query PartnerRead {
  me {
    name { full }
    emails { value }
    phones { value }
    loyaltyAccount { tier balance }
  }
}
`,
  },
  {
    title: 'Who saw what',
    operation: `# As ada, after the tabs before: every read by somebody else, hash-chained.
query Disclosures {
  me {
    disclosureHistoryIntact
    disclosures(first: 10) {
      edges { node { at recipientKind recipient app { name } fields purposes hash } }
    }
    grants { id state app { id name } attributes expiresAt }
  }
}

mutation Revoke($key: String!, $grantId: ID!) {
  revokeGrant(input: { grantId: $grantId, surface: "sandbox", idempotencyKey: $key }) {
    grant { state }
    userErrors { code message }
  }
}
`,
    variables: { grantId: '' },
  },
];
