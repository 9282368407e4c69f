import { randomBytes } from 'node:crypto'
import type { Server as HttpServer } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import type { Credentials } from '../address-guard.ts'
import type { Challenge } from '../rtsp/digest.ts'
import { readClip } from './clip.ts'
import { createFaultDoor } from './fault-door.ts'
import { createSimulatedCamera, type FaultKind } from './simulated-camera.ts'
import { type Login, serveViewer } from './viewer.ts'

export type SimulatorOptions = {
  /** RTSP port on 127.0.0.1; 0 takes a free one. */
  readonly port: number
  readonly cameras: number
  readonly credentials?: Credentials
  readonly login?: 'basic' | 'digest-md5' | 'digest-sha-256'
  /** Opens the fault door on this loopback port (0: a free one). */
  readonly faultPort?: number
  /** Fills the stream up, e.g. 1_000_000 for the load of a 720p camera. */
  readonly bitsPerSecond?: number
  readonly sessionTimeoutSeconds?: number
  /** In [0, 1). */
  readonly random?: () => number
}

export type CameraSimulator = {
  readonly port: number
  readonly faultPort: number | undefined
  url(camera: number): string
  fault(camera: number, kind: FaultKind): void
  heal(camera: number): void
  /** The nonce given out so far is stale from now on. */
  expireNonce(): void
  sentAt(camera: number, picture: number): number | undefined
  viewers(): number
  stop(): Promise<void>
}

/** Cameras send at four moments of a picture's time, so that the load is spread as in reality. */
const phases = 4

/**
 * Simulated RTSP cameras on the loopback address: `rtsp://127.0.0.1:port/cam/N`. One small film is packetised once and sent
 * by all of them, each with its own numbers and phase. Used by the demo, the tests and the benches.
 */
export async function startCameraSimulator(options: SimulatorOptions): Promise<CameraSimulator> {
  const random = options.random ?? Math.random
  const clips = {
    normal: readClip(new URL('./clips/normal.h264', import.meta.url), options.bitsPerSecond),
    black: readClip(new URL('./clips/black.h264', import.meta.url), options.bitsPerSecond),
    frozen: readClip(new URL('./clips/frozen.h264', import.meta.url), options.bitsPerSecond),
  }
  const { framesPerSecond, parameterSets } = clips.normal
  const cameras = Array.from({ length: options.cameras }, (_, number) => createSimulatedCamera(number, clips, random))
  const sessionTimeoutSeconds = options.sessionTimeoutSeconds ?? 60
  const sockets = new Set<Socket>()
  const { login, expireNonce } = createLogin(options)

  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    serveViewer(socket, {
      camera: (number) => cameras[number],
      ...{ login, parameterSets, framesPerSecond, sessionTimeoutSeconds, random },
    })
  })
  const port = await listen(server, options.port)
  const door = options.faultPort === undefined ? undefined : createFaultDoor(cameras, clips.normal.pictures.length)
  const faultPort = door && (await listen(door, options.faultPort ?? 0))

  const begun = performance.now()
  let beats = 0
  let timer: NodeJS.Timeout | undefined
  function beat(): void {
    for (let number = beats % phases; number < cameras.length; number += phases) cameras[number]?.sendPicture()
    if (beats % (framesPerSecond * phases) === 0) dropSilentViewers()
    beats++
    timer = setTimeout(beat, Math.max(0, begun + (beats * 1000) / (framesPerSecond * phases) - performance.now()))
  }
  beat()

  /** A real camera ends a session whose viewer keeps silent (RFC 2326 section 12.37). */
  function dropSilentViewers(): void {
    const latest = performance.now() - sessionTimeoutSeconds * 1250
    for (const camera of cameras) for (const viewer of camera.viewers) if (viewer.lastRequestAt < latest) viewer.socket.destroy()
  }

  return {
    port,
    faultPort,
    url: (camera) => `rtsp://127.0.0.1:${port}/cam/${camera}`,
    fault: (camera, kind) => cameras[camera]?.setFault(kind),
    heal: (camera) => cameras[camera]?.setFault(undefined),
    expireNonce,
    sentAt: (camera, picture) => cameras[camera]?.sentAt(picture),
    viewers: () => cameras.reduce((sum, camera) => sum + camera.viewers.size, 0),
    async stop() {
      clearTimeout(timer)
      for (const socket of sockets) socket.destroy()
      await Promise.all([close(server), door && close(door)])
    },
  }
}

function createLogin(options: SimulatorOptions): { login: Login | undefined; expireNonce: () => void } {
  let nonce = randomBytes(12).toString('hex')
  const old = new Set<string>()
  const challenge = (): Challenge => {
    if (options.login === 'basic') return { scheme: 'basic', realm: 'simulator' }
    const algorithm = options.login === 'digest-sha-256' ? 'SHA-256' : 'MD5'
    return {
      scheme: 'digest',
      realm: 'simulator',
      nonce,
      algorithm,
      algorithmNamed: true,
      qop: 'auth',
      opaque: undefined,
      stale: false,
    }
  }
  const { credentials } = options
  return {
    login: credentials && { credentials, challenge, isStale: (known) => old.has(known) },
    expireNonce() {
      old.add(nonce)
      nonce = randomBytes(12).toString('hex')
    },
  }
}

function listen(server: Server | HttpServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', 1024, () => {
      server.off('error', reject)
      resolve(portOf(server.address(), port))
    })
  })
}

function portOf(address: AddressInfo | string | null, wanted: number): number {
  return typeof address === 'object' && address !== null ? address.port : wanted
}

function close(server: Server | HttpServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}
