import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';

/** Collection `jobs`: where each stands. `_id` is its name. */
export type StoredJob = Stored & {
  /** The instant up to which it has done everything. Absent until it has ended well once. */
  ranFor?: Date;
  /** After a failure: not before this. Absent after a run that ended well. */
  retryAt?: Date;
  /** Failures since the last run that ended well. Absent for none. */
  failures?: number;
};

/** Collection `jobRuns`: each run that did something or failed; the last 1,000 of each job. */
export type JobRun = Stored & {
  name: string;
  startedAt: Date;
  endedAt: Date;
  /** How many things it did. */
  count: number;
  /** Name of what went wrong; never a message, which may hold data. Absent when it ended well. */
  error?: string;
};

export const jobsIn = (db: Db) => db.collection<StoredJob>('jobs');
export const jobRunsIn = (db: Db) => db.collection<JobRun>('jobRuns');

const string = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };
const fromZero = { bsonType: 'int', minimum: 0 };

export const jobsMigration: Migration = {
  id: '040-jobs',
  async up(db) {
    await defineCollection(db, 'jobs', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        properties: { _id: string, ranFor: date, retryAt: date, failures: fromZero },
      },
    });
    await defineCollection(db, 'jobRuns', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: ['name', 'startedAt', 'endedAt', 'count'],
        properties: {
          _id: string,
          name: string,
          startedAt: date,
          endedAt: date,
          count: fromZero,
          error: string,
        },
      },
      indexes: [{ key: { name: 1, _id: -1 } }], // a job's latest runs
    });
  },
};
