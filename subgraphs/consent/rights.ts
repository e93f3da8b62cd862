import type { Db } from 'mongodb';
import { endOfTerm, joinRights, type Kept, type Rights, rightsOverCollections } from '#shared/rights.ts';
import type { Data } from './context.ts';
import type { RightsRequest } from './rights/request.ts';
import { requestsIn } from './rights/requests.ts';
import { may } from './rules/permits.ts';
import { textFor } from './rules/purpose.ts';

/** Claims from a consent lapse three years after the end of the year (§ 195, § 199 BGB). */
const EVIDENCE_YEARS = 3;

const dbOf = ({ dependencies }: Data): Db => dependencies.db;

/** What no duty keeps: it is shown and deleted. */
const deleted = rightsOverCollections<Data>(dbOf, {
  communicationPreferences: '_id',
  communicationPreferenceVersions: 'customerId',
  contacts: 'customerId',
  privacySignals: 'customerId',
  firstSignals: '_id',
  subscriptionRequests: 'customerId',
  decisionIdentifiers: 'customerId',
  shownNotices: 'customerId',
});

/** Collections that prove what the customer allowed, by the field that names the customer. They hold ids only. */
const EVIDENCE = { decisions: 'customerId', grants: 'customerId' } as const;
const shownEvidence = rightsOverCollections<Data>(dbOf, EVIDENCE);

const evidence: Rights<Data> = {
  collect: shownEvidence.collect,
  async erase({ dependencies, clock }, customerId, session) {
    const until = endOfTerm(clock(), EVIDENCE_YEARS);
    const kept: Kept[] = [];
    for (const [what, field] of Object.entries(EVIDENCE)) {
      const count = await dependencies.db
        .collection(what)
        .countDocuments({ [field]: customerId }, { session });
      const reason = 'Evidence of what was allowed (GDPR Art. 7(1), 17(3)(e)); ids only, hash-chained.';
      if (count) kept.push({ what, count, reason, until });
    }
    return { erased: {}, kept };
  },
  remaining: async () => ({}),
  excluded: {
    currentDecisions: 'The newest decision of each purpose, which `decisions` has.',
    historyHeads: 'The hash of the newest decision, which `decisions` has.',
    joinings: 'Which ids of the customer became one and when: ids only, which identity has.',
    restrictions: 'That processing is restricted, which `rightsRequests` has.',
  },
};

/** That something was said stays, and what was said goes. */
function withoutWords({ statement: _, refusal, extension, lifted, ...rest }: RightsRequest): RightsRequest {
  return {
    ...rest,
    ...(refusal && { refusal: { reason: refusal.reason } }),
    ...(extension && { extension: { ...extension, reason: '' } }),
    ...(lifted && { lifted: { ...lifted, reason: '' } }),
  };
}

const hasWords = ({ statement, refusal, extension, lifted }: RightsRequest): boolean =>
  Boolean(statement || refusal?.note || extension?.reason || lifted?.reason);

const requests: Rights<Data> = {
  collect: rightsOverCollections<Data>(dbOf, { rightsRequests: 'customerId' }).collect,
  async erase({ dependencies, clock }, customerId, session) {
    const stored = requestsIn(dependencies.db);
    const all = await stored.find({ customerId }, { session }).toArray(); // few: what one person asked for
    const talkative = all.filter(hasWords);
    for (const request of talkative) {
      await stored.replaceOne({ _id: request._id }, withoutWords(request), { session });
    }
    const reason =
      'Evidence that requests were answered (GDPR Art. 5(2), 12); without what was said in them.';
    const until = endOfTerm(clock(), EVIDENCE_YEARS);
    return {
      erased: { 'rightsRequests.words': talkative.length },
      kept: [{ what: 'rightsRequests', count: all.length, reason, until }],
    };
  },
  async remaining({ dependencies }, customerId) {
    const all = await requestsIn(dependencies.db).find({ customerId }).toArray();
    return { 'rightsRequests.words': all.filter(hasWords).length };
  },
};

/** What we process and what for (GDPR Art. 15(1)), which belongs to the answer and is nobody's data. */
const processing: Rights<Data> = {
  async collect({ purposes, joined, clock }, customerId, session) {
    const ids = await joined.idsOf(customerId, session);
    if (customerId !== ids[0]) return {}; // said once for the customer, of all their ids
    const currents = await joined.currents(ids, { session });
    const known = await purposes.now();
    return {
      processing: Array.from(known.values(), (purpose) => {
        const { key, current } = purpose;
        const decided = currents.find((row) => row.purpose === key) ?? null;
        const { permitted, reason } = may(purpose, decided, clock());
        const { title, explanation } = textFor(current, 'en').text;
        const { lawfulBasis, dataCategories, recipients, retentionDays } = current;
        return {
          ...{ purpose: key, title, explanation, lawfulBasis, dataCategories, recipients, retentionDays },
          ...{ permitted, reason },
        };
      }),
    };
  },
  erase: async () => ({ erased: {}, kept: [] }),
  remaining: async () => ({}),
};

export const consentRights = joinRights<Data>([processing, evidence, deleted, requests]);
