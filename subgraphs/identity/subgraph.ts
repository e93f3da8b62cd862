import type { Subgraph } from '#shared/subgraph.ts';
import { syncConflictsMigration } from './connections/data/conflicts.ts';
import { connectionsMigration } from './connections/data/connections.ts';
import { connectionHoldingsMigration } from './connections/data/holdings.ts';
import { connectionNotesMigration } from './connections/data/notes.ts';
import { dossiersMigration } from './data/dossiers.ts';
import { identifierPoliciesMigration } from './identifiers/policies.ts';
import { inferencesMigration } from './inferences/inferences.ts';
import type * as mapped from './mappers.ts';
import { matchDecisionsMigration } from './merging/decisions.ts';
import { mergesMigration } from './merging/merges.ts';
import { reviewItemsMigration } from './merging/reviews.ts';
import { type Data, openIdentity } from './open.ts';
import { followFitting } from './resolvers/follow-fitting.ts';
import { resolvers } from './resolvers/index.ts';
import { candidatesMigration } from './resolving/candidates.ts';
import { keepResolving } from './resolving/keep-resolving.ts';
import { modelsMigration } from './resolving/models.ts';
import { runsMigration } from './resolving/runs.ts';
import { turnMigration } from './resolving/turn.ts';
import { identityChecksMigration } from './rights/identity-checks.ts';
import { erasureMigration, identityRights } from './rights.ts';
import { searchMigration } from './search/search.ts';
import { startTouchpoints } from './touchpoints/clock-work.ts';
import { followRecognition, followVisit } from './touchpoints/consumers.ts';
import { touchpointsMigration } from './touchpoints/store.ts';

export const identity: Subgraph<Data> = {
  name: 'identity',
  schemaFile: new URL('./schema.graphql', import.meta.url),
  resolvers,
  migrations: [
    dossiersMigration,
    identityChecksMigration,
    erasureMigration,
    searchMigration,
    inferencesMigration,
    touchpointsMigration,
    matchDecisionsMigration,
    reviewItemsMigration,
    mergesMigration,
    modelsMigration,
    candidatesMigration,
    turnMigration,
    runsMigration,
    connectionsMigration,
    connectionNotesMigration,
    connectionHoldingsMigration,
    syncConflictsMigration,
    identifierPoliciesMigration,
  ],
  personal: {
    Customer: (customer: mapped.CustomerMapper) => customer._id,
    SourceRecord: (record: mapped.SourceRecordMapper) => record.customerId,
    ProfileAsOf: ({ customerId }: mapped.ProfileAsOfMapper) => customerId,
    Touchpoint: ({ customerId }: mapped.TouchpointMapper) => customerId ?? null,
    Inference: ({ customerId }: mapped.InferenceMapper) => customerId,
    Merge: ({ survivorId }: mapped.MergeMapper) => survivorId,
    MatchExplanation: ({ customerId }: mapped.MatchExplanationMapper) => customerId,
    MergePreview: ({ survivorId }: mapped.MergePreviewMapper) => survivorId,
    CustomerConnection: ({ customerId }: mapped.CustomerConnectionMapper) => customerId,
    SyncConflict: ({ customerId }: mapped.SyncConflictMapper) => customerId,
    ConnectionEvent: ({ customerId }: mapped.ConnectionEventMapper) => customerId,
    RightsRequest: ({ customerId }: mapped.RightsRequestMapper) => customerId,
    IdentityCheck: ({ customerId }: mapped.IdentityCheckMapper) => customerId,
    RightsSection: ({ customerId }: mapped.RightsSectionMapper) => customerId,
    RightsRecord: ({ customerId }: mapped.RightsRecordMapper) => customerId,
  },
  open: openIdentity,
  consumes: {
    'patron.customer.merged.v1': ({ applications }, { data }, session) =>
      applications.regrouped(data.placements, session),
    'patron.customer.unmerged.v1': ({ applications }, { data }, session) =>
      applications.regrouped(data.placements, session),
    'patron.guide_shop.noted.v1': followFitting,
    'patron.order.arrived.v1': followVisit,
    'patron.order.handed_over.v1': followVisit,
    'patron.rights.lifted.v1': ({ applications }, { data }, session) =>
      applications.unrestricted(data.customerId, session),
    'patron.rights.received.v1': ({ checks }, event, session) => checks.open(event, session),
    'patron.rights.ordered.v1': ({ checks }, event, session) => checks.beginRectifying(event, session),
    'patron.rights.closed.v1': ({ checks }, event, session) => checks.close(event, session),
  },
  consumesMany: {
    'patron.consent.decided.v1': async ({ inferences, applications, touchpoints }, events, session) => {
      const decisions = events.map(({ data, time }) => ({ ...data, at: new Date(time) }));
      await followRecognition(touchpoints, decisions, session);
      await inferences.followConsent(decisions, session);
      await applications.decided(decisions, session);
    },
  },
  rights: identityRights,
  start({ applications, dependencies, runs, touchpoints }) {
    const stops = [
      applications.start(),
      startTouchpoints(dependencies, touchpoints),
      keepResolving(dependencies, runs),
    ];
    return async () => {
      await Promise.all(stops.map((stop) => stop()));
    };
  },
};
