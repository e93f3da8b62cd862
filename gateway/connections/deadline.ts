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
  deadline: Deadline,
  onGiveUp?: () => void,
): Promise<Result> {
  return new Promise((resolve, reject) => new Wait(work, deadline, resolve, reject, onGiveUp));
}

/** A class, because a request makes several of these, and each closure would cost it. */
class Wait<Result> {
  readonly #deadline: Deadline;
  readonly #reject: (error: unknown) => void;
  readonly #onGiveUp: (() => void) | undefined;
  readonly #timer: NodeJS.Timeout;

  constructor(
    work: Promise<Result>,
    deadline: Deadline,
    resolve: (result: Result) => void,
    reject: (error: unknown) => void,
    onGiveUp: (() => void) | undefined,
  ) {
    const { milliseconds, signal } = deadline;
    this.#deadline = deadline;
    this.#reject = reject;
    this.#onGiveUp = onGiveUp;
    this.#timer = setTimeout(Wait.#tookTooLong, milliseconds, this);
    work.then(
      (result) => {
        this.#end();
        resolve(result);
      },
      (error: unknown) => {
        this.#end();
        reject(error);
      },
    );
    if (signal?.aborted) this.handleEvent();
    else signal?.addEventListener('abort', this);
  }

  static #tookTooLong(wait: Wait<unknown>): void {
    const { service, milliseconds } = wait.#deadline;
    wait.#giveUp(
      new SubgraphUnreachable('SUBGRAPH_TIMEOUT', `${service} took longer than ${milliseconds} ms.`),
    );
  }

  /** The request is over. */
  handleEvent(): void {
    this.#giveUp(new RequestOver(this.#deadline.service));
  }

  #giveUp(error: SubgraphUnreachable): void {
    this.#end();
    this.#reject(error);
    this.#onGiveUp?.();
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#deadline.signal?.removeEventListener('abort', this);
  }
}
