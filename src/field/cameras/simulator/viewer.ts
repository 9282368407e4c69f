import type { Socket } from 'node:net'
import type { Credentials } from '../address-guard.ts'
import { authorisation, type Challenge, digestResponse, readParameters } from '../rtsp/digest.ts'
import { createRtspReader, type RtspMessage } from '../rtsp/rtsp-reader.ts'
import type { ParameterSets } from '../video/h264.ts'
import { simulatedPayloadType } from './clip.ts'
import type { SimulatedCamera, Viewer } from './simulated-camera.ts'

export type Login = {
  readonly credentials: Credentials
  readonly challenge: () => Challenge
  readonly isStale: (nonce: string) => boolean
}

export type ViewerOptions = {
  readonly camera: (number: number) => SimulatedCamera | undefined
  readonly login: Login | undefined
  readonly parameterSets: ParameterSets
  readonly framesPerSecond: number
  readonly sessionTimeoutSeconds: number
  readonly random: () => number
}

/** The camera's side of an RTSP conversation, strict enough to notice a wrong client. */
export function serveViewer(socket: Socket, options: ViewerOptions): void {
  const { random } = options
  const viewer: Viewer = {
    socket,
    source: Math.floor(random() * 2 ** 32),
    firstTimestamp: Math.floor(random() * 2 ** 32),
    playing: false,
    channel: 0,
    sequence: Math.floor(random() * 2 ** 16),
    position: 0,
    lastRequestAt: performance.now(),
    film: undefined,
  }
  let camera: SimulatedCamera | undefined
  const session = viewer.source.toString(16).padStart(8, '0')
  const reader = createRtspReader({ onFrame: () => {}, onMessage: answer })
  socket.setNoDelay(true)
  socket.on('error', () => {})
  socket.on('data', (chunk: Buffer) => {
    if (reader.push(chunk)) socket.destroy()
  })
  socket.on('close', () => camera?.viewers.delete(viewer))

  function answer(request: RtspMessage): void {
    viewer.lastRequestAt = performance.now()
    const [method = '', url = ''] = request.startLine.split(' ')
    const asked = options.camera(Number(/\/cam\/(\d+)/.exec(url)?.[1] ?? Number.NaN))
    if (asked?.fault === 'hang') return
    if (asked?.fault === 'refuse') socket.destroy()
    else if (!isLoggedIn(method, url, request)) reply(request, '401 Unauthorized', challenges(request))
    else if (!asked) reply(request, '404 Not Found')
    else if (method === 'OPTIONS') reply(request, '200 OK', ['Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN, GET_PARAMETER'])
    else if (method === 'DESCRIBE') announce(request, url, asked)
    else if (method === 'SETUP') setUp(request, asked)
    else if (request.headers.get('session')?.[0] !== session) reply(request, '454 Session Not Found')
    else inSession(method, request)
  }

  function inSession(method: string, request: RtspMessage): void {
    reply(request, '200 OK', [`Session: ${session}`])
    if (method === 'TEARDOWN') socket.end()
    if (method === 'PLAY') viewer.playing = true
  }

  function announce(request: RtspMessage, url: string, asked: SimulatedCamera): void {
    const headers = [`Content-Base: ${url}/`, 'Content-Type: application/sdp']
    reply(request, '200 OK', headers, announcement(asked.fault, options))
  }

  function setUp(request: RtspMessage, asked: SimulatedCamera): void {
    const channels = /TCP.*interleaved=(\d+)-(\d+)/.exec(request.headers.get('transport')?.[0] ?? '')
    if (!channels) {
      reply(request, '461 Unsupported Transport')
      return
    }
    camera = asked
    viewer.channel = Number(channels[1])
    viewer.position = asked.firstPicture()
    asked.viewers.add(viewer)
    reply(request, '200 OK', [
      `Session: ${session};timeout=${options.sessionTimeoutSeconds}`,
      `Transport: RTP/AVP/TCP;unicast;interleaved=${channels[1]}-${channels[2]}`,
    ])
  }

  function isLoggedIn(method: string, url: string, request: RtspMessage): boolean {
    if (!options.login || method === 'OPTIONS') return true
    const { credentials, challenge } = options.login
    const text = request.headers.get('authorization')?.[0] ?? ''
    const offered = challenge()
    const given = readParameters(text)
    const asked = {
      method,
      uri: url,
      clientNonce: given.get('cnonce') ?? '',
      nonceCount: Number.parseInt(given.get('nc') ?? '0', 16),
    }
    if (offered.scheme === 'basic') return text === authorisation(offered, credentials, asked)
    return (
      given.get('uri') === url &&
      given.get('nonce') === offered.nonce &&
      given.get('response') === digestResponse(offered, credentials, asked)
    )
  }

  function challenges(request: RtspMessage): string[] {
    const offered = options.login?.challenge()
    if (!offered || offered.scheme === 'basic') return ['WWW-Authenticate: Basic realm="simulator"']
    const nonce = readParameters(request.headers.get('authorization')?.[0] ?? '').get('nonce')
    const stale = nonce !== undefined && options.login?.isStale(nonce) ? ', stale=true' : ''
    const { realm, algorithm } = offered
    return [`WWW-Authenticate: Digest realm="${realm}", nonce="${offered.nonce}", algorithm=${algorithm}, qop="auth"${stale}`]
  }

  function reply(request: RtspMessage, status: string, headers: readonly string[] = [], body = ''): void {
    const length = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]
    const lines = [`RTSP/1.0 ${status}`, `CSeq: ${request.headers.get('cseq')?.[0] ?? '0'}`, ...headers, ...length]
    socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`)
  }
}

function announcement(fault: string | undefined, { parameterSets, framesPerSecond }: ViewerOptions): string {
  const { sps, pps } = parameterSets
  const type = simulatedPayloadType
  const session = ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=simulated camera', 'c=IN IP4 0.0.0.0', 't=0 0', 'a=control:*']
  const sets = `sprop-parameter-sets=${sps.toString('base64')},${pps.toString('base64')}`
  const profile = sps.subarray(1, 4).toString('hex')
  const codec =
    fault === 'h265'
      ? [`a=rtpmap:${type} H265/90000`]
      : [`a=rtpmap:${type} H264/90000`, `a=fmtp:${type} packetization-mode=1;profile-level-id=${profile};${sets}`]
  const video = [`m=video 0 RTP/AVP ${type}`, ...codec, `a=framerate:${framesPerSecond}`, 'a=control:trackID=0']
  const audio = ['m=audio 0 RTP/AVP 8', 'a=control:trackID=1']
  return `${[...session, ...(fault === 'wrong-sdp' ? audio : video)].join('\r\n')}\r\n`
}
