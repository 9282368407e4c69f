import { lstat, mkdir, open, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../../../platform/refusal.ts'
import type { Transport } from './transport.ts'

/**
 * A folder that another program empties and fills: `out` and `in`; what was dealt with goes to `taken` or `refused`. A package is
 * written beside its place and renamed, so that nobody reads half of one; whoever fills `in` should do the same or write `*.part` first.
 */
export function openFolderTransport(folder: string, most: number): Transport {
  const shelf = async (name: string) => {
    const path = join(folder, name)
    await mkdir(path, { recursive: true, mode: 0o700 })
    return path
  }
  return {
    async arrived() {
      const inbox = await shelf('in')
      const found: { name: string; at: number }[] = []
      for (const name of await readdir(inbox)) {
        if (!/^[\w.-]{1,120}\.(xml|edxml)$/i.test(name)) continue
        const what = await lstat(join(inbox, name)).catch(() => undefined)
        if (what?.isFile()) found.push({ name, at: what.mtimeMs })
      }
      return found.sort((a, b) => a.at - b.at || a.name.localeCompare(b.name)).map(({ name }) => name)
    },
    async take(name) {
      const path = join(await shelf('in'), name)
      const { size } = await lstat(path)
      if (size > most) throw new Refusal('package-is-too-large', { most: most / 1024 / 1024 }, 413)
      return readFile(path)
    },
    async settle(name, outcome) {
      const from = join(await shelf('in'), name)
      const to = join(await shelf(outcome.taken ? 'taken' : 'refused'), name)
      if (!outcome.taken) await writeFile(`${to}.txt`, `${outcome.why}\n`, { mode: 0o600 })
      await rename(from, to)
    },
    async deliver(name, bytes) {
      const path = join(await shelf('out'), name)
      const handle = await open(`${path}.part`, 'w', 0o600)
      try {
        await handle.writeFile(bytes)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(`${path}.part`, path)
    },
  }
}
