import { randomBytes } from 'node:crypto'
import type { Credentials } from '../address-guard.ts'
import { authorisation, type Challenge, chooseChallenge } from './digest.ts'
import { failure, type RtspFailure } from './rtsp-failure.ts'
import type { RtspMessage } from './rtsp-reader.ts'

export type RtspAnswer = RtspMessage & { readonly status: number }

type RtspReply = { readonly ok: true; readonly answer: RtspAnswer } | { readonly ok: false; readonly failure: RtspFailure }

export type RtspExchange = {
  /** Sends one request when the ones before it are answered, logging in when asked to. Never rejects. */
  ask(method: string, uri: string, headers?: readonly string[]): Promise<RtspReply>
  /** Sends without waiting for an answer: the last request of a connection. */
  tell(method: string, uri: string): void
  /** Hands over an answer that the reader found. */
  receive(message: RtspMessage): void
  adoptSession(id: string): void
  /** The connection is gone: whoever waits is told why. */
  end(why: RtspFailure): void
}

export type ExchangeOptions = {
  write(text: string): void
  credentials: Credentials | undefined
  replyWithinMs: number
  userAgent: string
}

/**
 * Requests and answers of one RTSP connection, one at a time. A nonce that has worked and is refused later has expired,
 * whether or not the camera says `stale`: the request is repeated with the new one. A first refusal is a wrong password and is
 * not tried again, because cameras lock an account after a few failures.
 */
export function createRtspExchange(options: ExchangeOptions): RtspExchange {
  const clientNonce = randomBytes(8).toString('hex')
  let sequence = 0
  let session: string | undefined
  let challenge: Challenge | undefined
  let challengeWorked = false
  let nonceCount = 0
  let turn: Promise<unknown> = Promise.resolve()
  let waiting: { sequence: number; settle(reply: RtspReply): void } | undefined
  let ended: RtspFailure | undefined
  const unanswered = new Set<number>()

  function ask(method: string, uri: string, headers: readonly string[] = []): Promise<RtspReply> {
    const mine = turn.then(() => askLoggedIn(method, uri, headers))
    turn = mine
    return mine
  }

  async function askLoggedIn(method: string, uri: string, headers: readonly string[]): Promise<RtspReply> {
    for (let attempt = 0; attempt < 3; attempt++) {
      const used = challenge
      const reply = await askOnce(method, uri, headers)
      if (!reply.ok) return reply
      if (reply.answer.status !== 401) {
        if (used && reply.answer.status < 400) challengeWorked = true
        return reply
      }
      const refusal = nextLogin(used, reply.answer)
      if (refusal) return { ok: false, failure: refusal }
    }
    return { ok: false, failure: failure('wrong-credentials', `${method} was refused again and again`) }
  }

  /** Takes the challenge of a 401, or says why there is no point in answering it. */
  function nextLogin(used: Challenge | undefined, answer: RtspAnswer): RtspFailure | undefined {
    if (!options.credentials) return failure('wrong-credentials', 'the camera asks for a name and a password, none is known')
    const offered = chooseChallenge(answer.headers.get('www-authenticate') ?? [])
    if (!offered) return failure('protocol-error', 'the camera offers no way to log in that is known')
    const expired =
      used?.scheme === 'digest' &&
      offered.scheme === 'digest' &&
      (offered.stale || (challengeWorked && offered.nonce !== used.nonce))
    if (used && !expired) return failure('wrong-credentials', 'the camera refused the name or the password')
    challenge = offered
    challengeWorked = false
    nonceCount = 0
    return undefined
  }

  function askOnce(method: string, uri: string, headers: readonly string[]): Promise<RtspReply> {
    if (ended) return Promise.resolve({ ok: false, failure: ended })
    const mine = ++sequence
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        if (unanswered.size < 16) unanswered.add(mine)
        settle({ ok: false, failure: failure('timed-out', `${method} was not answered`) })
      }, options.replyWithinMs)
      const settle = (reply: RtspReply) => {
        clearTimeout(timer)
        waiting = undefined
        resolve(reply)
      }
      waiting = { sequence: mine, settle }
      options.write(requestText(method, uri, mine, headers))
    })
  }

  function requestText(method: string, uri: string, number: number, headers: readonly string[]): string {
    const lines = [`${method} ${uri} RTSP/1.0`, `CSeq: ${number}`, `User-Agent: ${options.userAgent}`]
    if (session !== undefined) lines.push(`Session: ${session}`)
    if (challenge && options.credentials) {
      const request = { method, uri, clientNonce, nonceCount: ++nonceCount }
      lines.push(`Authorization: ${authorisation(challenge, options.credentials, request)}`)
    }
    return `${[...lines, ...headers].join('\r\n')}\r\n\r\n`
  }

  /**
   * Only one request is open, so an answer is its answer: some cameras leave CSeq out or repeat the one before. It is passed
   * over only when it plainly belongs to a request given up earlier.
   */
  function receive(message: RtspMessage): void {
    const parts = /^RTSP\/1\.\d (\d{3})/.exec(message.startLine)
    if (!parts) {
      end(failure('protocol-error', 'unreadable answer'))
      return
    }
    if (unanswered.delete(Number(message.headers.get('cseq')?.[0]))) return
    waiting?.settle({ ok: true, answer: { ...message, status: Number(parts[1]) } })
  }

  function end(why: RtspFailure): void {
    ended ??= why
    waiting?.settle({ ok: false, failure: ended })
  }

  return {
    ask,
    tell(method, uri) {
      if (!ended) options.write(requestText(method, uri, ++sequence, []))
    },
    receive,
    adoptSession(id) {
      session = id
    },
    end,
  }
}
