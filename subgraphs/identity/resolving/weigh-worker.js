// TypeScript is run as it is, in worker threads as in cli/bin.js.
import { register } from 'tsx/esm/api';

register();
await import('./weigh-thread.ts');
