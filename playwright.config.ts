import { defineConfig } from '@playwright/test'

// Two stories at a time, each on a demonstration of its own; within a story the files go on from one another.
const desk = [/\/0[15-9]-/, /\/14-consultation/, /\/15-/, /\/1[67]-/]

export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '*.journey.ts',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  projects: [
    { name: 'desk', workers: 1, testMatch: desk },
    { name: 'field', workers: 1, testIgnore: desk },
  ],
  // A journey that passes only the second time is told apart in the closing lines; it does not hide.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
})
