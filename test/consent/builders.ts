import type { Decision } from '../../subgraphs/consent/rules/decision.ts';
import { GENESIS, hashDecision } from '../../subgraphs/consent/rules/history.ts';
import type { Purpose, PurposeVersion } from '../../subgraphs/consent/rules/purpose.ts';

export const aPurposeVersion = (its: Partial<PurposeVersion> = {}): PurposeVersion => ({
  key: 'personalisation',
  version: 1,
  publishedAt: new Date('2020-01-01T00:00:00Z'),
  lawfulBasis: 'CONSENT',
  mechanism: 'OPT_IN',
  dpvTerm: 'https://w3id.org/dpv#ServicePersonalisation',
  dataCategories: ['https://w3id.org/dpv/pd#Purchase'],
  recipients: [],
  storageLocations: ['EU'],
  jurisdiction: 'EU',
  retentionDays: 730,
  validityDays: 730,
  requiresReconsent: false,
  sharing: false,
  texts: { en: { title: 'Offers', explanation: 'We choose offers for you.', benefit: 'Offers that fit.' } },
  ...its,
});

export function aPurpose(its: Partial<PurposeVersion> = {}): Purpose {
  const current = aPurposeVersion(its);
  return { key: current.key, current, validFrom: 1 };
}

type Content = Partial<Omit<Decision, 'grant' | 'purpose'>> & Pick<Decision, 'purpose' | 'grant'>;

/** A history as the subgraph writes it: numbered, linked and hashed. */
export function aHistory(customerId: string, contents: Partial<Content>[]): Decision[] {
  const decisions: Decision[] = [];
  for (const [index, content] of contents.entries()) {
    const at = new Date(Date.UTC(2026, 0, 1) + index * 3_600_000);
    const unsigned = {
      _id: `dec_${index + 1}`,
      customerId,
      sequence: index + 1,
      ...(content.grant === undefined && { purpose: 'personalisation', purposeVersion: 1 }),
      state: 'GIVEN',
      decidedAt: at,
      recordedAt: at,
      decidedBy: 'SELF',
      recordedBy: `customer:${customerId}`,
      means: 'BUTTON',
      surface: 'storefront.account',
      previousHash: decisions.at(-1)?.hash ?? GENESIS,
      ...content,
    } as Omit<Decision, 'hash'>;
    decisions.push({ ...unsigned, hash: hashDecision(unsigned) } as Decision);
  }
  return decisions;
}
