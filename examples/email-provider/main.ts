import { runConnector } from '../shared/connector.ts';

await runConnector('email-provider', 4204);
