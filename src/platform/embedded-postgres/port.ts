import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { EngineUnavailable } from './engine-unavailable.ts'

/** A port on 127.0.0.1: the given one if it must be that, else the one of the last start unless another program took it since. */
export async function choosePort(last: number, must: number | undefined): Promise<number> {
  if (must !== undefined) {
    // A server that was killed a moment ago may still be letting go of it.
    for (let attempt = 0; attempt < 20; attempt++, await pause(100)) if (await isFree(must)) return must
    throw new EngineUnavailable(
      `Port ${must} on 127.0.0.1 is taken by another program, so the embedded PostgreSQL cannot listen there. Stop that program or restart this one to have another port chosen.`,
    )
  }
  if (last !== 0 && (await isFree(last))) return last
  // Below the range that systems lend to outgoing connections: there, a client that retries while the server is down can
  // be lent the very port it calls, connect to itself, and keep the server from coming back.
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = randomInt(20_000, 32_000)
    if (await isFree(port)) return port
  }
  throw new EngineUnavailable('No free port between 20000 and 32000 on 127.0.0.1 for the embedded PostgreSQL.')
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const trial = createServer()
    trial.once('error', () => resolve(false))
    trial.listen({ port, host: '127.0.0.1', exclusive: true }, () => trial.close(() => resolve(true)))
  })
}
