import type { AnySubgraph } from '#shared/subgraph.ts';
import { consent } from './consent/subgraph.ts';
import { identity } from './identity/subgraph.ts';
import { loyalty } from './loyalty/subgraph.ts';
import { orders } from './orders/subgraph.ts';
import { partners } from './partners/subgraph.ts';

/** Every subgraph of the graph. `supergraph.yaml` names the same ones. */
export const subgraphs: readonly AnySubgraph[] = [identity, consent, orders, loyalty, partners];
