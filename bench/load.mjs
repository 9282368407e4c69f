// The load generator, in a process of its own: keeps N requests in flight for a while and answers how many were acknowledged.
// It is plain JavaScript on node:http because it runs on the same two cores as what it measures and should cost little.
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

const { address, cookie, path, inFlight, milliseconds, venueId, cards, batch, latest, firstRound } = JSON.parse(process.argv[2])
const agent = new Agent({ keepAlive: true, maxSockets: inFlight })
const url = new URL(path, address)
const deviceId = randomUUID()
const firstSequence = Math.floor(Math.random() * 1e9)
let count = 0
let rows = 0
let refused = 0

/**
 * Visitors come in rounds, spread over two weeks; each comes again two minutes later at the next round, and no two runs against one
 * database share a round. So nobody comes twice to the door within a minute, which would be one visit and other work than is measured.
 */
function visit() {
  const number = count++
  const [visitor, round] = [number % cards.length, firstRound + Math.floor(number / cards.length)]
  const at = new Date(latest - visitor * 20 * 60_000 - round * 2 * 60_000).toISOString()
  return { sequence: firstSequence + number, at, scanned: cards[visitor] }
}
function body() {
  if (!batch) return JSON.stringify({ deviceId, venueId, ...visit() })
  return JSON.stringify({ deviceId: randomUUID(), venueId, visits: Array.from({ length: batch }, visit) })
}

function once() {
  return new Promise((done) => {
    const payload = Buffer.from(body())
    const req = request(
      url,
      { method: 'POST', agent, headers: { cookie, 'content-type': 'application/json', 'content-length': payload.length } },
      (res) => {
        let text = ''
        res.setEncoding('utf8')
        res.on('data', (piece) => (text += piece))
        res.on('end', () => {
          if (res.statusCode !== 200) refused += 1
          else
            rows += batch
              ? JSON.parse(text).rows.filter((row) => row.outcome === 'new').length
              : JSON.parse(text).outcome === 'new'
                ? 1
                : 0
          done()
        })
      },
    )
    req.on('error', () => {
      refused += 1
      done()
    })
    req.end(payload)
  })
}

const began = performance.now()
const end = began + milliseconds
await Promise.all(
  Array.from({ length: inFlight }, async () => {
    while (performance.now() < end) await once()
  }),
)
process.stdout.write(
  JSON.stringify({ rows, rounds: Math.ceil(count / cards.length), refused, seconds: (performance.now() - began) / 1000 }),
)
