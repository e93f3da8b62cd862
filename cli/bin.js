#!/usr/bin/env node
// TypeScript is run as it is: tsx turns it into JavaScript while loading.
import { register } from 'tsx/esm/api';

process.env.APOLLO_TELEMETRY_DISABLED ??= '1';
register();
await import('./main.ts');
