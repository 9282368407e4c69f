import type { Reader } from '../../../platform/database.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { foldVietnamese } from '../../../vocabulary/person-name.ts'
import type { Access } from '../access.ts'
import { placeWords } from '../account.ts'
import { maskEmail } from '../mask-email.ts'
import { accountsWithin } from '../store/account.ts'
import { rolesNotEnded } from '../store/assignment.ts'

/** Accounts that hold a role in the scope, by user name, each with all its roles in force or to come. */
export async function listAccounts(
  db: Reader,
  access: Access,
  asked: { scope: readonly string[]; search?: string | undefined; after?: string | undefined; limit: number },
  now: Date,
) {
  const on = civilDay(now)
  const folded = asked.search === undefined ? '' : foldVietnamese(asked.search)
  const rows = await accountsWithin(db, asked.scope, {
    on,
    folded: folded === '' ? null : folded,
    after: asked.after ?? '',
    limit: asked.limit + 1,
  })
  const page = rows.slice(0, asked.limit)
  const roles = await rolesNotEnded(
    db,
    page.map(({ id }) => id),
    on,
  )
  const names = await placeWords(
    db,
    access.places,
    roles.map(({ unit_path }) => unit_path),
    on,
  )
  return {
    rows: page.map((row) => ({
      id: row.id,
      username: row.username,
      displayName: row.display_name,
      roles: roles
        .filter(({ account_id }) => account_id === row.id)
        .map(({ role, unit_path }) => ({ role, unitPath: unit_path, ...names(unit_path) })),
      disabled: row.disabled_at !== null,
      notificationEmail: row.notification_email === null ? null : maskEmail(row.notification_email),
      lastSignedInAt: row.last_signed_in_at?.toISOString() ?? null,
    })),
    next: rows.length > page.length ? (page.at(-1)?.username ?? null) : null,
  }
}
