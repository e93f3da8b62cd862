import type { Receipt, Verification } from './verify-receipt.ts';

type Purpose = Receipt['record']['purposes'][number];
type Party = Receipt['record']['parties'][number];

/** What a verification found, in plain words, for whoever holds the receipt. */
export function inWords(verification: Verification): string {
  if (!verification.valid) return `NOT VALID (${verification.reason}). ${printable(verification.message)}`;
  const { receipt, keyId } = verification;
  const { record } = receipt;
  const { event, grant } = record;
  const lines = [
    `Valid. Signed by ${receipt.iss} with the key ${keyId}, and unchanged since.`,
    '',
    `Receipt ${receipt.receipt_id}: on ${timeOf(event.event_time)} customer ${record.pii_principal_id} ${saidOf(receipt)}`,
    `by ${article(event.means)}, at ${event.surface}${event.store_id ? `, in the store ${event.store_id}` : ''}` +
      ` (${event.decided_by}, written down by ${event.entity_id}).`,
    ...(grant ? ['', ...grantLines(grant)] : []),
    ...record.purposes.flatMap((purpose) => ['', ...purposeLines(purpose)]),
    '',
    validityOf(event.validity_duration),
    ...record.parties.map(partyLine),
  ];
  return lines.map(printable).join('\n');
}

const SAID: Record<string, string> = {
  ConsentRequested: 'was asked for',
  ConsentRefused: 'said no to',
  ConsentGiven: 'said yes to',
  RenewedConsentGiven: 'said yes again to',
  ConsentExpired: 'no longer allows, because its time is over,',
  ConsentInvalidated: 'no longer allows, because the yes was found wanting,',
  ConsentRevoked: 'no longer allows, because it was ended by others,',
  ConsentWithdrawn: 'took back',
};

function saidOf({ record }: Receipt): string {
  const state = fragmentOf(record.event.event_state);
  const what = record.grant ? `letting the app ${record.grant.clientId} read data` : 'the following';
  return `${SAID[state] ?? state} ${what}`;
}

const grantLines = ({ attributes, lookBackDays, expiresAt }: NonNullable<Receipt['record']['grant']>) => [
  `  It may read ${attributes.join(', ')},`,
  `  ${lookBackDays} days back, until ${timeOf(expiresAt)}.`,
];

function purposeLines(purpose: Purpose): string[] {
  const { privacy_notice: notice, language, recipient_third_parties: recipients } = purpose;
  const data = purpose.pii_information.map(({ pii_type }) => fragmentOf(pii_type)).join(', ');
  return [
    `  ${purpose.purpose} (${purpose.purpose_id})`,
    ...(notice
      ? [
          `    As shown, version ${notice.version} in ${language}: “${notice.text.explanation}”`,
          `    For it: “${notice.text.benefit}”`,
        ]
      : ['    What was shown is not known: the decision was made elsewhere.']),
    `    Data: ${data}. Kept for ${daysOf(purpose.retention_period)}, in ${purpose.storage_locations.join(', ')}.`,
    `    Who gets it besides: ${recipients.length ? recipients.join(', ') : 'nobody'}.`,
    `    Lawful basis: ${fragmentOf(purpose.lawful_basis)}. To take it back: ${purpose.withdrawal_method}`,
  ];
}

const ROLES: Record<string, string> = {
  pii_controller: 'Responsible',
  data_protection_officer: 'Data protection officer',
  recipient_third_party: 'Recipient',
};

function partyLine(party: Party): string {
  const { party_name, party_address, party_email, party_phone, party_url } = party;
  const known = [party_name ?? party.party_id, party_address, party_email, party_phone, party_url];
  return `${ROLES[party.party_type] ?? party.party_type}: ${known.filter(Boolean).join(', ')}`;
}

function validityOf(interval: string | null): string {
  const [, end] = interval?.split('/') ?? [];
  return end ? `Until ${timeOf(end)}, unless it is taken back before.` : 'Without an end of its own.';
}

const article = (means: string): string => (means === 'save' ? 'saving a form' : `a ${means}`);

const daysOf = (period: string): string => period.replace(/^P(\d+)D$/, '$1 days');

/** `https://w3id.org/dpv#ConsentGiven` gives `ConsentGiven`. */
const fragmentOf = (iri: string): string =>
  iri.slice(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);

const timeOf = (iso: string): string => iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, '$1 $2 UTC');

/** A receipt is somebody else's text: what would steer the terminal is left out. */
const printable = (line: string): string => line.replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, ' ');
