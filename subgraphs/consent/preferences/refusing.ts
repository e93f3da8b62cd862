import type { ClientSession } from 'mongodb';
import type { Data } from '../context.ts';
import type { Decision, Provenance } from '../rules/decision.ts';
import { afterObjection, afterWithdrawal, may } from '../rules/permits.ts';
import type { Purpose } from '../rules/purpose.ts';
import { canBeRefused } from './marketing.ts';

/**
 * Records a no to each of these purposes, in the form that its lawful basis asks for. Where a no stands already nothing is
 * recorded, and what the contract or the law needs is left out. The caller has taken the customer's turn.
 * @returns the decisions that were recorded.
 */
export async function refuse(
  { clock, joined, consents }: Pick<Data, 'clock' | 'joined' | 'consents'>,
  customerId: string,
  purposes: readonly Purpose[],
  provenance: Provenance,
  session: ClientSession,
): Promise<Decision[]> {
  const now = clock();
  const currents = await joined.currents(await joined.idsOf(customerId, session), { session });
  const drafts = purposes.filter(canBeRefused).flatMap((purpose) => {
    const current = currents.find((row) => row.purpose === purpose.key) ?? null;
    const { state } = may(purpose, current, now);
    const after = purpose.current.lawfulBasis === 'CONSENT' ? afterWithdrawal : afterObjection;
    const recorded = after(state);
    if (recorded === null) return [];
    const purposeVersion = current?.purposeVersion;
    return [
      {
        ...provenance,
        customerId,
        purpose: purpose.key,
        ...(purposeVersion !== undefined && { purposeVersion }),
        state: recorded,
        decidedAt: now,
      },
    ];
  });
  return (await consents.record(drafts, session)).map(({ decision }) => decision);
}
