import { connect, isIP, type Socket } from 'node:net'
import { connect as connectSecurely, type TLSSocket } from 'node:tls'
import { failure, failureOfSocket, type RtspFailure } from './rtsp-failure.ts'

export type SocketTarget = {
  /** The checked address; the name is never resolved a second time. */
  readonly ip: string
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly withinMs: number
  /**
   * SHA-256 fingerprint (`AA:BB:…`) of the camera's own certificate. Cameras sign theirs themselves, so the certificate is
   * pinned when the camera is registered; without a pin the usual authorities decide.
   */
  readonly certificate: string | undefined
}

export type OpenedSocket = { readonly ok: true; readonly socket: Socket } | { readonly ok: false; readonly failure: RtspFailure }

export type SocketUse = {
  /** Gets the socket at once, to be able to give up. */
  onSocket(socket: Socket): void
  /** What arrives; the bytes may be read now and not kept, the next camera's will stand in the same place. */
  onBytes(chunk: Buffer): void
}

/**
 * All cameras of this process are read through one buffer: a thousand streams would otherwise leave a hundred megabytes a second
 * to the garbage collector. Windows may hand a buffer to the kernel before data is there, so sharing is not for it.
 */
const sharedBuffer = process.platform === 'win32' ? undefined : Buffer.allocUnsafeSlow(65_536)

/** Connects and, for rtsps, checks the certificate. Never rejects. */
export function openSocket(target: SocketTarget, use: SocketUse): Promise<OpenedSocket> {
  return new Promise((resolve) => {
    const { socket, readyEvent } = begin(target, use)
    let code: string | undefined
    const timer = setTimeout(() => settle(failure('timed-out', 'no connection')), target.withinMs)
    const onError = (error: NodeJS.ErrnoException) => {
      code ??= error.code
    }
    const onClose = () => settle(failureOfSocket(code))
    const onReady = () => settle(isTls(socket) ? wrongCertificate(socket, target.certificate) : undefined)
    function settle(problem: RtspFailure | undefined): void {
      clearTimeout(timer)
      socket.off('close', onClose)
      socket.off(readyEvent, onReady)
      if (problem) socket.destroy()
      resolve(problem ? { ok: false, failure: problem } : { ok: true, socket })
    }
    socket.on('error', onError)
    socket.once('close', onClose)
    socket.once(readyEvent, onReady)
    use.onSocket(socket)
  })
}

function begin(target: SocketTarget, { onBytes }: SocketUse): { socket: Socket; readyEvent: 'connect' | 'secureConnect' } {
  const { ip, host, port } = target
  if (!target.secure && sharedBuffer) {
    const callback = (bytes: number, buffer: Uint8Array) => {
      onBytes(Buffer.from(buffer.buffer, buffer.byteOffset, bytes))
      return true
    }
    const socket = connect({ host: ip, port, noDelay: true, onread: { buffer: sharedBuffer, callback } })
    return { socket, readyEvent: 'connect' }
  }
  const name = isIP(host) ? {} : { servername: host }
  const socket = target.secure
    ? connectSecurely({ host: ip, port, ...name, rejectUnauthorized: target.certificate === undefined })
    : connect({ host: ip, port, noDelay: true })
  socket.on('data', onBytes)
  return { socket, readyEvent: target.secure ? 'secureConnect' : 'connect' }
}

function isTls(socket: Socket | TLSSocket): socket is TLSSocket {
  return 'getPeerCertificate' in socket
}

function wrongCertificate(socket: TLSSocket, pinned: string | undefined): RtspFailure | undefined {
  if (pinned === undefined || socket.getPeerCertificate().fingerprint256 === pinned.toUpperCase()) return undefined
  return failure('protocol-error', 'secure connection: not the certificate that was registered')
}
