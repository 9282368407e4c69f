import { createServer, type ListenOptions, type Server } from 'node:net'
import type { FastifyInstance } from 'fastify'

export interface Listening {
  readonly address: string
  stop(): Promise<void>
}

/**
 * Node takes one new connection of a listening socket in each turn of its loop (libuv since 1.45). With work of 25 ms in every turn that is
 * forty a second: a crowd of phones waits in the kernel, where nobody tells it when to come back. More sockets on the same port, more each turn.
 */
const sockets = 16
/** The most that Linux keeps waiting for one socket unless told otherwise. */
const backlog = 4096

/** Listens at one address. Rejects with the system’s own error (EADDRINUSE, EACCES …) when it cannot. */
export async function listenAt(app: FastifyInstance, { port, host }: { port: number; host: string }): Promise<Listening> {
  if (process.platform !== 'linux') return { address: await app.listen({ port, host, backlog }), stop: async () => {} }
  // Sockets that share a port would share it with another copy of this program too, and nobody would notice.
  if (port !== 0) await closed(await opened({ port, host }))
  const shared = { host, backlog, reusePort: true }
  const address = await app.listen({ port, ...shared })
  const at = app.server.address()
  if (at === null || typeof at === 'string') return { address, stop: async () => {} }
  const others: Server[] = []
  for (let n = 1; n < sockets; n += 1) {
    const other = await opened({ port: at.port, ...shared })
    other.on('connection', (socket) => app.server.emit('connection', socket))
    others.push(other)
  }
  return {
    address,
    stop: async () => {
      for (const other of others) other.close()
    },
  }
}

function opened(options: ListenOptions): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(options, () => resolve(server))
  })
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
