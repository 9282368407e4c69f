import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { isFaultKind, type SimulatedCamera } from './simulated-camera.ts'

/**
 * Faults from outside the process, on the loopback address only:
 * `GET /cameras` · `PUT /cameras/3/fault/stall` · `DELETE /cameras/3/fault` · `GET /cameras/3/sent` (when each picture left).
 */
export function createFaultDoor(cameras: readonly SimulatedCamera[], picturesInFilm: number): Server {
  return createServer((request, response) => {
    const { status, body } = isFromThisMachine(request) ? handle(request) : { status: 403, body: { refused: 'other-host' } }
    send(response, status, body)
  })

  function handle(request: IncomingMessage): { status: number; body: unknown } {
    const parts = /^\/cameras(?:\/(\d+)\/(sent|fault)(?:\/([a-z0-9-]+))?)?$/.exec(request.url ?? '')
    if (!parts) return { status: 404, body: { refused: 'unknown-path' } }
    const [, number, what, kind = ''] = parts
    if (number === undefined) return request.method === 'GET' ? { status: 200, body: cameras.map(summary) } : wrongMethod
    const camera = cameras[Number(number)]
    if (!camera) return { status: 404, body: { refused: 'unknown-camera' } }
    if (what === 'sent') return request.method === 'GET' ? { status: 200, body: sentTimes(camera) } : wrongMethod
    if (request.method === 'DELETE') return setFault(camera, undefined)
    if (request.method !== 'PUT') return wrongMethod
    return isFaultKind(kind) ? setFault(camera, kind) : { status: 400, body: { refused: 'unknown-fault' } }
  }

  function setFault(camera: SimulatedCamera, kind: SimulatedCamera['fault']): { status: number; body: unknown } {
    camera.setFault(kind)
    return { status: 200, body: { ...summary(camera), at: performance.timeOrigin + performance.now() } }
  }

  function sentTimes(camera: SimulatedCamera): (number | null)[] {
    return Array.from({ length: picturesInFilm }, (_, index) => camera.sentAt(index) ?? null)
  }
}

const wrongMethod = { status: 405, body: { refused: 'wrong-method' } }

function summary(camera: SimulatedCamera): { camera: number; fault: string | null; viewers: number } {
  return { camera: camera.number, fault: camera.fault ?? null, viewers: camera.viewers.size }
}

/** A page in a browser can reach a loopback port; it cannot send this Host header under a name of its own. */
function isFromThisMachine(request: IncomingMessage): boolean {
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '') && request.headers.origin === undefined
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
