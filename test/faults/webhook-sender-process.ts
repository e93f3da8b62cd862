import { connectMongo } from '#shared/mongo.ts';
import type { Data } from '../../subgraphs/partners/open.ts';
import { openInstallation, type Shared } from './webhook-installation.ts';

/** A process that sends webhooks and does nothing else, until it is killed or its parent is gone. */
const shared = JSON.parse(process.argv[2] ?? '') as Shared;
const client = await connectMongo(process.env.MONGODB_URI ?? '');
const { running } = await openInstallation(client, shared);
const { webhooks } = running('partners').data as Data;
webhooks.start();
process.once('disconnect', () => process.exit());
process.send?.('ready');
