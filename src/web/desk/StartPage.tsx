import { listWaiting } from '../../governance/tasks/contract/waiting.ts'
import { useAsk } from '../api/ask.ts'
import { useAccount } from '../api/session.ts'
import { Skeleton } from '../design/Skeleton.tsx'
import { landing } from './landing.ts'
import { Navigate } from './navigation.tsx'

/** An officer begins with what waits for them; when nothing does, or nobody can say, where their work is. */
export function StartPage() {
  const account = useAccount()
  const asked = useAsk(listWaiting, {})
  if (asked.waiting && asked.problem === undefined) {
    return (
      <div className="page">
        <Skeleton heights={[36, 420]} />
      </div>
    )
  }
  return <Navigate to={(asked.data?.rows.length ?? 0) > 0 ? '/my-tasks' : (landing(account) ?? '/my-tasks')} />
}
