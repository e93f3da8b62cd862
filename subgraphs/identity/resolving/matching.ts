import type { Dependencies } from '#shared/subgraph.ts';
import type { Dossiers } from '../data/dossiers.ts';
import { openIdentifierPolicies } from '../identifiers/policies.ts';
import type { Merging } from '../merging/merging.ts';
import type { IdentifierPolicies } from '../rules/identifiers.ts';
import { openCandidates } from './candidates.ts';
import { openForesight } from './foreseen.ts';
import { openMatcher } from './matcher.ts';
import { openModels } from './models.ts';
import { openResolve } from './resolve.ts';

/** What records are compared by. */
export type Matcher = ReturnType<typeof openMatcher> & { policies: IdentifierPolicies };

/** What decides whose records are. */
export function openMatching(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  dossiers: Dossiers,
  merging: Merging,
) {
  const models = openModels(db, clock);
  const policies = openIdentifierPolicies(db);
  const candidates = openCandidates(db);
  let used: ReturnType<typeof openMatcher> | null = null;
  return {
    models,
    resolve: openResolve(candidates, dossiers, merging),
    foresight: openForesight(db, candidates),

    /** By the newest model, and the policies of now. */
    async matcher(): Promise<Matcher> {
      const [newest, believed] = await Promise.all([models.newest(), policies.all()]);
      if (used?.version !== newest.version) used = openMatcher(newest);
      return { ...used, policies: believed };
    },
  };
}

export type Matching = ReturnType<typeof openMatching>;
