import { Agent, createServer, request } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** What becomes of one request for `POST /api/visits/batch`. */
export type Fate = 'answered' | 'reply-is-lost' | 'reply-is-cut' | 'never-arrives' | 'server-is-busy'

export interface LossyNetwork {
  readonly address: string
  /** Pulls the cable: every connection ends and none begins. */
  unplug(): void
  plug(): void
  /** Asked for each batch, in turn. */
  fate: () => Fate
  /** Every request that reached the server, and how many batches met which fate. */
  readonly fates: Record<Fate, number>
  /** Changes the text of one file on its way to the browser. */
  rewrite: ((path: string, text: string) => string | undefined) | undefined
  close(): Promise<void>
}

/** A network between a browser and the product that loses what it is told to lose: the server has committed, the device never hears of it. */
export async function lossyNetwork(target: string): Promise<LossyNetwork> {
  const server = new URL(target)
  // A connection of its own for each request: one kept open may be closed by the server at the very moment of its use.
  const agent = new Agent({ keepAlive: false })
  const open = new Set<Socket>()
  let isPlugged = true
  const network: LossyNetwork = {
    address: '',
    unplug: () => {
      isPlugged = false
      for (const socket of open) socket.destroy()
    },
    plug: () => {
      isPlugged = true
    },
    fate: () => 'answered',
    fates: { answered: 0, 'reply-is-lost': 0, 'reply-is-cut': 0, 'never-arrives': 0, 'server-is-busy': 0 },
    rewrite: undefined,
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((closed) => proxy.close(closed))
    },
  }
  const proxy = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/'
    const isBatch = incoming.method === 'POST' && path === '/api/visits/batch'
    const fate = isBatch ? network.fate() : 'answered'
    if (isBatch) network.fates[fate] += 1
    if (fate === 'never-arrives') return void incoming.socket.destroy()
    if (fate === 'server-is-busy') {
      incoming.resume()
      outgoing.writeHead(503, { 'retry-after': '1', 'content-type': 'application/problem+json' })
      return void outgoing.end('{"code":"server-is-busy"}')
    }
    const onward = request(
      { agent, host: server.hostname, port: server.port, method: incoming.method, path, headers: incoming.headers },
      (reply) => {
        const chunks: Buffer[] = []
        reply.on('data', (chunk: Buffer) => chunks.push(chunk))
        reply.on('end', () => {
          const whole = Buffer.concat(chunks)
          const rewritten = network.rewrite?.(path, whole.toString())
          const body = rewritten === undefined ? whole : Buffer.from(rewritten)
          const headers = { ...reply.headers }
          if (rewritten !== undefined) {
            delete headers['transfer-encoding']
            headers['content-length'] = String(body.length)
          }
          if (fate === 'reply-is-lost' || !isPlugged) return void incoming.socket.destroy()
          outgoing.writeHead(reply.statusCode ?? 502, headers)
          if (fate !== 'reply-is-cut') return void outgoing.end(body)
          outgoing.write(body.subarray(0, body.length >> 1), () => incoming.socket.destroy())
        })
      },
    )
    onward.on('error', () => incoming.socket.destroy())
    incoming.pipe(onward)
  })
  proxy.on('connection', (socket) => {
    if (!isPlugged) return void socket.destroy()
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => {})
  })
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening))
  const at: AddressInfo | string | null = proxy.address()
  if (at === null || typeof at === 'string') throw new Error('the network has no address')
  return Object.assign(network, { address: `http://127.0.0.1:${at.port}` })
}
