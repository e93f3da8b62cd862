import type { Db, Filter } from 'mongodb';
import type { Migration } from '#shared/migrations.ts';
import { endOfTerm, joinRights, type Rights, rightsOverCollections } from '#shared/rights.ts';
import { grantReadsRights } from './alarms/grant-reads.ts';
import { exportTransferRights } from './exports/rights.ts';
import type { Data } from './open.ts';
import { playlistRights } from './playlists/rights.ts';
import { subscriptionRights } from './subscriptions/rights.ts';
import { webhookRights } from './webhooks/rights.ts';

/** Claims from a disclosure lapse three years after the end of the year (GDPR Art. 82; § 195, § 199 BGB). */
const EVIDENCE_YEARS = 3;

/** By which everything about one customer is found. */
export const erasureMigration: Migration = {
  id: '030-erasure',
  async up(db) {
    const records = db.collection('oauthRecords');
    await records.createIndexes(WHERE_ACCOUNTS_STAND.map((path) => ({ key: { [path]: 1 }, sparse: true })));
    await db.collection('personas').createIndexes([{ key: { 'persona.customerId': 1 }, sparse: true }]);
  },
};

const dbOf = ({ dependencies }: Data): Db => dependencies.db;

/** Tells connected apps first: they are found by the grants that go afterwards. */
const appsToTell: Rights<Data> = {
  collect: async () => ({}),
  erase: async ({ webhooks }, customerId, session, { requestId, again }) => ({
    erased: {},
    kept: [],
    awaiting: again ? [] : await webhooks.enqueueErasure(customerId, requestId, session),
  }),
  remaining: async () => ({}),
};

/** Where the OAuth server's library names the customer: in sessions and tokens, and in a sign-in that is under way. */
const WHERE_ACCOUNTS_STAND = [
  'payload.accountId',
  'payload.session.accountId',
  'payload.lastSubmission.login.accountId',
  'payload.result.login.accountId',
];
type OAuthRecord = { _id: string; model: string; expiresAt: Date };
const ofAccount = (customerId: string) =>
  ({ $or: WHERE_ACCOUNTS_STAND.map((path) => ({ [path]: customerId })) }) as Filter<OAuthRecord>;
const oauthRecordsOf = (data: Data) => dbOf(data).collection<OAuthRecord>('oauthRecords');

/** Sessions, consents to scopes, tokens. What they hold besides are secrets, which nobody is shown. */
const signIns: Rights<Data> = {
  async collect(data, customerId, session) {
    const found = await oauthRecordsOf(data)
      .find(ofAccount(customerId), { session })
      .project<OAuthRecord>({ model: 1, expiresAt: 1 })
      .toArray();
    return { signIns: found.map(({ model, expiresAt }) => ({ model, expiresAt })) };
  },
  async erase(data, customerId, session) {
    const { deletedCount } = await oauthRecordsOf(data).deleteMany(ofAccount(customerId), { session });
    return { erased: { oauthRecords: deletedCount }, kept: [] };
  },
  remaining: async (data, customerId) => ({
    oauthRecords: await oauthRecordsOf(data).countDocuments(ofAccount(customerId)),
  }),
  excluded: {
    oauthRecords:
      'Sessions and tokens; the section says in `signIns` which there are. Their contents are secrets.',
    privacySessions: 'Who is signed in to the privacy pages; its contents are secrets.',
  },
};

const privacySessions: Rights<Data> = {
  ...rightsOverCollections<Data>(dbOf, { privacySessions: 'customerId' }),
  collect: async () => ({}),
};

const known = rightsOverCollections<Data>(dbOf, {
  knownGrants: 'customerId',
  personas: 'persona.customerId',
});

/** The ledger of who saw what: ids and names of fields, and a chain of hashes that has to stay whole. */
const disclosures: Rights<Data> = {
  collect: rightsOverCollections<Data>(dbOf, { disclosures: 'customerId' }).collect,
  async erase(data, customerId, session, { now }) {
    const count = await dbOf(data).collection('disclosures').countDocuments({ customerId }, { session });
    const reason = 'Evidence of who was shown what (GDPR Art. 5(2), 17(3)(e)); ids only, hash-chained.';
    const until = endOfTerm(now, EVIDENCE_YEARS);
    return { erased: {}, kept: count ? [{ what: 'disclosures', count, reason, until }] : [] };
  },
  remaining: async () => ({}),
  excluded: { disclosureHeads: 'The hash of the newest disclosure, which `disclosures` has.' },
};

export const partnersRights = joinRights<Data>([
  appsToTell,
  webhookRights,
  exportTransferRights,
  playlistRights,
  subscriptionRights,
  grantReadsRights,
  signIns,
  privacySessions,
  known,
  disclosures,
]);
