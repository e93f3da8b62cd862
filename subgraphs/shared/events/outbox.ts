import type { ClientSession } from 'mongodb';
import type { NewEvent } from './event.ts';

/** Events of one subgraph. */
export type Outbox = {
  /**
   * Adds events. With the session of the transaction that makes the change, both happen or neither; without one the
   * event is durable (majority, journalled) when the promise resolves.
   */
  append(events: NewEvent[], session?: ClientSession): Promise<void>;
};
