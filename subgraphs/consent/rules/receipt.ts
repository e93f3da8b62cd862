import type { Decision, GrantTerms, RecordedState } from './decision.ts';
import { hashText, type LawfulBasis, type PurposeVersion, textFor } from './purpose.ts';

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

/** Who is responsible, as the receipt names them: everything but a name and an address on the web may be unknown. */
export type ReceiptController = {
  name: string;
  url: string;
  address?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
  jurisdiction?: string | undefined;
  privacyPolicyUrl?: string | undefined;
  dataProtectionOfficer?: { name: string; email: string; phone?: string | undefined } | undefined;
};

/**
 * The content of the receipt for a decision: the consent record of ISO/IEC TS 27560:2023 (header, processing, parties,
 * event) with the members of Kantara's Consent Receipt 1.1 beside it. The same decision gives the same receipt, always.
 *
 * @param versions the texts that the decision is about: one for a purpose, one for each purpose of a grant.
 * @param issuer where the receipt comes from and its keys are found, an `https:` origin.
 */
export function receiptOf(
  decision: Decision,
  versions: readonly PurposeVersion[],
  controller: ReceiptController,
  issuer: string,
) {
  const { _id, customerId, recordedAt, decidedAt, language, grant } = decision;
  const shown = language ?? 'en';
  const jurisdiction = distinct(versions.map((version) => version.jurisdiction)).join(', ');
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
      parties: partiesOf(controller, grant, issuer),
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
    piiControllers: [
      {
        piiController: controller.name,
        piiControllerUrl: controller.url,
        ...(controller.dataProtectionOfficer && { contact: controller.dataProtectionOfficer.name }),
        ...(controller.address && { address: controller.address }),
        ...(controller.email && { email: controller.email }),
        ...(controller.phone && { phone: controller.phone }),
        onBehalf: false,
      },
    ],
    policyUrl: controller.privacyPolicyUrl ?? controller.url,
    services: [{ service: controller.name, purposes: versions.map((one) => kantara(one, decision, shown)) }],
    sensitive: false,
    spiCat: [],
  };
}

/** Roles as in clause 6.3.4 of ISO/IEC TS 27560:2023; who isn't configured isn't named. */
function partiesOf(controller: ReceiptController, grant: GrantTerms | undefined, issuer: string) {
  const { name, url, address, email, phone, jurisdiction, dataProtectionOfficer: officer } = controller;
  return [
    {
      party_id: issuer,
      party_name: name,
      ...(address && { party_address: address }),
      ...(email && { party_email: email }),
      ...(phone && { party_phone: phone }),
      party_url: url,
      ...(jurisdiction && { party_jurisdiction: jurisdiction }),
      party_type: 'pii_controller',
    },
    ...(officer
      ? [
          {
            party_id: `${issuer}#data-protection-officer`,
            party_name: officer.name,
            party_email: officer.email,
            ...(officer.phone && { party_phone: officer.phone }),
            party_type: 'data_protection_officer',
          },
        ]
      : []),
    ...(grant ? [{ party_id: grant.clientId, party_type: 'recipient_third_party' }] : []),
  ];
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
          sha256: hashText(notice.text),
          ...(decision.noticeId && { shown_notice_id: decision.noticeId }),
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
    withdrawal_method: `${issuer}/privacy`,
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
