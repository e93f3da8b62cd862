import { runConnector } from '../shared/connector.ts';

await runConnector('erp', 4203);
