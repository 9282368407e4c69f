/** Why a camera cannot be watched, in words that reach the screen (messages.vi.ts and messages.en.ts). */
export const failureNames = [
  'not-connected',
  'refused-connection',
  'unreachable',
  'timed-out',
  'wrong-credentials',
  'not-found',
  'unsupported-codec',
  'protocol-error',
  'address-not-allowed',
  'stalled',
  'closed-by-camera',
] as const

export type FailureName = (typeof failureNames)[number]

/** `detail` is for the technician, in English; it never holds a name, a password or a full address. */
export type RtspFailure = { readonly name: FailureName; readonly detail: string }

export function failure(name: FailureName, detail: string): RtspFailure {
  return { name, detail }
}

/** What the operating system said about a socket, e.g. ECONNREFUSED. */
export function failureOfSocket(code: string | undefined): RtspFailure {
  const detail = code ?? 'socket closed'
  if (code === 'ECONNREFUSED') return failure('refused-connection', detail)
  if (code === 'ETIMEDOUT') return failure('timed-out', detail)
  if (
    code === 'EHOSTUNREACH' ||
    code === 'ENETUNREACH' ||
    code === 'EHOSTDOWN' ||
    code === 'ENETDOWN' ||
    code === 'EADDRNOTAVAIL'
  )
    return failure('unreachable', detail)
  if (code?.startsWith('ERR_TLS') || code?.startsWith('ERR_SSL') || code?.includes('CERT') || code === 'EPROTO')
    return failure('protocol-error', `secure connection: ${code}`)
  return failure('closed-by-camera', detail)
}

/**
 * A status that ends the attempt. 403 is what several makers answer while an account is locked after wrong passwords; 453 and
 * 503 mean that the camera serves as many viewers as it can.
 */
export function failureOfStatus(method: string, status: number): RtspFailure {
  const detail = `${method} answered ${status}`
  if (status === 401 || status === 403) return failure('wrong-credentials', detail)
  if (status === 404 || status === 410) return failure('not-found', detail)
  if (status === 415) return failure('unsupported-codec', detail)
  if (status === 453 || status === 503) return failure('refused-connection', detail)
  if (status === 408 || status === 504) return failure('timed-out', detail)
  return failure('protocol-error', detail)
}
