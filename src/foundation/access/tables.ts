/** Rows as the store answers them; columns in migrations/0005-access.sql. */

export interface AccountRow {
  id: string
  username: string
  display_name: string
  two_factor_enabled: boolean
  must_change_password: boolean
  one_time_password_ends_at: Date | null
  /** Already false where the installation carries no sample data. */
  second_factor_waived: boolean
  disabled_at: Date | null
  notification_email: string | null
  last_signed_in_at: Date | null
}

export interface AssignmentRow {
  account_id: string
  role: string
  unit_path: string
}

export interface NewAccount {
  id: string
  username: string
  displayName: string
  passwordHash: string
  mustChangePassword: boolean
  oneTimePasswordEndsAt: Date | null
  secondFactorWaived: boolean
  shownAtSignIn: boolean
}

export interface NewAssignment {
  accountId: string
  role: string
  unitPath: string
  fromOn: string
  toOn: string | null
  grantedBy: string
}
