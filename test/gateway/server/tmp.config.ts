import base from '../../vitest.config.ts';
export default { ...base, resolve: { alias: [...(base as any).resolve.alias, { find: './journeys.ts', replacement: '/tmp/journeys-stub.ts' }] }, test: {...(base as any).test, globalSetup: undefined} };
