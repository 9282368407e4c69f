import { hashPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { type Act, record, system } from '../../audit/public.ts'
import type { Role } from '../matrix.ts'
import { insertAccounts } from '../store/account.ts'
import { insertAssignments } from '../store/assignment.ts'
import { usernameShape } from '../username.ts'

/** A password hashed once for all accounts of a demonstration: a thousand hashes would take a minute. */
export interface SampleCredential {
  readonly hash: string
}

export interface SampleAccount {
  readonly username: string
  readonly displayName: string
  readonly roles: readonly { readonly role: Role; readonly unitPath: string }[]
  /** From when the roles are in force (`YYYY-MM-DD`). */
  readonly fromOn: string
  /** Whether the sign-in page offers it. */
  readonly shownAtSignIn: boolean
}

export async function sampleCredential(password: string): Promise<SampleCredential> {
  return { hash: await hashPassword(password) }
}

/**
 * An account of a demonstration: it keeps its password and needs no second factor. Throws where the installation does not carry sample
 * data (set `platform.installation.sample_data` before), and the waiver counts only as long as it does.
 */
export async function createSampleAccount(
  tx: Transaction,
  sample: SampleAccount,
  credential: SampleCredential,
  now: Date,
): Promise<{ id: string }> {
  const { rows } = await sql<{ sample_data: boolean }>`select sample_data from platform.installation`.execute(tx)
  if (rows[0]?.sample_data !== true) throw new Error('sample accounts belong into installations with sample data only')
  if (!usernameShape.test(sample.username)) throw new Error(`${sample.username} cannot be a user name`)
  const id = newId()
  const account = {
    id,
    username: sample.username,
    displayName: sample.displayName,
    passwordHash: credential.hash,
    mustChangePassword: false,
    oneTimePasswordEndsAt: null,
    secondFactorWaived: true,
    shownAtSignIn: sample.shownAtSignIn,
  }
  if (!(await insertAccounts(tx, [account], now)).has(id)) throw new Error(`the sample account ${sample.username} exists already`)
  const assignments = sample.roles.map(({ role, unitPath }) => ({
    accountId: id,
    role,
    unitPath,
    fromOn: sample.fromOn,
    toOn: null,
    grantedBy: system.id,
  }))
  await insertAssignments(tx, assignments, now)
  const subject = { kind: 'account', id }
  const granted = sample.roles.map(
    ({ role, unitPath }): Act => ({
      actor: system,
      action: 'role.granted',
      subject,
      scopePath: unitPath,
      facts: { role, fromOn: sample.fromOn },
      at: now,
    }),
  )
  await record(
    tx,
    {
      actor: system,
      action: 'account.created',
      subject,
      scopePath: sample.roles[0]?.unitPath ?? 'vn',
      facts: { sample: true },
      at: now,
    },
    ...granted,
  )
  return { id }
}
