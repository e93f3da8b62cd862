/** A ready operation of the sandbox. Its first comment says whom to sign in as. */
export type Journey = { title: string; operation: string; variables?: Record<string, unknown> };

/** One tab each, in the order of the five-minute tour. The ids are those of the demo world. */
export const journeys: readonly Journey[] = [
  {
    title: 'Living profile',
    operation: `# Sign in as ada, then run it (Ctrl+Enter) and open "Query plan": one request over five subgraphs,
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
# GiveBack restores them. Each decision has a signed receipt.
mutation Withdraw {
  withdrawConsent(
    input: { purpose: "personalisation", surface: "sandbox", idempotencyKey: "withdraw-1" }
  ) {
    decision { state decidedAt receipt }
    userErrors { code message }
    idempotentReplay
  }
}

mutation GiveBack($version: Int!) {
  giveConsent(
    input: {
      purpose: "personalisation"
      purposeVersion: $version
      language: "en"
      surface: "sandbox"
      idempotencyKey: "give-1"
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
    operation: `# As ada: find a coat near you, order it, say that you are there, read the code.
query Find($latitude: Float!, $longitude: Float!) {
  products(first: 3, category: "outerwear") {
    edges { node { name brand variants { sku size colour price(currency: "EUR") { amountMinor } } } }
  }
  storesNear(latitude: $latitude, longitude: $longitude) { distanceMetres store { id name timeZone } }
}

mutation Add($sku: ID!) {
  addToCart(input: { sku: $sku, idempotencyKey: "add-1" }) {
    cart { version lines { quantity variant { sku } } total(currency: "EUR") { amountMinor } }
    userErrors { code message }
  }
}

mutation Order {
  checkoutForPickup(input: { storeId: "sto_amsterdam", idempotencyKey: "order-1" }) {
    order { id state total { amountMinor currency } pickup { code heldUntil } }
    userErrors { code message }
  }
}

mutation ImHere($orderId: ID!) {
  announceArrival(input: { orderId: $orderId, idempotencyKey: "here-1" }) {
    order { state pickup { code } }
    userErrors { code message }
  }
}
`,
    variables: { latitude: 52.37, longitude: 4.89, sku: '', orderId: '' },
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

mutation Pick($orderId: ID!) {
  startPicking(input: { orderId: $orderId, idempotencyKey: "pick-1" }) { order { state } userErrors { code message } }
}

mutation Ready($orderId: ID!) {
  markReady(input: { orderId: $orderId, idempotencyKey: "ready-1" }) { order { state } userErrors { code message } }
}

mutation Check($orderId: ID!, $code: String!) {
  checkIdentity(input: { orderId: $orderId, code: $code, idempotencyKey: "check-1" }) {
    order { state }
    userErrors { code message }
  }
}

mutation HandOver($orderId: ID!) {
  handOver(input: { orderId: $orderId, idempotencyKey: "handover-1" }) {
    order { state timeline { state actor at } }
    userErrors { code message }
    idempotentReplay
  }
}
`,
    variables: { orderId: '', code: '' },
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

mutation Redeem($rewardId: ID!) {
  redeemReward(input: { rewardId: $rewardId, idempotencyKey: "redeem-1" }) {
    redemption { points voucherCode }
    account { balance }
    userErrors { code message }
  }
}
`,
    variables: { rewardId: 'rwd_coffee' },
  },
  {
    title: 'One person or two',
    operation: `# As store: pairs that the resolution left to a person, masked, with the weight of each comparison in bits.
# Say what they are; "TakeBack" makes two of them again, and nobody has lost anything.
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

mutation Decide($reviewId: ID!, $verdict: MatchVerdict!) {
  decideMatch(input: { reviewId: $reviewId, verdict: $verdict, idempotencyKey: "decide-1" }) {
    mergeId
    userErrors { code message }
    idempotentReplay
  }
}

mutation TakeBack($mergeId: ID!) {
  unmergeCustomers(input: { mergeId: $mergeId, idempotencyKey: "take-back-1" }) {
    customerIds
    userErrors { code message }
  }
}

query Preview($customerIds: [ID!]!) {
  mergePreview(customerIds: $customerIds) {
    survivorRule
    obstacle
    values { attribute value source confidence shownBy }
    conflicts { attribute kept other }
    identifiers { type value heldBy }
    survivor { id name { full } orders(first: 3) { edges { node { id state } } } loyaltyAccount { tier } }
    merged { id name { full } orders(first: 3) { edges { node { id state } } } loyaltyAccount { tier } }
  }
}
`,
    variables: { reviewId: '', verdict: 'SAME', mergeId: '', customerIds: [] },
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
    grants { id state app { name } attributes expiresAt }
  }
}

mutation Revoke($grantId: ID!) {
  revokeGrant(input: { grantId: $grantId, surface: "sandbox", idempotencyKey: "revoke-1" }) {
    grant { state }
    userErrors { code message }
  }
}
`,
    variables: { grantId: '' },
  },
];
