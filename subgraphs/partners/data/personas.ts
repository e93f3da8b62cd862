import type { Db } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import type { Stored } from '#shared/mongo.ts';
import { type Account, type Persona, subjectOf } from '../rules/persona-claims.ts';

/** Collection `personas`: who the demo lets you be. Empty where the demo never ran. `subject` is their `sub`. */
type StoredPersona = Stored & { subject: string; persona: Persona };

const string = { bsonType: 'string', minLength: 1 };

const definePersonas = (db: Db) =>
  defineCollection(db, 'personas', {
    schema: {
      bsonType: 'object',
      additionalProperties: false,
      required: ['subject', 'persona'],
      properties: {
        _id: string,
        subject: string,
        persona: {
          bsonType: 'object',
          required: ['id', 'title', 'kind'],
          properties: {
            id: string,
            title: string,
            kind: { enum: ['customer', 'associate', 'partner', 'service', 'device', 'staff'] },
          },
        },
      },
    },
    indexes: [{ key: { subject: 1 } }], // whose token this is
  });

export const personasMigration: Migration = { id: '003-personas', up: definePersonas };
export const devicePersonasMigration: Migration = { id: '013-device-personas', up: definePersonas };

export function openPersonas({ db }: { db: Db }) {
  const personas = db.collection<StoredPersona>('personas');
  return {
    /** Adds personas, or replaces those with the same ids. */
    async put(given: readonly Persona[]): Promise<void> {
      await personas.bulkWrite(
        given.map((persona) => ({
          replaceOne: {
            filter: { _id: persona.id },
            replacement: { subject: subjectOf(persona), persona },
            upsert: true,
          },
        })),
      );
    },

    /** In the order of their ids; about ten. */
    async all(): Promise<Persona[]> {
      const found = await personas.find().sort({ _id: 1 }).toArray();
      return found.map(({ persona }) => persona);
    },

    async byId(id: string): Promise<Persona | null> {
      const found = await personas.findOne({ _id: id });
      return found?.persona ?? null;
    },

    /** Whose `sub` this is, or null. */
    async account(subject: string): Promise<Account | null> {
      const found = await personas.findOne({ subject, 'persona.kind': { $ne: 'partner' } });
      return found && found.persona.kind !== 'partner' ? found.persona : null;
    },
  };
}

export type Personas = ReturnType<typeof openPersonas>;
