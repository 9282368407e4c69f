import type { SealedTable } from '../../../platform/reseal.ts'

/** What this room seals, for the rotation of keys. The blind indexes beside it have a key of their own, which is never rotated. */
export const sealedInPeople: readonly SealedTable[] = [
  {
    table: 'people.person',
    key: ['id'],
    columns: {
      name: 'people.person.name',
      phone: 'people.person.phone',
      document: 'people.person.document',
      born: 'people.person.born',
      address: 'people.person.address',
    },
    versionColumn: 'key_version',
  },
  { table: 'people.correction', key: ['id'], columns: { wanted: 'people.correction.wanted' } },
]
