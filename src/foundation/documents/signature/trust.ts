import type { X509Certificate } from 'node:crypto'
import type { SignatureFound } from './signature-found.ts'

/** A root that is trusted here: the product's own test authority, or one that the operator put beside the keys. */
export interface TrustedRoot {
  readonly certificate: X509Certificate
  readonly kind: Exclude<SignatureFound['trust'], 'unknown-authority'>
}

/** Follows a certificate up to a trusted root over those that came along; at most ten steps, each checked by its signature. */
export function trustOf(
  certificate: X509Certificate,
  alongside: readonly X509Certificate[],
  roots: readonly TrustedRoot[],
): SignatureFound['trust'] {
  let current = certificate
  for (let step = 0; step < 10; step++) {
    const root = roots.find((one) => issued(one.certificate, current))
    if (root !== undefined) return root.kind
    const above = alongside.find((one) => one.ca && !one.raw.equals(current.raw) && issued(one, current))
    if (above === undefined) break
    current = above
  }
  return 'unknown-authority'
}

function issued(above: X509Certificate, below: X509Certificate): boolean {
  return above.ca && below.checkIssued(above) && below.verify(above.publicKey)
}

export function wasInForce(certificate: X509Certificate, at: Date): boolean {
  return certificate.validFromDate <= at && at <= certificate.validToDate
}

/** `CN`, `O` of a subject or issuer. Serial numbers and user ids are left alone: in Vietnamese certificates they are citizen numbers. */
export function partOfName(name: string, part: 'CN' | 'O'): string {
  for (const line of name.split('\n')) if (line.startsWith(`${part}=`)) return unescaped(line.slice(part.length + 1))
  return ''
}

const unescaped = (text: string): string => text.replace(/\\([,+"\\<>;=# ])/g, '$1')
