import type { ClientSession } from 'mongodb';
import { openErased } from '#shared/erased.ts';
import { openRightsSections } from '#shared/rights-sections.ts';
import type { Dependencies, RequestContext } from '#shared/subgraph.ts';
import { openTurns } from '#shared/turns.ts';
import { openConsents } from './data/consents.ts';
import { openControllers } from './data/controllers.ts';
import { openExpiry } from './data/expiry.ts';
import { openGrants } from './data/grants.ts';
import { openHistory } from './data/history.ts';
import { openJoined } from './data/joined.ts';
import { openJoinings } from './data/joinings.ts';
import { openNotices } from './data/notices.ts';
import { openPurposes } from './data/purposes.ts';
import { openReceiptKeys } from './data/receipt-keys.ts';
import { openContacts } from './preferences/contacts.ts';
import { openPreferences } from './preferences/store.ts';
import { openTopics } from './preferences/topics.ts';
import { openRightsDesk } from './rights/desk.ts';
import { openRightsRequests } from './rights/requests.ts';
import { openSignals } from './signals/store.ts';
import { openSubscriptions } from './subscriptions/store.ts';

/** Opened once per process. */
export function openData(dependencies: Dependencies) {
  const { db, clock, members } = dependencies;
  const purposes = openPurposes(db, clock);
  const history = openHistory(dependencies);
  const grants = openGrants(db);
  const requests = openRightsRequests(db);
  const joinings = openJoinings({ ...dependencies, history });
  const { isRestricted } = requests;
  const joined = openJoined({ ...dependencies, joinings, history, purposes, grants, isRestricted });
  const consents = openConsents({ ...dependencies, history, grants, joined, joinings });
  const turns = openTurns();
  return {
    dependencies,
    clock,
    purposes,
    history,
    grants,
    notices: openNotices(db),
    consents,
    expiry: openExpiry({ ...dependencies, history, grants, consents }),
    /** What holds for a customer of several ids. While it is restricted, nothing may be done with their data for any purpose. */
    joined,
    /** Decisions about one customer come one after another; they would conflict on the head of the history. */
    turns: {
      take: async (customerId: string, session: ClientSession) =>
        turns.take((await members.of(customerId))[0] ?? customerId, session),
    },
    receiptKeys: openReceiptKeys(db, clock),
    preferences: openPreferences(dependencies),
    contacts: openContacts(db),
    topics: openTopics(db),
    signals: openSignals(dependencies),
    subscriptions: openSubscriptions(db),
    controllers: openControllers(dependencies),
    sections: openRightsSections(db),
    erased: openErased(db),
    rights: {
      requests,
      desk: openRightsDesk({ ...dependencies, requests, consents, joined, purposes }),
    },
  };
}

export type Data = ReturnType<typeof openData>;

/** What every consent resolver receives. */
export type Context = Data & RequestContext;
