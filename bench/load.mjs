// The load generator, in a process of its own: keeps N requests in flight for a while and answers how many were acknowledged.
// It is plain JavaScript on node:http because it runs on the same two cores as what it measures and should cost little.
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

const { address, cookie, path, inFlight, milliseconds, venueId, cards, batch } = JSON.parse(process.argv[2])
const agent = new Agent({ keepAlive: true, maxSockets: inFlight })
const url = new URL(path, address)
const deviceId = randomUUID()
// Each run begins elsewhere in time: the second run of a card must not be the same visit as the first.
let sequence = Math.floor(Math.random() * 1e9)
let rows = 0
let refused = 0

// Visits are minutes apart, so that none is the same visit as the one before: every acknowledged row was written.
function visit() {
  const number = sequence++
  return {
    sequence: number,
    // Two minutes on at each round: nobody comes twice to a door within a minute, which would be one visit.
    at: new Date(Date.now() - (number % 20_000) * 61_000 - Math.floor(number / 20_000) * 120_000).toISOString(),
    scanned: cards[number % cards.length],
  }
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
process.stdout.write(JSON.stringify({ rows, refused, seconds: (performance.now() - began) / 1000 }))
