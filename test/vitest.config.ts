import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  // One copy of graphql: Vite would take its ES module, while Apollo's CommonJS packages require the other.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    root: '.',
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/mongod.ts',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    expect: { poll: { timeout: 10_000 } },
  },
});
