import type { SealedTable } from '../../../platform/reseal.ts'

/** What this room seals, for the rotation of keys: who keeps a venue, and sheets on their way in. */
export const sealedInVenues: readonly SealedTable[] = [
  {
    table: 'venues.venue',
    key: ['id'],
    columns: { keeper_name: 'venues.keeper-name', keeper_phone: 'venues.keeper-phone' },
  },
  { table: 'venues.import', key: ['id'], columns: { words: 'venues.import-words' } },
  { table: 'venues.import_row', key: ['import_id', 'row'], columns: { sealed: 'venues.import-row' } },
]
