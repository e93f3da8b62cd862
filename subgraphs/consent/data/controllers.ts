import type { Db } from 'mongodb';
import { type Controller, DEMO_CONTROLLER } from '#shared/controller.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { newId, type Stored } from '#shared/mongo.ts';
import { remembered } from '#shared/remembered.ts';
import { canonicalJson } from '../rules/history.ts';
import type { ReceiptController } from '../rules/receipt.ts';

/**
 * Collection `controllers`: who was responsible, from when on. A receipt names who it was when the decision was recorded,
 * so that it stays the same whatever is configured later. Only added to.
 */
type StoredController = Stored & { identity: ReceiptController; from: Date };

export const controllersMigration: Migration = {
  id: '014-controllers',
  up: (db) =>
    defineCollection(db, 'controllers', {
      schema: {
        bsonType: 'object',
        required: ['identity', 'from'],
        properties: {
          identity: { bsonType: 'object', required: ['name', 'url'] },
          from: { bsonType: 'date' },
        },
      },
    }),
};

/** @param publicUrl what the controller is known by where nothing else is configured, outside the demo. */
export function openControllers({
  db,
  clock,
  controller,
  publicUrl,
  demo,
}: {
  db: Db;
  clock: () => Date;
  controller?: Controller;
  publicUrl: string;
  demo: boolean;
}) {
  const controllers = db.collection<StoredController>('controllers');
  const configured = controller ?? (demo ? DEMO_CONTROLLER : null);
  const identity: ReceiptController = configured
    ? { ...configured, url: configured.url ?? publicUrl }
    : { name: new URL(publicUrl).host, url: publicUrl };

  /** Oldest first, with the configured one. Two processes may both add it: the second says the same again. */
  const known = remembered(async () => {
    const all = await controllers.find().sort({ from: 1, _id: 1 }).toArray();
    const newest = all.at(-1);
    if (newest && canonicalJson(newest.identity) === canonicalJson(identity)) return all;
    const added = { _id: newId('ctl'), identity, from: newest ? clock() : new Date(0) };
    await controllers.insertOne(added);
    return [...all, added];
  }, clock);

  return {
    current: identity,
    /** Who was responsible at a time. */
    async at(time: Date): Promise<ReceiptController> {
      return (await known()).findLast(({ from }) => from <= time)?.identity ?? identity;
    },
  };
}
