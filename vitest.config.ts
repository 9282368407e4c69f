import { defineConfig } from 'vitest/config'

/** Five kinds of test (the journeys run in Playwright): pure rules, rules on a real database, the web's arithmetic, the house itself. */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['src/**/*.test.ts'],
          exclude: ['src/**/*.database.test.ts', 'src/**/*.soak.test.ts', 'src/web/**', 'src/**/web/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['src/**/*.database.test.ts', 'tests/attack/**/*.test.ts'],
          globalSetup: ['tests/support/engine.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      // `npm run soak`: true on any machine, too long for every run.
      ...(process.env.KHIEN_SOAK === undefined
        ? []
        : [
            {
              extends: true as const,
              test: {
                name: 'soak',
                include: ['src/**/*.soak.test.ts', 'bench/**/*.soak.test.ts'],
                globalSetup: ['tests/support/engine.ts'],
                testTimeout: 300_000,
              },
            },
          ]),
      { extends: true, test: { name: 'web', include: ['src/web/**/*.test.{ts,tsx}', 'src/**/web/**/*.test.{ts,tsx}'] } },
      { extends: true, test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], testTimeout: 60_000 } },
    ],
  },
})
