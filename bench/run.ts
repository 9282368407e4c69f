import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BenchResult, benches } from './benches.ts'

/**
 * `npm run bench -- NAME [--scale N] [--json]`: one headline figure with its reference in the same run, interleaved, repeated;
 * medians and their ratio. Absolute figures wander with the machine, ratios much less. A result below its bar is printed as such.
 */
const [name = 'help', ...options] = process.argv.slice(2)
const bench = benches[name]
if (bench === undefined) {
  process.stdout.write(`benches: ${Object.keys(benches).join(', ')}\n`)
  process.exit(name === 'help' ? 0 : 2)
}
const scaleAt = options.indexOf('--scale')
const scale = scaleAt < 0 ? 1 : Number(options[scaleAt + 1])
const folder = mkdtempSync(join(tmpdir(), 'khien-bench-'))
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

function report(result: BenchResult): void {
  const value = median(result.values)
  const reference = median(result.references)
  const ratio = value / reference
  const holds = ratio >= result.target
  process.stdout.write(`${result.name}: ${Math.round(value)} ${result.unit} (runs ${result.values.map(Math.round).join(', ')})\n`)
  process.stdout.write(
    `  reference ${result.referenceName}: ${Math.round(reference)} ${result.unit} (runs ${result.references.map(Math.round).join(', ')})\n`,
  )
  process.stdout.write(`  ratio ${ratio.toFixed(2)}, target ≥ ${result.target}: ${holds ? 'holds' : 'FALLS SHORT'}\n`)
  if (options.includes('--json'))
    process.stdout.write(
      `${JSON.stringify({ name: result.name, value, unit: result.unit, reference, ratio, target: result.target, holds })}\n`,
    )
}

try {
  report(await bench(folder, scale))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
