import type { ReactNode } from 'react'
import { type Happening, Timeline } from '../../../web/design/Timeline.tsx'
import { DocumentLink } from '../../../web/desk/DocumentLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { NamedDocument, Step } from './wholes.ts'

/** What has happened to a thing of this room, with the words and documents behind every step. */
export function Steps({ steps, documents }: { steps: readonly Step[]; documents: readonly NamedDocument[] }) {
  const { t, term, instant, day, number } = useWords()
  const told = (step: Step): ReactNode => {
    const { item, result, verdict, severity, section, side, value, dueOn, round, kind } = step.facts
    const more = [
      typeof section === 'string' ? term('solutions.handover-section', section) : '',
      typeof severity === 'number' ? term('solutions.severity', String(severity)) : '',
      typeof item === 'string' ? term('solutions.handover-item', item) : '',
      typeof result === 'string' && result !== 'reserved' ? term('solutions.item-result', result) : '',
      typeof side === 'string' ? term('solutions.side', side) : '',
      typeof verdict === 'string' ? term('solutions.verdict', verdict) : '',
      typeof value === 'number'
        ? t(kind === 'reported' ? 'solutions.reported-value' : 'solutions.measured-value', { value: number(value, 2) })
        : '',
      typeof dueOn === 'string'
        ? t(result === 'reserved' ? 'solutions.reserved-until' : 'solutions.until', { day: day(dueOn) })
        : '',
      step.command === 'revise' && typeof round === 'number' ? t('solutions.round', { round }) : '',
    ].filter((part) => part !== '')
    return more.length === 0 ? null : <span className="step-more">: {more.join(' · ')}</span>
  }
  const happenings = steps.map((step, at): Happening => {
    const document = documents.find(({ id }) => id === step.documentId)
    return {
      key: `${at} ${step.happenedAt}`,
      what: (
        <>
          {term(`solutions.${step.thing}.command`, step.command)}
          {told(step)}
        </>
      ),
      when: instant(step.happenedAt),
      who: step.actorName,
      words: step.words,
      document: document ? <DocumentLink id={document.id} words={document} /> : undefined,
    }
  })
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('solutions.timeline')}</h2>
      </div>
      <div className="card-body">
        <Timeline happenings={happenings.toReversed()} />
      </div>
    </section>
  )
}
