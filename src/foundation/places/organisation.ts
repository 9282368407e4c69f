/** Kinds of organisations; the words shown are in the messages. A new kind is one line here and two words there. */
export const organisationKinds = [
  'steering-committee',
  'government-office',
  'ministry',
  'people-committee',
  'health-department',
  'information-department',
  'quarantine-facility',
  'venue',
  'vendor',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** Roles that the code speaks of instead of naming ministries. Who holds them is dated data: in 2025 a ministry was merged away. */
export const heldRoles = [
  'health-authority',
  'technology-authority',
  'steering-authority',
  'government-office',
  'standing-body',
] as const
export type HeldRole = (typeof heldRoles)[number]

export interface HeldRoleRow {
  readonly role: string
  readonly organisationId: string
  readonly fromOn: string
  readonly toOn: string | null
}

/** Who plays a role on a day; the period includes its first day and excludes its last. Undefined: nobody did. */
export function holderOf(rows: readonly HeldRoleRow[], role: HeldRole, on: string): string | undefined {
  return rows.find((row) => row.role === role && row.fromOn <= on && (row.toOn === null || on < row.toOn))?.organisationId
}
