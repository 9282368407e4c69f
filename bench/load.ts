import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { z } from 'zod'
import type { BenchDoor } from './door.ts'

const answer = z.object({ rows: z.number(), rounds: z.number(), refused: z.number(), seconds: z.number() })

const latest = Date.now()
let firstRound = 0

/** Runs the load generator in its own process; acknowledged rows a second. Refused requests make the figure worthless, so they throw. */
export async function load(
  door: BenchDoor,
  plan: { path: string; inFlight: number; milliseconds: number; batch: number },
): Promise<number> {
  const cards = Array.from({ length: 1000 }, (_, number) => door.card(number))
  const { server, cookie, venueId } = door
  const given = JSON.stringify({ ...plan, address: server.address, cookie, venueId, cards, latest, firstRound })
  const child = spawn(process.execPath, [join(import.meta.dirname, 'load.mjs'), given], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  for await (const piece of child.stdout) text += piece
  const { rows, rounds, refused, seconds } = answer.parse(JSON.parse(text))
  firstRound += rounds
  if (refused > 0) throw new Error(`${refused} requests were refused`)
  return rows / seconds
}
