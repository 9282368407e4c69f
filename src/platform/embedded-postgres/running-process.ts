import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Whether a process of this number runs now; one that ended but was not yet collected by its parent (a zombie) does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it runs, under another account.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return !/^[ZX]$/.test(statusFields(pid)?.[0] ?? '')
}

/**
 * When the process began, as the system writes it. Numbers are given out again after a while (in containers at once),
 * so only the pair of number and beginning names a process. Undefined: it is gone, or this system does not tell.
 */
export function beginningOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const ticks = statusFields(pid)?.[19]
    const boot = readOr('/proc/sys/kernel/random/boot_id')?.trim()
    return ticks === undefined ? undefined : `${boot}:${ticks}`
  }
  if (process.platform === 'win32') return undefined
  try {
    return (
      execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim() || undefined
    )
  } catch {
    return undefined
  }
}

/** The fields of /proc/<pid>/stat from the third on: the second, the name, may itself hold spaces and parentheses. */
function statusFields(pid: number): string[] | undefined {
  const line = process.platform === 'linux' ? readOr(`/proc/${pid}/stat`) : undefined
  return line?.slice(line.lastIndexOf(')') + 2).split(' ')
}

function readOr(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
