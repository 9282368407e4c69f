import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** `npm run check`: style, types, floor plan, nothing unused. Runs all four and names those that failed. */
const root = join(import.meta.dirname, '..')
const bin = (path: string) => join(root, 'node_modules', path)
const steps = [
  { name: 'biome', args: [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'] },
  { name: 'types', args: [bin('typescript/bin/tsc'), '-p', '.'] },
  {
    name: 'floor plan',
    args: [bin('dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', '.dependency-cruiser.mjs', 'src'],
  },
  { name: 'unused', args: [bin('knip/bin/knip.js'), '--no-progress'] },
]

const failed = steps.filter(({ name, args }) => {
  process.stdout.write(`— ${name}\n`)
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status !== 0
})
if (failed.length > 0) {
  process.stderr.write(`check failed: ${failed.map(({ name }) => name).join(', ')}\n`)
  process.exit(1)
}
process.stdout.write('check passed\n')
