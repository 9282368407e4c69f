import { useState } from 'react'
import { civilDay } from '../../../vocabulary/period.ts'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { TroubleLine } from '../../../web/design/Trouble.tsx'
import { ReloadOffer, StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { checkItem, closeReservation } from '../contract.ts'
import type { HandoverItem, ItemResult } from '../handover.ts'
import { resultTones } from './tones.ts'
import type { SolutionWhole } from './wholes.ts'

type Assignment = NonNullable<SolutionWhole['assignment']>
type Item = Assignment['checklist'][number]

/** The eight items of the handover: what the receiver found of each, by whom and when. */
export function AssignmentPart({ solution, assignment }: { solution: SolutionWhole; assignment: Assignment }) {
  const { t } = useWords()
  const may = (command: string) => solution.nextSteps.some((step) => step.command === command && step.whyNot === null)
  const [asking, setAsking] = useState<{ item: HandoverItem; what: 'failed' | 'reserved' | 'close' } | undefined>(undefined)
  const [version, setVersion] = useState(assignment.version)
  // A reply may be newer than what the page has brought by now, and the page newer than the last reply.
  const newest = Math.max(version, assignment.version)
  const passing = useSend(checkItem, (step) => setVersion(step.version))
  const done = assignment.checklist.filter(({ result }) => result !== null).length
  return (
    <section className="card" aria-labelledby="handover-checklist">
      <div className="card-head">
        <h2 id="handover-checklist">{t('solutions.handover-checklist')}</h2>
        <span className="quiet">{t('solutions.items-checked', { done, of: assignment.checklist.length })}</span>
      </div>
      {passing.problem ? (
        <div className="card-body">
          <TroubleLine problem={passing.problem} />
          <ReloadOffer problem={passing.problem} onReload={passing.forget} />
        </div>
      ) : null}
      <ol className="checklist">
        {assignment.checklist.map((one, at) => (
          <li key={one.item}>
            <span className="checklist-number">{at + 1}</span>
            <div className="checklist-words">
              <p className="checklist-item">{t(`solutions.handover-item.${one.item}`)}</p>
              <Found item={one} />
            </div>
            <div className="checklist-actions">
              {may('check-item') ? (
                <>
                  {one.result === 'passed' ? null : (
                    <Button
                      busy={passing.sending}
                      label={`${t('solutions.item-result.passed')}: ${t(`solutions.handover-item.${one.item}`)}`}
                      onClick={() =>
                        void passing.send({
                          params: { solutionId: solution.id },
                          body: { version: newest, item: one.item, result: 'passed' },
                        })
                      }
                    >
                      {t('solutions.item-result.passed')}
                    </Button>
                  )}
                  <Button
                    label={`${t('solutions.item-result.failed')}: ${t(`solutions.handover-item.${one.item}`)}`}
                    onClick={() => setAsking({ item: one.item, what: 'failed' })}
                  >
                    {t('solutions.item-result.failed')}
                  </Button>
                  <Button
                    label={`${t('solutions.reserve')}: ${t(`solutions.handover-item.${one.item}`)}`}
                    onClick={() => setAsking({ item: one.item, what: 'reserved' })}
                  >
                    {t('solutions.reserve')}
                  </Button>
                </>
              ) : null}
              {may('close-reservation') && one.result === 'reserved' ? (
                <Button onClick={() => setAsking({ item: one.item, what: 'close' })}>{t('solutions.close-reservation')}</Button>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
      {asking === undefined ? null : asking.what === 'close' ? (
        <Close solutionId={solution.id} version={newest} item={asking.item} onClose={() => setAsking(undefined)} />
      ) : (
        <Check
          solutionId={solution.id}
          version={newest}
          item={asking.item}
          result={asking.what}
          onClose={() => setAsking(undefined)}
        />
      )}
    </section>
  )
}

function Found({ item }: { item: Item }) {
  const { t, term, day } = useWords()
  if (item.result === null) return <StateMark tone="none" word={t('solutions.item-result.untouched')} />
  const word =
    item.result === 'reserved' && item.dueOn
      ? t('solutions.reserved-until', { day: day(item.dueOn) })
      : term('solutions.item-result', item.result)
  return (
    <>
      <span className="facts-line">
        <StateMark tone={resultTones[item.result]} word={word} />
        {item.checkedByName && item.checkedAt ? (
          <span className="quiet">
            {item.checkedByName} · {day(civilDay(new Date(item.checkedAt)))}
          </span>
        ) : null}
      </span>
      {item.note ? <p className="prose">{item.note}</p> : null}
    </>
  )
}

interface ItemProps {
  solutionId: string
  version: number
  item: HandoverItem
  onClose: () => void
}

function Check({ solutionId, version, item, result, onClose }: ItemProps & { result: Exclude<ItemResult, 'passed'> }) {
  const { t } = useWords()
  const sending = useSend(checkItem, () => {
    announce(t('solutions.item-is-recorded'))
    onClose()
  })
  const form = useForm({
    shape: checkItem.body,
    sentences: { dueOn: t('solutions.coming-day-wanted') },
    read: (data) => ({ version, item, result, ...textsIn(data) }),
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={result === 'failed' ? t('solutions.item-result.failed') : t('solutions.reserve')}
      lead={t(`solutions.handover-item.${item}`)}
      submit={t('solutions.record-result')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      {result === 'reserved' ? <DateField form={form} name="dueOn" label={t('solutions.reserved-to')} /> : null}
      <TextField form={form} name="note" label={t('solutions.what-was-found')} lines={3} optional />
    </StepDialog>
  )
}

function Close({ solutionId, version, item, onClose }: ItemProps) {
  const { t } = useWords()
  const sending = useSend(closeReservation, () => {
    announce(t('solutions.item-is-recorded'))
    onClose()
  })
  const form = useForm({
    shape: closeReservation.body,
    sentences: { note: t('solutions.note-wanted') },
    read: (data) => ({ version, item, ...textsIn(data) }),
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.assignment.command.close-reservation')}
      lead={t(`solutions.handover-item.${item}`)}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="note" label={t('solutions.what-was-added')} lines={3} />
    </StepDialog>
  )
}
