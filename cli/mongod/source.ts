import type { Attempt } from './mongo-error.ts';

/** What every source needs to look for a mongod. */
export type Search = {
  env: NodeJS.ProcessEnv;
  /** Where downloaded binaries are kept, for all projects of this user. */
  cacheDir: string;
  signal?: AbortSignal | undefined;
  onProgress(message: string): void;
};

/** Why what a source had was not taken. */
export class Refusal extends Error {
  readonly code: Attempt['code'];

  constructor(code: Attempt['code'], message: string) {
    super(message);
    this.code = code;
  }
}
