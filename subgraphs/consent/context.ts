import type { Dependencies, RequestContext } from '#shared/subgraph.ts';
import { openTurns } from '#shared/turns.ts';
import { openConsents } from './data/consents.ts';
import { openGrants } from './data/grants.ts';
import { openHistory } from './data/history.ts';
import { openPurposes } from './data/purposes.ts';
import { openReceiptKeys } from './data/receipt-keys.ts';

/** Opened once per process. */
export function openData(dependencies: Dependencies) {
  const { db, clock } = dependencies;
  const history = openHistory(dependencies);
  const grants = openGrants(db);
  return {
    dependencies,
    clock,
    purposes: openPurposes(db, clock),
    history,
    grants,
    consents: openConsents({ ...dependencies, history, grants }),
    /** Decisions about one customer come one after another; they would conflict on the head of the history. */
    turns: openTurns(),
    receiptKeys: openReceiptKeys(db, clock),
  };
}

export type Data = ReturnType<typeof openData>;

/** What every consent resolver receives. */
export type Context = Data & RequestContext;
