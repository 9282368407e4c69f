import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** Makes a folder and those above it. Node’s own recursive mkdir never returns where the parent exists but may hold no folder (under /proc, for example). */
export function makeFolder(path: string, mode: number): void {
  try {
    mkdirSync(path, { mode })
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : undefined
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || existsSync(dirname(path))) throw fault
    makeFolder(dirname(path), 0o755)
    mkdirSync(path, { mode })
  }
}
