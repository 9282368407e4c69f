import { Refusal } from '../refusal.ts'

const deepest = 32

/**
 * PostgreSQL cannot store U+0000 and lone surrogates are not text; both are refused at the door, in keys and values,
 * so that no endpoint has to think of them. Structures nested deeper than any contract are refused as well.
 */
export function refuseForbiddenText(value: unknown, depth = 0): void {
  if (typeof value === 'string') {
    if (value.includes('\u0000') || !value.isWellFormed()) throw new Refusal('text-has-forbidden-characters', {}, 400)
    return
  }
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return
  if (depth > deepest) throw new Refusal('input-is-nested-too-deep', {}, 400)
  for (const [key, inner] of Object.entries(value)) {
    refuseForbiddenText(key)
    refuseForbiddenText(inner, depth + 1)
  }
}

/** `%FF` is no letter of any text: what a query's escapes do not spell in UTF-8 is refused instead of being read as `�`. */
export function refuseBrokenEscapes(url: string): void {
  const query = url.slice(url.indexOf('?') + 1)
  if (!url.includes('?') || !query.includes('%')) return
  try {
    decodeURIComponent(query)
  } catch {
    throw new Refusal('request-is-malformed', {}, 400)
  }
}
