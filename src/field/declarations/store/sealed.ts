import type { SealedTable } from '../../../platform/reseal.ts'

/** What this room seals, for the rotation of keys. */
export const sealedInDeclarations: readonly SealedTable[] = [
  { table: 'declarations.declaration', key: ['id'], columns: { sealed: 'declarations.declaration' } },
]
