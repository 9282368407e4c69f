// A load generator that keeps a rate instead of a number in flight: each request leaves at its own time, however slow the answers are, and
// its delay is counted from that time (otherwise a stalled server would look quick). Plain JavaScript in a process of its own, like load.mjs.
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

const { address, cookie, path, venueId, cards, perSecond, seconds, firstRound } = JSON.parse(process.argv[2])
// As many as stand at the doors at one time. Beyond that nobody new can ask: a queue inside this program would be measured as the server's.
const mostOpen = 12_000
const agent = new Agent({ keepAlive: true, maxSockets: mostOpen })
const url = new URL(path, address)
const deviceId = randomUUID()
const delays = []
const seen = { asked: 0, sent: 0, new: 0, slowDown: 0, withRetryAfter: 0, faults: 0 }
let open = 0
/** As in load.mjs: a visitor comes again two minutes away from any other time, or it would be the same visit. */
const latest = Date.now()

function send(number, due) {
  seen.asked += 1
  if (open >= mostOpen) return
  seen.sent += 1
  open += 1
  const [visitor, round] = [number % cards.length, firstRound + Math.floor(number / cards.length)]
  const at = new Date(latest - visitor * 20 * 60_000 - round * 2 * 60_000).toISOString()
  const payload = Buffer.from(JSON.stringify({ deviceId, venueId, sequence: number, at, scanned: cards[visitor] }))
  const headers = { cookie, 'content-type': 'application/json', 'content-length': payload.length }
  const done = () => {
    open -= 1
  }
  const req = request(url, { method: 'POST', agent, headers }, (res) => {
    let text = ''
    res.setEncoding('utf8')
    res.on('data', (piece) => (text += piece))
    res.on('end', () => {
      if (res.statusCode === 200) {
        delays.push(performance.now() - due)
        if (JSON.parse(text).outcome === 'new') seen.new += 1
      } else if (res.statusCode === 429 || res.statusCode === 503) {
        seen.slowDown += 1
        if (Number(res.headers['retry-after']) > 0) seen.withRetryAfter += 1
      } else seen.faults += 1
      done()
    })
  })
  req.on('error', () => {
    seen.faults += 1
    done()
  })
  req.end(payload)
}

const began = performance.now()
const total = perSecond * seconds
let next = 0
const timer = setInterval(() => {
  const now = performance.now()
  for (let due = began + (next * 1000) / perSecond; next < total && due <= now; due = began + (next * 1000) / perSecond)
    send(next++, due)
  if (next < total || open > 0) return
  clearInterval(timer)
  const took = (performance.now() - began) / 1000
  delays.sort((a, b) => a - b)
  const part = (share) => Math.round(delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? 0)
  process.stdout.write(JSON.stringify({ ...seen, seconds: took, p50: part(0.5), p99: part(0.99), most: part(1) }))
  agent.destroy()
}, 5)
