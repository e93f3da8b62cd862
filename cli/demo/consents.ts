import type { Random } from './random.ts';

/** As `importConsentDecisions` takes it. */
export type DecisionRow = {
  recordId: string;
  customerId: string;
  purpose: string;
  state: 'REQUESTED' | 'REFUSED' | 'GIVEN' | 'RENEWED' | 'EXPIRED' | 'INVALIDATED' | 'REVOKED' | 'WITHDRAWN';
  decidedAt: string;
  language: string;
  surface: string;
  means: 'BUTTON' | 'SAVE' | 'SCRIPT';
};

/** How often customers of the demo agree to each purpose, of those who were asked at all. */
const AGREE: Readonly<Record<string, number>> = {
  personalisation: 0.55,
  email_marketing: 0.5,
  sms_marketing: 0.15,
  push_marketing: 0.3,
  in_store_recognition: 0.25,
  location: 0.2,
  purchase_profiling: 0.35,
  partner_sharing: 0.3,
  analytics: 0.6,
};

const DAY_MS = 86_400_000;
const SURFACES = ['web:account', 'app:onboarding', 'store:till', 'web:newsletter'];

/** Decisions of every state over the last year; a third of the customers were never asked about a given purpose. */
export function decisionsOf(
  random: Random,
  customers: readonly { customerId: string; language: string }[],
  end: Date,
): DecisionRow[] {
  const rows: DecisionRow[] = [];
  for (const { customerId, language } of customers) {
    for (const [purpose, agrees] of Object.entries(AGREE)) {
      if (!random.chance(0.66)) continue;
      let at = end.getTime() - random.int(20, 360) * DAY_MS;
      const add = (state: DecisionRow['state']) => {
        rows.push({
          recordId: `D${String(rows.length + 1).padStart(6, '0')}`,
          customerId,
          purpose,
          state,
          decidedAt: new Date(at).toISOString(),
          language,
          surface: random.pick(SURFACES),
          means: random.pick(['BUTTON', 'BUTTON', 'SAVE'] as const),
        });
        at += random.int(1, 15) * DAY_MS;
      };
      if (random.chance(0.05)) add('REQUESTED');
      if (!random.chance(agrees)) {
        if (random.chance(0.6)) add('REFUSED');
        continue;
      }
      add('GIVEN');
      const later = random.next();
      if (later < 0.08) add('WITHDRAWN');
      else if (later < 0.12) add('RENEWED');
      else if (later < 0.14) add('EXPIRED');
      else if (later < 0.15) add('INVALIDATED');
      else if (later < 0.16) add('REVOKED');
    }
  }
  return rows;
}
