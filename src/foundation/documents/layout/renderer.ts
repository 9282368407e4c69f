import { Worker } from 'node:worker_threads'
import { Refusal } from '../../../platform/refusal.ts'
import type { OfficialDocument } from './official-document.ts'
import { type Mark, printedPage } from './printed-page.ts'
import type { RenderOrder, RenderReply, RenderTask } from './render-worker.ts'

export interface Renderer {
  /** `year` is the business year, for the date line of an undated draft. Refuses with `page-cannot-be-set`. */
  render(as: 'pdf' | 'docx', document: OfficialDocument, marks: readonly Mark[], year: string): Promise<Uint8Array>
  /** The page that will be signed: PDF/A-2b, number and date left open as links that become form fields. `madeOn` stands in its metadata. */
  renderToSign(document: OfficialDocument, marks: readonly Mark[], madeOn: string): Promise<Uint8Array>
  /** A page of another room (a poster, a card): a Typst template that reads its words as JSON from `sys.inputs.page`. */
  print(template: string, data: unknown): Promise<Uint8Array>
  /** Ends the thread; the next order starts another. */
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (fault: Error) => void
  readonly timer: NodeJS.Timeout
}

/**
 * Sets pages on a thread of its own, so that a long document never holds up a door that is scanning visitors. The thread starts
 * with the first order, is kept (the compiler is made once), keeps no process alive, and is ended when a page takes too long.
 */
export function openRenderer(mostMilliseconds = 20_000): Renderer {
  let thread: Worker | undefined
  let lastId = 0
  const waiting = new Map<number, Waiting>()

  const settle = (id: number, end: (one: Waiting) => void) => {
    const one = waiting.get(id)
    if (one === undefined) return
    waiting.delete(id)
    clearTimeout(one.timer)
    end(one)
    if (waiting.size === 0) thread?.unref()
  }
  /** The thread is gone or no longer trusted: whoever waits on it is told. */
  const drop = (lost: Worker, fault: Error) => {
    if (thread !== lost) return
    thread = undefined
    for (const id of [...waiting.keys()]) settle(id, ({ reject }) => reject(fault))
  }
  const start = (): Worker => {
    const started = new Worker(new URL('./render-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    })
    started.on('message', (reply: RenderReply) =>
      settle(reply.id, ({ resolve, reject }) => ('bytes' in reply ? resolve(reply.bytes) : reject(cannotBeSet(reply.fault)))),
    )
    started.on('error', (fault) => drop(started, cannotBeSet(fault.message)))
    started.on('exit', () => drop(started, cannotBeSet('the renderer ended')))
    return started
  }

  const order = (task: RenderTask): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      thread ??= start()
      const used = thread
      used.ref()
      lastId += 1
      const numbered: RenderOrder = { id: lastId, ...task }
      const timer = setTimeout(() => {
        drop(used, cannotBeSet('it took too long'))
        void used.terminate()
      }, mostMilliseconds)
      waiting.set(numbered.id, { resolve, reject, timer })
      used.postMessage(numbered)
    })

  return {
    render: async (as, document, marks, year) => order({ as, page: printedPage(document, marks, year) }),
    renderToSign: async (document, marks, madeOn) =>
      order({ as: 'pdf', page: printedPage(document, marks, madeOn.slice(0, 4), madeOn) }),
    print: (template, data) => order({ as: 'template', template, data }),
    async close() {
      await thread?.terminate()
    },
  }
}

function cannotBeSet(why: string): Refusal {
  return new Refusal('page-cannot-be-set', { why: why.slice(0, 300) }, 503)
}
