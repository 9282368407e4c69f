import type { SealedTable } from '../../../platform/reseal.ts'

/** For what the free words of requests are sealed. */
export const sealedWords = {
  words: 'check-ins.unmask-request.words',
  reason: 'check-ins.unmask-request.reason',
  answer: 'check-ins.unmask-request.answer',
} as const

/** What this room seals, for the rotation of keys. */
export const sealedInCheckIns: readonly SealedTable[] = [{ table: 'check_ins.unmask_request', key: ['id'], columns: sealedWords }]
