import type { Socket } from 'node:net'
import type { AddressGuard, CameraAddress, Credentials, GuardDecision } from '../address-guard.ts'
import { type RtpPacket, readRtpPacket } from './rtp.ts'
import { beginPlaying, type Channels, type Conversation } from './rtsp-conversation.ts'
import { createRtspExchange, type RtspExchange } from './rtsp-exchange.ts'
import { failure, failureOfSocket, type RtspFailure } from './rtsp-failure.ts'
import { createRtspReader, type ReaderLimits, type RtspMessage, type RtspReader } from './rtsp-reader.ts'
import { openSocket } from './rtsp-socket.ts'
import type { VideoDescription } from './sdp.ts'

export type RtspOptions = {
  /** May carry credentials; `credentials` beside it win. */
  readonly url: string
  /** Asked before every connection, also before one that a camera redirects to. */
  readonly guard: AddressGuard
  readonly credentials?: Credentials | undefined
  /** Pinned certificate for rtsps, see `SocketTarget.certificate`. */
  readonly certificate?: string | undefined
  readonly connectWithinMs?: number
  readonly replyWithinMs?: number
  readonly limits?: Partial<ReaderLimits>
  readonly userAgent?: string
}

export type RtspEvents = {
  /** The camera described its stream; packets of it follow. */
  onSetUp(video: VideoDescription): void
  /** PLAY was accepted. */
  onPlaying(): void
  /** A packet of the video and when it was read (`performance.now()`); its bytes may be read now and not kept. */
  onPacket(packet: RtpPacket, arrivedAt: number): void
  /** Exactly once, unless `close` was called: why there is no stream (any more). */
  onEnd(why: RtspFailure): void
}

export type RtspConnection = {
  /** Says TEARDOWN where there is a session and hangs up. No event follows. */
  close(): void
  readonly receivedBytes: number
  /** Whether what answered at that address was an RTSP server at all. */
  readonly hasSpoken: boolean
  /** Bytes between frames that belonged to nothing. */
  readonly skippedBytes: number
}

type Hop = { readonly address: CameraAddress; readonly credentials: Credentials | undefined }

/**
 * Opens one camera's H.264 stream over RTSP 1.0, TCP interleaved, and keeps the session alive. Everything that can go wrong
 * arrives as a named failure in `onEnd`; nothing is thrown and nothing is retried here (camera-connection.ts decides that).
 */
export function openRtsp(options: RtspOptions, events: RtspEvents): RtspConnection {
  let ended = false
  let socket: Socket | undefined
  let reader: RtspReader | undefined
  let exchange: RtspExchange | undefined
  let channels: (Channels & { payloadType: number }) | undefined
  let control: string | undefined
  let keepAlive: NodeJS.Timeout | undefined
  let receivedBytes = 0
  let arrivedAt = 0
  let hasSpoken = false

  async function run(): Promise<void> {
    let url = options.url
    let previous: Hop | undefined
    for (let hop = 0; hop <= 3; hop++) {
      const decision = await options.guard(url)
      if (ended) return
      if (!decision.allowed) return finish(failure(decision.failure, decision.why))
      const credentials = credentialsFor(decision.address, previous)
      const conversation = await talk(decision, credentials)
      if (ended || !conversation) return
      if (conversation.outcome === 'failed') return finish(conversation.failure)
      if (conversation.outcome === 'playing') return nowPlaying(conversation)
      hangUp()
      url = conversation.location
      previous = { address: decision.address, credentials }
    }
    finish(failure('protocol-error', 'redirected too often'))
  }

  /** Where a camera sends us on to another host, or from a secure line to an open one, its password does not go along. */
  function credentialsFor(address: CameraAddress, previous: Hop | undefined): Credentials | undefined {
    if (!previous) return options.credentials ?? address.credentials
    const isSame = previous.address.host === address.host && (address.secure || !previous.address.secure)
    return address.credentials ?? (isSame ? previous.credentials : undefined)
  }

  async function talk(
    { address, ip }: Extract<GuardDecision, { allowed: true }>,
    credentials: Credentials | undefined,
  ): Promise<Conversation | undefined> {
    const { host, port, secure } = address
    const target = { ip, host, port, secure, withinMs: options.connectWithinMs ?? 4000, certificate: options.certificate }
    reader = undefined
    const opened = await openSocket(target, {
      onSocket: (opening) => {
        socket = opening
      },
      onBytes: takeBytes,
    })
    if (ended) return undefined
    if (!opened.ok) return { outcome: 'failed', failure: opened.failure }
    const mine = opened.socket
    exchange = createRtspExchange({
      write: (text) => mine.write(text),
      credentials,
      replyWithinMs: options.replyWithinMs ?? 5000,
      userAgent: options.userAgent ?? 'Khien',
    })
    reader = createRtspReader({ onFrame: takeFrame, onMessage: (message) => takeMessage(mine, message) }, options.limits)
    listen(mine)
    return beginPlaying(exchange, address.requestUrl, (agreed, video) => {
      if (ended) return
      channels = { ...agreed, payloadType: video.payloadType }
      reader?.expect(channels)
      events.onSetUp(video)
    })
  }

  function takeBytes(chunk: Buffer): void {
    if (ended || !reader) return
    receivedBytes += chunk.length
    arrivedAt = performance.now()
    try {
      const problem = reader.push(chunk)
      if (problem) finish(failure('protocol-error', problem))
    } catch (error) {
      finish(unexpected(error)) // whatever one camera sends, the other nine hundred go on
    }
  }

  function listen(mine: Socket): void {
    let code: string | undefined
    mine.on('error', (error: NodeJS.ErrnoException) => {
      code = error.code
    })
    const onGone = () => {
      if (socket === mine) finish(failureOfSocket(code))
    }
    mine.on('end', onGone)
    mine.on('close', onGone)
  }

  function takeFrame(channel: number, buffer: Buffer, start: number, end: number): void {
    if (ended || channel !== channels?.rtp) return
    const packet = readRtpPacket(buffer, start, end)
    if (packet && packet.payloadType === channels.payloadType) events.onPacket(packet, arrivedAt)
  }

  function takeMessage(mine: Socket, message: RtspMessage): void {
    if (ended || socket !== mine) return
    if (message.startLine.startsWith('RTSP/')) {
      hasSpoken = true
      exchange?.receive(message)
    } else answerCamera(mine, message)
  }

  /** Cameras seldom ask anything of a viewer; those that do wait for the answer. */
  function answerCamera(mine: Socket, message: RtspMessage): void {
    const method = message.startLine.split(' ', 1)[0] ?? ''
    if (method === 'REDIRECT' || method === 'TEARDOWN') {
      finish(failure('closed-by-camera', method))
      return
    }
    const number = /^\d{1,10}$/.exec(message.headers.get('cseq')?.[0] ?? '')?.[0] ?? '0'
    const isKnown = method === 'OPTIONS' || method === 'GET_PARAMETER' || method === 'SET_PARAMETER' || method === 'ANNOUNCE'
    mine.write(`RTSP/1.0 ${isKnown ? '200 OK' : '501 Not Implemented'}\r\nCSeq: ${number}\r\n\r\n`)
  }

  function nowPlaying(playing: Extract<Conversation, { outcome: 'playing' }>): void {
    control = playing.control
    let method = playing.knowsGetParameter ? 'GET_PARAMETER' : 'OPTIONS'
    const everyMs = Math.min(30_000, Math.max(1000, playing.sessionTimeoutMs / 2))
    // A refused keep-alive ends nothing while packets come: some firmwares answer GET_PARAMETER with 400 or 454.
    let isAsking = false
    keepAlive = setInterval(async () => {
      if (isAsking) return
      isAsking = true
      const reply = await exchange?.ask(method, playing.control)
      isAsking = false
      if (!reply || ended) return
      if (reply.ok ? reply.answer.status >= 400 : reply.failure.name === 'timed-out') method = 'OPTIONS'
      else if (!reply.ok && reply.failure.name === 'wrong-credentials') finish(reply.failure)
    }, everyMs)
    events.onPlaying()
  }

  function hangUp(): void {
    clearInterval(keepAlive)
    reader = undefined
    const mine = socket
    socket = undefined
    mine?.destroy()
  }

  function finish(why: RtspFailure): void {
    if (ended) return
    ended = true
    hangUp()
    exchange?.end(why)
    events.onEnd(why)
  }

  function close(): void {
    if (ended) return
    ended = true
    const mine = socket
    if (mine && control !== undefined && !mine.destroyed) {
      socket = undefined
      clearInterval(keepAlive)
      exchange?.tell('TEARDOWN', control)
      mine.end()
      setTimeout(() => mine.destroy(), 300).unref()
    } else hangUp()
    exchange?.end(failure('closed-by-camera', 'closed by us'))
  }

  run().catch((error: unknown) => finish(unexpected(error)))

  return {
    close,
    get receivedBytes() {
      return receivedBytes
    },
    get hasSpoken() {
      return hasSpoken
    },
    get skippedBytes() {
      return reader?.skippedBytes ?? 0
    },
  }
}

function unexpected(error: unknown): RtspFailure {
  return failure('protocol-error', error instanceof Error ? `unexpected: ${error.message}` : 'unexpected')
}
