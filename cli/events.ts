import { outboxOf } from '#shared/events/outbox.ts';
import { replayDeadLetters } from '#shared/events/relay.ts';
import { subgraphs } from '../subgraphs/index.ts';
import { joinData } from './data.ts';
import { readSettings } from './settings.ts';

const progress = (message: string) => process.stderr.write(`${message}\n`);

/** One line per event that was given up: subgraph, consumer, event id, type, what the consumer said last. */
export async function listDeadLetters(): Promise<void> {
  const data = await joinData(readSettings(), progress);
  let found = 0;
  try {
    for (const { name } of subgraphs) {
      for await (const { _id, event, dead, lastError } of outboxOf(data.dbOf(name)).find({
        dead: { $ne: [] },
      })) {
        for (const consumer of dead) {
          found += 1;
          process.stdout.write(
            `${[name, consumer, _id, event.type, lastError?.[consumer] ?? ''].join('\t')}\n`,
          );
        }
      }
    }
    if (!found) progress('No event was given up.');
  } finally {
    await data.close();
  }
}

export async function replay(subgraph: string, consumer: string, eventId?: string): Promise<void> {
  const names = subgraphs.map(({ name }) => name);
  for (const name of [subgraph, consumer]) {
    if (!names.includes(name))
      throw new Error(`No subgraph is named ${name}: expected one of ${names.join(', ')}.`);
  }
  const data = await joinData(readSettings(), progress);
  try {
    const count = await replayDeadLetters(data.dbOf(subgraph), consumer, eventId);
    process.stdout.write(
      `${count} ${count === 1 ? 'event' : 'events'} will be delivered to ${consumer} again.\n`,
    );
  } finally {
    await data.close();
  }
}
