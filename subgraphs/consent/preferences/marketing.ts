import type { Purpose } from '../rules/purpose.ts';

const DPV = 'https://w3id.org/dpv#';

/** DPV's Marketing and what it has under it, and Advertising, which customers don't tell apart. */
const MARKETING: ReadonlySet<string> = new Set(
  [
    'Marketing',
    'DirectMarketing',
    'SocialMediaMarketing',
    'PublicRelations',
    'Advertising',
    'PersonalisedAdvertising',
    'TargetedAdvertising',
    'NonPersonalisedAdvertising',
  ].map((term) => `${DPV}${term}`),
);

/** Whether it ends when a customer unsubscribes from everything. */
export const isMarketing = ({ current }: Purpose): boolean =>
  MARKETING.has(current.dpvTerm) && canBeRefused({ current });

/** Contract and law can't be switched off. */
export const canBeRefused = ({ current: { lawfulBasis } }: Pick<Purpose, 'current'>): boolean =>
  lawfulBasis === 'CONSENT' || lawfulBasis === 'LEGITIMATE_INTEREST';
