import { createHash } from 'node:crypto';
import type { Decision, RecordedState } from './decision.ts';
import { canonicalJson } from './history.ts';
import { type LawfulBasis, type PurposeVersion, textFor } from './purpose.ts';

/** Which shape a receipt has. A new shape gets a new name; receipts that customers keep stay readable. */
const RECEIPT_SCHEMA = 'patron-receipt-1; ISO/IEC TS 27560:2023';

/** The shape whose members ISO/IEC TS 27560 grew from, and which older readers know. */
const KANTARA_VERSION = 'KI-CR-v1.1.0';

const DPV = 'https://w3id.org/dpv#';

const DPV_STATUS: Record<RecordedState, string> = {
  REQUESTED: `${DPV}ConsentRequested`,
  REFUSED: `${DPV}ConsentRefused`,
  GIVEN: `${DPV}ConsentGiven`,
  RENEWED: `${DPV}RenewedConsentGiven`,
  EXPIRED: `${DPV}ConsentExpired`,
  INVALIDATED: `${DPV}ConsentInvalidated`,
  REVOKED: `${DPV}ConsentRevoked`,
  WITHDRAWN: `${DPV}ConsentWithdrawn`,
};

const DPV_BASIS: Record<LawfulBasis, string> = {
  CONSENT: `${DPV}Consent`,
  CONTRACT: `${DPV}Contract`,
  LEGAL_OBLIGATION: `${DPV}LegalObligation`,
  LEGITIMATE_INTEREST: `${DPV}LegitimateInterest`,
};

/**
 * The content of the receipt for a decision: the consent record of ISO/IEC TS 27560:2023 (header, processing, parties,
 * event) with the members of Kantara's Consent Receipt 1.1 beside it. The same decision gives the same receipt, always.
 *
 * @param versions the texts that the decision is about: one for a purpose, one for each purpose of a grant.
 * @param issuer where the controller is found, an `https:` origin.
 */
export function receiptOf(decision: Decision, versions: readonly PurposeVersion[], issuer: string) {
  const { _id, customerId, recordedAt, decidedAt, language, grant } = decision;
  const shown = language ?? 'en';
  const jurisdiction = distinct(versions.map((version) => version.jurisdiction)).join(', ');
  const controller = {
    party_id: issuer,
    party_name: new URL(issuer).host,
    party_url: issuer,
    party_type: 'pii_controller',
  };
  const recipient = grant && { party_id: grant.clientId, party_type: 'recipient_third_party' };
  return {
    iss: issuer,
    sub: customerId,
    jti: receiptId(_id),
    iat: seconds(recordedAt),
    receipt_id: receiptId(_id),
    schema_version: RECEIPT_SCHEMA,
    record: {
      schema_version: RECEIPT_SCHEMA,
      record_id: _id,
      pii_principal_id: customerId,
      ...(decision.identifier && { pii_principal_identifier: decision.identifier }),
      purposes: versions.map((version) => processing(version, decision, shown, issuer)),
      parties: recipient ? [controller, recipient] : [controller],
      event: {
        event_time: decidedAt.toISOString(),
        validity_duration: validity(decision),
        entity_id: decision.recordedBy,
        event_type: 'expressed_consent',
        event_state: DPV_STATUS[decision.state],
        decided_by: decision.decidedBy.toLowerCase(),
        means: decision.means.toLowerCase(),
        surface: decision.surface,
        ...(decision.storeId && { store_id: decision.storeId }),
      },
      ...(grant && { grant: { ...grant, expiresAt: grant.expiresAt.toISOString() } }),
      history: { sequence: decision.sequence, previous_hash: decision.previousHash, hash: decision.hash },
    },
    version: KANTARA_VERSION,
    jurisdiction,
    consentTimestamp: seconds(decidedAt),
    collectionMethod: decision.surface,
    consentReceiptID: receiptId(_id),
    language: shown,
    piiPrincipalId: customerId,
    piiControllers: [{ piiController: controller.party_name, piiControllerUrl: issuer }],
    policyUrl: issuer,
    services: [
      { service: controller.party_name, purposes: versions.map((one) => kantara(one, decision, shown)) },
    ],
    sensitive: false,
    spiCat: [],
  };
}

function processing(version: PurposeVersion, decision: Decision, language: string, issuer: string) {
  const { key, dpvTerm, lawfulBasis, dataCategories, recipients, storageLocations } = version;
  const notice = textFor(version, language);
  // An import that doesn't know what the customer saw claims no notice.
  const wasShown = decision.grant !== undefined || decision.purposeVersion !== undefined;
  return {
    purpose: notice.text.title,
    purpose_id: key,
    purpose_type: dpvTerm,
    lawful_basis: DPV_BASIS[lawfulBasis],
    privacy_notice: wasShown
      ? {
          version: version.version,
          text: notice.text,
          sha256: createHash('sha256').update(canonicalJson(notice.text)).digest('hex'),
        }
      : null,
    language: notice.language,
    pii_information: dataCategories.map((category) => ({ pii_type: category })),
    pii_controllers: [issuer],
    collection_method: decision.surface,
    storage_locations: storageLocations,
    retention_period: `P${version.retentionDays}D`,
    jurisdiction: version.jurisdiction,
    recipient_third_parties: decision.grant ? [decision.grant.clientId] : recipients,
    withdrawal_method: `${issuer}/graphql`,
    privacy_rights: [`${DPV}DataSubjectRight`],
  };
}

function kantara(version: PurposeVersion, decision: Decision, language: string) {
  const { grant } = decision;
  return {
    purpose: textFor(version, language).text.explanation,
    purposeCategory: [version.dpvTerm],
    consentType: 'EXPLICIT',
    piiCategory: version.dataCategories,
    primaryPurpose: version.lawfulBasis === 'CONTRACT',
    termination: validity(decision) ?? (isYes(decision) ? 'until withdrawn' : 'ended'),
    thirdPartyDisclosure: grant !== undefined,
    ...(grant && { thirdPartyName: grant.clientId }),
  };
}

const receiptId = (decisionId: string) => `rcp_${decisionId.slice(decisionId.indexOf('_') + 1)}`;

const isYes = ({ state }: Decision): boolean => state === 'GIVEN' || state === 'RENEWED';

/** ISO 8601 interval; null for a no, and for a yes that doesn't end by itself. */
function validity(decision: Decision): string | null {
  const end = decision.grant?.expiresAt ?? decision.expiresAt;
  return end && isYes(decision) ? `${decision.decidedAt.toISOString()}/${end.toISOString()}` : null;
}

const seconds = (time: Date) => Math.floor(time.getTime() / 1000);

const distinct = (values: string[]) => [...new Set(values)];
