import { SubgraphUnreachable } from '../execute/connection.ts';

/** The request that needed the answer is over. Says nothing about the subgraph, so it doesn't count against it. */
export class RequestOver extends SubgraphUnreachable {
  constructor(service: string) {
    super('SUBGRAPH_TIMEOUT', `The request ended before ${service} answered.`);
  }
}

export type Deadline = { service: string; milliseconds: number; signal: AbortSignal | undefined };

/**
 * The result of `work`, unless it takes longer than its deadline or than its request. The work itself isn't stopped:
 * `onGiveUp` may do that.
 * @throws {SubgraphUnreachable} `SUBGRAPH_TIMEOUT`
 */
export function beforeDeadline<Result>(
  work: Promise<Result>,
  { service, milliseconds, signal }: Deadline,
  onGiveUp?: () => void,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const giveUp = (error: SubgraphUnreachable) => {
      done();
      reject(error);
      onGiveUp?.();
    };
    const timer = setTimeout(() => {
      giveUp(new SubgraphUnreachable('SUBGRAPH_TIMEOUT', `${service} took longer than ${milliseconds} ms.`));
    }, milliseconds);
    const onAbort = () => giveUp(new RequestOver(service));
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
    work.then(
      (result) => {
        done();
        resolve(result);
      },
      (error: unknown) => {
        done();
        reject(error as Error);
      },
    );
    if (signal?.aborted) onAbort();
    else signal?.addEventListener('abort', onAbort);
  });
}
