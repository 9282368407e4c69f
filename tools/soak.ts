import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** `npm run soak`: tests at the size of a city or over a long time, which every run would be too short for. */
const root = join(import.meta.dirname, '..')
const bin = (path: string) => join(root, 'node_modules', path)
const steps = [
  { args: [bin('vitest/vitest.mjs'), 'run', '--project', 'soak'], more: { KHIEN_SOAK: '1' } },
  { args: [join(root, 'tools', 'build.ts'), '--when-stale'], more: {} },
  // Ten thousand visitors at a door without a dependable network; `npm test` sends a thousand.
  {
    args: [bin('@playwright/test/cli.js'), 'test', '10-kiosk-offline', '--reporter=list'],
    more: { KHIEN_DOOR_VISITORS: '10000' },
  },
]
let worst = 0
for (const { args, more } of steps)
  worst ||= spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...more } }).status ?? 1
process.exit(worst)
