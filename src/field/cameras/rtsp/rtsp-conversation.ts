import { baseUrl, controlUrl } from './control-url.ts'
import type { RtspAnswer, RtspExchange } from './rtsp-exchange.ts'
import { failure, failureOfStatus, type RtspFailure } from './rtsp-failure.ts'
import { chooseVideo, readSessionDescription, type VideoDescription } from './sdp.ts'

export type Channels = { readonly rtp: number; readonly rtcp: number }

export type Conversation =
  | {
      readonly outcome: 'playing'
      readonly video: VideoDescription
      readonly control: string
      readonly sessionTimeoutMs: number
      readonly knowsGetParameter: boolean
    }
  | { readonly outcome: 'redirected'; readonly location: string }
  | { readonly outcome: 'failed'; readonly failure: RtspFailure }

/**
 * OPTIONS, DESCRIBE, SETUP, PLAY for the first H.264 stream over the connection itself (RFC 2326). `onSetUp` is called before
 * PLAY, because the first packets may come in front of its answer.
 */
export async function beginPlaying(
  exchange: RtspExchange,
  url: string,
  onSetUp: (channels: Channels, video: VideoDescription) => void,
): Promise<Conversation> {
  const options = await exchange.ask('OPTIONS', url)
  if (!options.ok) return failed(options.failure)
  const moved = redirection(options.answer)
  if (moved) return moved
  const knowsGetParameter = /\bGET_PARAMETER\b/i.test(header(options.answer, 'public') ?? '')

  const described = await exchange.ask('DESCRIBE', url, ['Accept: application/sdp'])
  if (!described.ok) return failed(described.failure)
  if (described.answer.status !== 200) return redirection(described.answer) ?? refused('DESCRIBE', described.answer)
  const description = readSessionDescription(described.answer.body.toString('utf8'))
  const choice = chooseVideo(description)
  if (!choice.ok) return failed(failure(choice.failure, choice.detail))
  const { video } = choice
  const base = baseUrl(url, header(described.answer, 'content-base'), header(described.answer, 'content-location'))

  const setup = await exchange.ask('SETUP', controlUrl(base, video.control), ['Transport: RTP/AVP/TCP;unicast;interleaved=0-1'])
  if (!setup.ok) return failed(setup.failure)
  if (setup.answer.status !== 200) return redirection(setup.answer) ?? refused('SETUP', setup.answer)
  const channels = channelsOf(header(setup.answer, 'transport'))
  if (!channels) return failed(failure('protocol-error', 'the camera does not send over the connection itself (TCP interleaved)'))
  const session = /^([^;\s]+)(?:.*?;\s*timeout\s*=\s*(\d{1,6}))?/i.exec(header(setup.answer, 'session') ?? '')
  if (session?.[1] !== undefined) exchange.adoptSession(session[1])
  onSetUp(channels, video)

  const control = controlUrl(base, description.control)
  const play = await exchange.ask('PLAY', control, ['Range: npt=0.000-'])
  if (!play.ok) return failed(play.failure)
  if (play.answer.status !== 200) return redirection(play.answer) ?? refused('PLAY', play.answer)
  const sessionTimeoutMs = Number(session?.[2] ?? 60) * 1000
  return { outcome: 'playing', video, control, sessionTimeoutMs, knowsGetParameter }
}

/** Without a Transport answer the channels asked for hold; an answer that speaks of UDP ports is a refusal. */
function channelsOf(transport: string | undefined): Channels | undefined {
  if (transport === undefined) return { rtp: 0, rtcp: 1 }
  const parts = /interleaved\s*=\s*(\d{1,3})(?:\s*-\s*(\d{1,3}))?/i.exec(transport)
  if (!parts) return /TCP/i.test(transport) ? { rtp: 0, rtcp: 1 } : undefined
  const rtp = Number(parts[1])
  const rtcp = Number(parts[2] ?? rtp + 1)
  return rtp <= 255 && rtcp <= 255 ? { rtp, rtcp } : undefined
}

function redirection(answer: RtspAnswer): Conversation | undefined {
  const location = header(answer, 'location')
  const isMoved = answer.status === 301 || answer.status === 302 || answer.status === 303 || answer.status === 305
  return isMoved && location ? { outcome: 'redirected', location } : undefined
}

function refused(method: string, answer: RtspAnswer): Conversation {
  if (answer.status === 461) return failed(failure('protocol-error', 'the camera does not send over TCP'))
  return failed(failureOfStatus(method, answer.status))
}

function failed(why: RtspFailure): Conversation {
  return { outcome: 'failed', failure: why }
}

function header(answer: RtspAnswer, name: string): string | undefined {
  return answer.headers.get(name)?.[0]
}
