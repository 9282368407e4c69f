import type { vi } from './messages.vi.ts'

export const en: Record<keyof typeof vi, string> = {
  'refusal.fault':
    'Something went wrong on our side. What was saved is safe; try again, and if it persists give this request id to support.',
  'refusal.not-found': 'It was not found, or it lies outside your scope.',
  'refusal.sign-in-first': 'Please sign in first.',
  'refusal.not-your-permission': 'Your account has not been given this permission. The unit directly above yours can grant it.',
  'refusal.foreign-origin': 'The request came from another web site and was not carried out.',
  'refusal.input-does-not-fit': 'Some information is not right. Look at the marked fields and correct them.',
  'refusal.body-is-not-json': 'What was sent cannot be read (it is not valid JSON).',
  'refusal.body-is-too-large': 'What was sent is too large.',
  'refusal.request-is-malformed': 'The request is malformed.',
  'refusal.text-has-forbidden-characters': 'The text has characters that are not allowed; delete and type it again.',
  'refusal.input-is-nested-too-deep': 'What was sent is nested too deep.',
  'refusal.file-is-missing': 'No file was sent.',
  'refusal.file-type-is-not-accepted': 'This kind of file is not accepted. Accepted: {types}.',
  'refusal.idempotency-key-is-missing': 'The request lacks its idempotency key.',
  'refusal.idempotency-key-was-used-for-something-else': 'This idempotency key was used for another request.',
  'refusal.somebody-was-quicker': 'Somebody has just changed this. Reload to see the new version, then try again.',
  'refusal.database-is-away': 'The database is not answering for a moment. Nothing was lost; try again in {seconds} seconds.',
  'refusal.storage-is-full': 'The server’s disk is full, so nothing could be saved. Please tell the system administrator.',
  'refusal.too-many-requests': 'Too many requests in a minute. Wait {seconds} seconds and try again.',
  'refusal.server-is-busy': 'The server is overloaded. Try again in {seconds} seconds; what was accepted is not lost.',
  'refusal.clock-only-moves-forward': 'The business clock only moves forward.',
  'refusal.clock-is-not-movable': 'The business clock can be moved only in a demonstration with simulated data.',
  'refusal.not-possible-in-this-state': 'This cannot be done at the present step. Reload to see what comes next.',
}
