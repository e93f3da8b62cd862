import { expect, it } from 'vitest';
import { type PurposeDraft, problemOfVersion, widenedBy } from '../../subgraphs/consent/rules/publishing.ts';
import { aPurposeVersion } from './builders.ts';

const NOW = new Date('2026-03-02T10:00:00Z');
const before = aPurposeVersion();
const text = { language: 'en', title: 'Offers', explanation: 'We choose.', benefit: 'They fit.' };

/** The next version, which covers exactly what the one before does. */
function aDraft(its: Partial<PurposeDraft> = {}): PurposeDraft {
  const { texts: _, ...version } = before;
  return { ...version, version: 2, publishedAt: NOW, texts: [text], ...its };
}

it('takes a version that covers the same, now or later', () => {
  expect(problemOfVersion(aDraft(), before, NOW)).toBeNull();
  expect(problemOfVersion(aDraft(), null, NOW)).toBeNull();
  expect(problemOfVersion(aDraft({ publishedAt: new Date('2027-03-02T10:00:00Z') }), before, NOW)).toBeNull();
});

it.each<[string, Partial<PurposeDraft>]>([
  ['key', { key: 'Personalisation' }],
  ['key', { key: '' }],
  ['mechanism', { mechanism: 'OPT_OUT' }],
  ['mechanism', { lawfulBasis: 'CONTRACT', mechanism: 'OPT_IN' }],
  ['dpvTerm', { dpvTerm: 'ServicePersonalisation' }],
  ['dataCategories', { dataCategories: [] }],
  ['dataCategories', { dataCategories: [before.dpvTerm, before.dpvTerm] }],
  ['recipients', { recipients: ['A processor'] }],
  ['storageLocations', { storageLocations: [] }],
  ['storageLocations', { storageLocations: ['Europe'] }],
  ['jurisdiction', { jurisdiction: 'eu' }],
  ['retentionDays', { retentionDays: 0 }],
  ['validityDays', { validityDays: 36_501 }],
  ['texts', { texts: [] }],
  ['texts', { texts: [text, { ...text, language: 'EN' }] }],
  ['texts', { texts: [{ ...text, language: 'en_GB' }] }],
  ['texts', { texts: [{ ...text, language: 'pt-br' }] }],
  ['texts', { texts: [{ ...text, title: '' }] }],
  ['texts', { texts: [{ ...text, title: 'a'.repeat(121) }] }],
  ['texts', { texts: [{ ...text, benefit: ' ' }] }],
  ['publishedAt', { publishedAt: new Date(NOW.getTime() - 1) }],
  ['publishedAt', { publishedAt: new Date('2027-03-02T10:00:00.001Z') }],
  ['lawfulBasis', { lawfulBasis: 'LEGITIMATE_INTEREST', mechanism: 'OPT_OUT' }],
])('refuses the %s of %j', (field, its) => {
  expect(problemOfVersion(aDraft(its), before, NOW)?.field).toBe(field);
});

it('does not overtake a version whose time is yet to come', () => {
  const coming = { ...before, publishedAt: new Date('2026-04-01T00:00:00Z') };
  expect(problemOfVersion(aDraft(), coming, NOW)?.field).toBe('publishedAt');
  expect(problemOfVersion(aDraft({ publishedAt: coming.publishedAt }), coming, NOW)).toBeNull();
});

it.each<[string, Partial<PurposeDraft>]>([
  ['dataCategories', { dataCategories: [...before.dataCategories, 'https://w3id.org/dpv/pd#Location'] }],
  ['recipients', { recipients: ['third_party'] }],
  ['storageLocations', { storageLocations: ['EU', 'US'] }],
  ['retentionDays', { retentionDays: 731 }],
  ['dpvTerm', { dpvTerm: 'https://w3id.org/dpv#DirectMarketing' }],
  ['sharing', { sharing: true }],
])('asks for a new yes when it covers more %s', (respect, its) => {
  expect(widenedBy(before, aDraft(its))).toBe(respect);
  expect(problemOfVersion(aDraft(its), before, NOW)?.field).toBe('requiresReconsent');
  expect(problemOfVersion(aDraft({ ...its, requiresReconsent: true }), before, NOW)).toBeNull();
});

it('needs no new yes to cover less', () => {
  const wide = aPurposeVersion({ recipients: ['processor'], storageLocations: ['EU', 'US'], sharing: true });
  expect(problemOfVersion(aDraft({ retentionDays: 1 }), wide, NOW)).toBeNull();
});
