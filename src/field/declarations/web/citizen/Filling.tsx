import { Asking } from './Asking.tsx'
import type { ReadCard } from './CardCamera.tsx'
import { forgetDraft, phoneStorage } from './draft-memory.ts'
import { type Beginning, review, screensOf } from './flow.ts'
import { Outcome } from './Outcome.tsx'
import { Review } from './Review.tsx'
import { useDeclaring } from './use-declaring.ts'
import { useWords } from './words.ts'

interface FillingProps {
  beginning: Beginning
  /** The server's business time; a phone that has not reached it goes by its own clock. */
  businessNow: string | undefined
  offline: boolean
  onLeave: () => void
  bringReader: (() => Promise<ReadCard>) | undefined
}

/** From the first question to the server. */
export function Filling({ beginning, businessNow, offline, onLeave, bringReader }: FillingProps) {
  const { t } = useWords()
  const declaring = useDeclaring(beginning, businessNow === undefined ? new Date() : new Date(businessNow))
  const { draft, form, outcome } = declaring
  if (outcome?.kind === 'sent' || (outcome?.kind === 'waiting' && draft?.leaving))
    return <Outcome outcome={outcome} declaring={declaring} onMore={onLeave} />
  if (draft === undefined || form === undefined) {
    return (
      <p>
        <button type="button" className="plain-button" onClick={onLeave}>
          {t('declare.back')}
        </button>
      </p>
    )
  }
  const drop = () => {
    forgetDraft(phoneStorage())
    onLeave()
  }
  const screen = screensOf(form, { ...draft, skip: draft.skip.filter((key) => key !== draft.at) }).find(
    ({ key }) => key === draft.at,
  )
  return (
    <>
      {offline ? (
        <p className="declare-note" role="status">
          {t('declare.offline')}
        </p>
      ) : null}
      {screen === undefined || draft.at === review ? (
        <Review form={form} draft={draft} declaring={declaring} onDrop={drop} />
      ) : (
        <Asking
          key={screen.key}
          form={form}
          draft={draft}
          screen={screen}
          declaring={declaring}
          onLeave={onLeave}
          bringReader={bringReader}
        />
      )}
    </>
  )
}
