import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

/** `npm test [words]`: rules, database, web and architecture in Vitest, then the journeys in Chromium; one closing line counts them all. */
const root = join(import.meta.dirname, '..')
const report = mkdtempSync(join(tmpdir(), 'khien-tests-'))
const bin = (path: string) => join(root, 'node_modules', path)
const words = process.argv.slice(2)
const only = (name: string) => words.length === 0 || words.includes(name)

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  success: z.boolean(),
})
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
})

function run(args: readonly string[], environment: Record<string, string> = {}): number {
  return (
    spawnSync(process.execPath, [...args], { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } }).status ?? 1
  )
}

const count = { passed: 0, failed: 0, skipped: 0 }
// The crash tests and the journeys start the product as an operator does: its pages must be there first.
let ok = run([join(root, 'tools', 'build.ts'), '--when-stale']) === 0
if (only('unit')) {
  const file = join(report, 'vitest.json')
  ok = run([bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]) === 0 && ok
  const seen = vitestReport.parse(JSON.parse(readFileSync(file, 'utf8')))
  count.passed += seen.numPassedTests
  count.failed += seen.numFailedTests
  count.skipped += seen.numPendingTests
}
if (only('journeys')) {
  const file = join(report, 'journeys.json')
  ok = run([bin('@playwright/test/cli.js'), 'test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file }) === 0 && ok
  const { stats } = playwrightReport.parse(JSON.parse(readFileSync(file, 'utf8')))
  count.passed += stats.expected + stats.flaky
  count.failed += stats.unexpected
  count.skipped += stats.skipped
  if (stats.flaky > 0) process.stdout.write(`journeys that passed only at the second try: ${stats.flaky}\n`)
}
rmSync(report, { recursive: true, force: true })
process.stdout.write(`tests: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`)
process.exit(ok && count.failed === 0 ? 0 : 1)
