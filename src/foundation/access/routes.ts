import type { House } from '../../platform/house.ts'
import { isDone } from '../../platform/http/contract.ts'
import { type Route, route } from '../../platform/http/mount.ts'
import { civilDay } from '../../vocabulary/period.ts'
import type { Access } from './access.ts'
import { describeAccount, loadAccount } from './account.ts'
import { disableAccount, enableAccount, endRole, grantRole, setNotificationEmail } from './actions/change-account.ts'
import { createAccount } from './actions/create-account.ts'
import { createFirstAdministrator } from './actions/first-administrator.ts'
import { importAccounts } from './actions/import-accounts.ts'
import { readInstallation } from './actions/installation.ts'
import { listAccounts } from './actions/list-accounts.ts'
import { beginSecondFactor, changePassword, confirmSecondFactor, type Oneself, renewBackupCodes } from './actions/own-account.ts'
import { resetAccount } from './actions/reset-account.ts'
import { type SignedIn, signIn, signOut } from './actions/sign-in.ts'
import * as contract from './contract.ts'

export function accessRoutes(house: House, access: Access): Route[] {
  return [
    route(contract.readInstallation, ({ tx, now }) => readInstallation(tx, house, now)),
    route(contract.createFirstAdministrator, async ({ body, request }) =>
      handOver(request, await createFirstAdministrator(access, body, request.ip)),
    ),
    route(contract.readSession, async ({ actor, tx, now }) => {
      const account = actor === null ? undefined : await loadAccount(tx, access.places, actor.id, civilDay(now))
      return { account: account === undefined ? null : await describeAccount(tx, access.places, account, civilDay(now)) }
    }),
    route(contract.signIn, async ({ body, request }) => handOver(request, await signIn(access, body, request.ip))),
    route(contract.signOut, async ({ actor, request }) => {
      request.setCookies(await signOut(access, request.headers.get('cookie'), actor))
      return { done: true as const }
    }),
    route(contract.changePassword, ({ actor, body, request }) => changePassword(access, oneself(actor, request), body)),
    route(contract.beginSecondFactor, ({ actor, body, request }) =>
      beginSecondFactor(access, oneself(actor, request), body.password),
    ),
    route(contract.confirmSecondFactor, async ({ actor, body, request }) =>
      handOver(request, await confirmSecondFactor(access, oneself(actor, request), body.code)),
    ),
    route(contract.renewBackupCodes, ({ actor, body, request }) =>
      renewBackupCodes(access, oneself(actor, request), body.password),
    ),
    route(contract.listAccounts, ({ query, scope, tx, now }) => listAccounts(tx, access, { ...query, scope }, now)),
    route(contract.createAccount, ({ body, actor, tx, now }) => createAccount(tx, access, body, { actor, now })),
    route(contract.importAccounts, ({ upload, query, actor, now }) =>
      importAccounts(access, upload, { actor, now }, { isDryRun: query.dryRun === 'true' }),
    ),
    route(contract.disableAccount, ({ params, body, actor, now }) =>
      done(disableAccount(access, { ...params, ...body }, { actor, now })),
    ),
    route(contract.enableAccount, ({ params, body, actor, now }) =>
      done(enableAccount(access, { ...params, ...body }, { actor, now })),
    ),
    route(contract.grantRole, ({ params, body, actor, now }) => done(grantRole(access, { ...params, ...body }, { actor, now }))),
    route(contract.endRole, ({ params, body, actor, now }) => done(endRole(access, { ...params, ...body }, { actor, now }))),
    route(contract.setNotificationEmail, ({ params, body, actor, now }) =>
      done(setNotificationEmail(access, { ...params, ...body }, { actor, now })),
    ),
    route(contract.resetAccount, ({ params, body, actor, now }) => resetAccount(access, { ...params, ...body }, { actor, now })),
  ]
}

async function done(work: Promise<void>) {
  await work
  return isDone
}

function handOver(request: { setCookies(values: readonly string[]): void }, { account, cookies }: SignedIn) {
  request.setCookies(cookies)
  return account
}

function oneself(actor: { id: string }, request: { ip: string; headers: Headers }): Oneself {
  return { accountId: actor.id, cookieHeader: request.headers.get('cookie'), ip: request.ip }
}
