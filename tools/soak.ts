import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** `npm run soak`: tests at the size of a city or over a long time, which every run would be too short for. */
const root = join(import.meta.dirname, '..')
const outcome = spawnSync(process.execPath, [join(root, 'node_modules', 'vitest/vitest.mjs'), 'run', '--project', 'soak'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, KHIEN_SOAK: '1' },
})
process.exit(outcome.status ?? 1)
