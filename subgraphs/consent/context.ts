import { openErased } from '#shared/erased.ts';
import { openRightsSections } from '#shared/rights-sections.ts';
import type { Dependencies, RequestContext } from '#shared/subgraph.ts';
import { openTurns } from '#shared/turns.ts';
import { openConsents } from './data/consents.ts';
import { openControllers } from './data/controllers.ts';
import { openExpiry } from './data/expiry.ts';
import { openGrants } from './data/grants.ts';
import { openHistory } from './data/history.ts';
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
  const { db, clock } = dependencies;
  const purposes = openPurposes(db, clock);
  const history = openHistory(dependencies);
  const grants = openGrants(db);
  const consents = openConsents({ ...dependencies, history, grants });
  const requests = openRightsRequests(db);
  return {
    dependencies,
    clock,
    purposes,
    history,
    grants,
    notices: openNotices(db),
    consents,
    expiry: openExpiry({ ...dependencies, history, grants, consents }),
    /** Decisions about one customer come one after another; they would conflict on the head of the history. */
    turns: openTurns(),
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
      desk: openRightsDesk({ ...dependencies, requests, consents, history, purposes }),
    },
    /** While it is true, nothing may be done with the customer's data for any purpose (GDPR Art. 18), or ever again. */
    isRestricted: requests.isRestricted,
  };
}

export type Data = ReturnType<typeof openData>;

/** What every consent resolver receives. */
export type Context = Data & RequestContext;
