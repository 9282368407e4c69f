import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build, type Plugin } from 'vite'
import { z } from 'zod'

/**
 * Builds the web pages into dist/web. With --when-stale only if a file they were built from has changed since.
 * The new build takes the old one's place in one step, and keeps the old one's assets: a tab that is still open goes on working.
 */
const root = resolve(import.meta.dirname, '..')
const target = join(root, 'dist/web')
const record = join(target, 'built-from.json')
const builtFrom = z.strictObject({ sources: z.record(z.string(), z.string()), assets: z.array(z.string()) })

const before = readRecord()
if (!process.argv.includes('--when-stale') || before === undefined || !isCurrent(before.sources))
  await rebuild(before?.assets ?? [])

async function rebuild(assetsBefore: readonly string[]): Promise<void> {
  const fresh = join(root, 'dist', `.web-${process.pid}`)
  const sources = new Set([
    'package.json',
    'vite.config.ts',
    'tsconfig.json',
    'src/web/public/favicon.svg',
    'src/web/public/kiosk.webmanifest',
  ])
  process.stderr.write('Đang dựng các trang web … / Building the web pages …\n')
  try {
    await build({
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: fresh },
      plugins: [noteSources(sources)],
    })
    compress(join(fresh, 'assets'))
    const assets = readdirSync(join(fresh, 'assets'))
    for (const name of assetsBefore) {
      const kept = join(target, 'assets', name)
      if (!assets.includes(name) && existsSync(kept)) cpSync(kept, join(fresh, 'assets', name))
    }
    const digests = Object.fromEntries([...sources].sort().map((file) => [file, digestOf(file)]))
    writeFileSync(
      join(fresh, 'built-from.json'),
      `${JSON.stringify({ sources: digests, assets } satisfies z.infer<typeof builtFrom>)}\n`,
    )
    replace(fresh)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** The files of this repository that the bundler really read; a file it did not read cannot change the pages. */
function noteSources(sources: Set<string>): Plugin {
  return {
    name: 'khien:note-sources',
    generateBundle() {
      for (const id of this.getModuleIds()) {
        const file = relative(root, id.replace(/[?#].*$/, '').replaceAll('\0', ''))
        const isOurs = !file.startsWith('..') && !file.startsWith('node_modules') && existsSync(join(root, file))
        if (isOurs) sources.add(file.split(sep).join('/'))
      }
      // Workers are bundled apart, out of this plugin's sight.
      for (const file of globSync('src/**/*.worker.ts', { cwd: root })) sources.add(file.split(sep).join('/'))
    },
  }
}

/** Compressed once here, so that the server only has to send: a commune's PC has better things to do. */
function compress(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => /\.(js|css|svg|wasm)$/.test(file))) {
    const bytes = readFileSync(join(folder, name))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }))
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes))
  }
}

function replace(fresh: string): void {
  const old = join(root, 'dist', `.web-old-${process.pid}`)
  mkdirSync(join(root, 'dist'), { recursive: true })
  if (existsSync(target)) renameSync(target, old)
  renameSync(fresh, target)
  rmSync(old, { recursive: true, force: true })
}

function readRecord(): z.infer<typeof builtFrom> | undefined {
  if (!existsSync(record) || !existsSync(join(target, 'index.html'))) return undefined
  try {
    return builtFrom.parse(JSON.parse(readFileSync(record, 'utf8')))
  } catch {
    return undefined
  }
}

function isCurrent(sources: Readonly<Record<string, string>>): boolean {
  return Object.entries(sources).every(([file, digest]) => digestOf(file) === digest)
}

function digestOf(file: string): string {
  const path = join(root, file)
  return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'gone'
}
