import { lazy, Suspense, useRef } from 'react'
import type { SignedInAccount } from '../../foundation/access/contract.ts'
import { AccountProvider, type Installation, useInstallation, useSession } from '../api/session.ts'
import { Skeleton } from '../design/Skeleton.tsx'
import { Trouble } from '../design/Trouble.tsx'

// Fetched beside the question who is signed in, not after its answer.
const desk = import('./Desk.tsx')
const Desk = lazy(async () => ({ default: (await desk).Desk }))
const DutyPage = lazy(async () => ({ default: (await import('./DutyPage.tsx')).DutyPage }))
const FirstAdministratorPage = lazy(async () => ({
  default: (await import('./FirstAdministratorPage.tsx')).FirstAdministratorPage,
}))
const SignInPage = lazy(async () => ({ default: (await import('./SignInPage.tsx')).SignInPage }))

/** Before the desk: set up, signed in, and nothing left that must be done first. The address stays, so one lands where one wanted. */
export function Gate() {
  const installation = useInstallation()
  const session = useSession()
  const hadAccount = useRef(false)
  const asked = [installation, session].find(({ data, problem }) => data === undefined && problem !== undefined)
  if (asked?.problem) {
    return (
      <main>
        <h1 className="only-heard">Khiên</h1>
        <Trouble problem={asked.problem} again={asked.again} />
      </main>
    )
  }
  if (installation.data === undefined || session.data === undefined) return <Opening />
  const { account } = session.data
  if (account !== null) hadAccount.current = true
  return (
    <Suspense fallback={<Opening />}>
      <Inside installation={installation.data} account={account} sessionHasEnded={hadAccount.current && account === null} />
    </Suspense>
  )
}

interface InsideProps {
  installation: Installation
  account: SignedInAccount | null
  sessionHasEnded: boolean
}

function Inside({ installation, account, sessionHasEnded }: InsideProps) {
  if (installation.needsFirstAdministrator) return <FirstAdministratorPage installation={installation} />
  if (account === null) return <SignInPage installation={installation} sessionHasEnded={sessionHasEnded} />
  return (
    <AccountProvider value={account}>
      {account.mustDo === 'nothing' ? <Desk /> : <DutyPage installation={installation} duty={account.mustDo} />}
    </AccountProvider>
  )
}

function Opening() {
  return (
    <div className="page">
      <Skeleton heights={[36, 92, 420]} />
    </div>
  )
}
