import { X509Certificate } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Refusal } from '../../../platform/refusal.ts'
import type { SignedFile } from './signature-found.ts'
import type { SignatureOrder, SignatureReply } from './signature-worker.ts'
import type { TrustedRoot } from './trust.ts'

export interface SignatureReader {
  /** The signatures of a PDF, read on a thread of its own within bounds. Refuses with `signatures-cannot-be-read`. */
  read(bytes: Uint8Array): Promise<SignedFile>
}

/** `testRoot` is the product's own authority; roots of real ones are files (PEM or DER) in `trusted-authorities` beside the keys. */
export function openSignatureReader(keyFolder: string, testRoot: Uint8Array, mostMilliseconds = 15_000): SignatureReader {
  let last: Promise<unknown> = Promise.resolve()
  return {
    read(bytes) {
      // One file at a time: what waits costs nothing, what is open may cost much.
      const turn = last.then(async () => readOnThread(bytes, await trustedRoots(keyFolder, testRoot), mostMilliseconds))
      last = turn.catch(() => undefined)
      return turn
    },
  }
}

/** Read anew each time: an operator who adds a root need not restart. A file that is no certificate is passed over. */
async function trustedRoots(keyFolder: string, testRoot: Uint8Array): Promise<SignatureOrder['roots']> {
  const folder = join(keyFolder, 'trusted-authorities')
  const names = await readdir(folder).catch(() => [])
  const known = await Promise.all(names.map(async (name) => certificateIn(await readFile(join(folder, name)))))
  return [
    { certificate: testRoot, kind: 'test-authority' },
    ...known.flatMap((raw) =>
      raw === undefined ? [] : [{ certificate: raw, kind: 'known-authority' satisfies TrustedRoot['kind'] } as const],
    ),
  ]
}

function certificateIn(file: Buffer): Uint8Array | undefined {
  try {
    return new Uint8Array(new X509Certificate(file).raw)
  } catch {
    return undefined
  }
}

async function readOnThread(bytes: Uint8Array, roots: SignatureOrder['roots'], mostMilliseconds: number): Promise<SignedFile> {
  const order: SignatureOrder = { bytes: new Uint8Array(bytes), roots }
  const thread = new Worker(new URL('./signature-worker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: 400 },
    stdout: true,
    stderr: true,
  })
  const reply = await new Promise<SignatureReply>((resolve) => {
    const timer = setTimeout(() => resolve({ fault: 'too-slow' }), mostMilliseconds)
    const end = (given: SignatureReply) => {
      clearTimeout(timer)
      resolve(given)
    }
    thread.once('message', end)
    thread.once('error', () => end({ fault: 'broken' }))
    thread.once('exit', () => end({ fault: 'broken' }))
  })
  await thread.terminate()
  if ('fault' in reply) throw new Refusal('signatures-cannot-be-read', { why: reply.fault })
  return reply.found
}
