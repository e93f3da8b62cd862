import type { RequestContext } from '#shared/subgraph.ts';
import type { Data } from './open.ts';

/** What every resolver of partners receives. */
export type Context = Data & RequestContext;
