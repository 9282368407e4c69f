import { lazy, Suspense, useEffect, useState } from 'react'
import type { ReadCard } from './CardCamera.tsx'
import { forgetDraft, phoneStorage, recallDraft } from './draft-memory.ts'
import type { Beginning } from './flow.ts'
import { Start } from './Start.tsx'
import { useOwn } from './use-own.ts'
import { useWords } from './words.ts'
import './declare.css'

const bring = () => import('./Filling.tsx')
const Filling = lazy(async () => ({ default: (await bring()).Filling }))

/** Declaring one's health: what was declared last, then one question a screen, looked over at the end, sent once. */
export function DeclarePage({ bringReader }: { bringReader?: () => Promise<ReadCard> }) {
  const { t } = useWords()
  const { own, ask } = useOwn()
  const [hasDraft, setHasDraft] = useState(() => recallDraft(phoneStorage()) !== undefined)
  // What was sent off and never arrived goes out at once; a draft is only offered.
  const [beginning, setBeginning] = useState<Beginning | undefined>(() =>
    recallDraft(phoneStorage())?.leaving ? { kind: 'draft' } : undefined,
  )
  // The questions come while the first page is read, so that a network that goes away then takes nothing with it.
  useEffect(() => void bring().catch(() => {}), [])
  const leave = () => {
    setBeginning(undefined)
    setHasDraft(recallDraft(phoneStorage()) !== undefined)
    ask()
  }
  if (beginning === undefined) {
    const drop = () => {
      forgetDraft(phoneStorage())
      setHasDraft(false)
    }
    return <Start own={own} hasDraft={hasDraft} onBegin={setBeginning} onDrop={drop} />
  }
  return (
    <Suspense fallback={<p role="status">{t('web.loading')}…</p>}>
      <Filling
        beginning={beginning}
        businessNow={own?.businessNow}
        offline={own === null}
        onLeave={leave}
        bringReader={bringReader}
      />
    </Suspense>
  )
}
