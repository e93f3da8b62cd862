import type { Dependencies } from '#shared/subgraph.ts';
import type { Dossiers } from '../data/dossiers.ts';
import type { Merging } from '../merging/merging.ts';
import { type Matcher, openMatcher } from './matcher.ts';
import { openModels } from './models.ts';
import { openResolve } from './resolve.ts';

/** What decides whose records are. */
export function openMatching(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  dossiers: Dossiers,
  merging: Merging,
) {
  const models = openModels(db, clock);
  let used: Matcher | null = null;
  return {
    models,
    resolve: openResolve({ db }, dossiers, merging),

    /** By the newest model. */
    async matcher(): Promise<Matcher> {
      const newest = await models.newest();
      if (used?.version !== newest.version) used = openMatcher(newest);
      return used;
    },
  };
}

export type Matching = ReturnType<typeof openMatching>;
