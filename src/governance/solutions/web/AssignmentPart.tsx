import { IconPaperclip } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { addressOf } from '../../../platform/http/client.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { useSend } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { type Form, textsIn, useForm } from '../../../web/design/form.ts'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { TroubleLine } from '../../../web/design/Trouble.tsx'
import { ReloadOffer, StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useToday } from '../../../web/desk/today.ts'
import { useWords } from '../../../web/desk/words.ts'
import { agreeNotApplicable, checkItem, closeReservation, drawMinutes, keepEvidence, readEvidence } from '../contract.ts'
import type { ItemResult } from '../handover.ts'
import { type HandoverItem, type HandoverSection, handoverSections } from '../handover-template.ts'
import { Defects } from './Defects.tsx'
import { CountByHand, NameReceiver, ReserveRest } from './HandoverDialogs.tsx'
import { resultTones } from './tones.ts'
import type { SolutionWhole } from './wholes.ts'

type Assignment = NonNullable<SolutionWhole['assignment']>
type Item = Assignment['checklist'][number]

/** The checklist of the handover, part by part: what the receiver found of each item, by whom and when, and the files behind it. */
export function AssignmentPart({ solution, assignment }: { solution: SolutionWhole; assignment: Assignment }) {
  const { t, day, language } = useWords()
  const may = (command: string) => solution.nextSteps.some((step) => step.command === command && step.whyNot === null)
  const [asking, setAsking] = useState<Asking | undefined>(undefined)
  const [version, setVersion] = useState(assignment.version)
  // A reply may be newer than what the page has brought by now, and the page newer than the last reply.
  const newest = Math.max(version, assignment.version)
  const passing = useSend(checkItem, (step) => setVersion(step.version))
  const agreeing = useSend(agreeNotApplicable, (step) => setVersion(step.version))
  const mayBring = useMay('handover.bring')
  const done = assignment.checklist.filter(({ result }) => result !== null).length
  const problem = passing.problem ?? agreeing.problem
  const close = () => setAsking(undefined)
  const common = { solutionId: solution.id, version: newest, onClose: close }
  return (
    <>
      <section className="card" aria-labelledby="handover-checklist">
        <div className="card-head">
          <h2 id="handover-checklist">{t('solutions.handover-checklist')}</h2>
          <span className="quiet">{t('solutions.items-checked', { done, of: assignment.checklist.length })}</span>
        </div>
        <div className="card-body">
          <p>{assignment.urgent ? t('solutions.urgent-handover') : t('solutions.calm-handover')}</p>
          <div className="next-ready">
            {may('reserve-the-rest') ? (
              <Button onClick={() => setAsking({ what: 'rest' })}>{t('solutions.assignment.command.reserve-the-rest')}</Button>
            ) : null}
            {may('count-by-hand') ? (
              <Button onClick={() => setAsking({ what: 'count' })}>{t('solutions.assignment.command.count-by-hand')}</Button>
            ) : null}
            {solution.state === 'accepted' || solution.state === 'handed-over' ? (
              <a className="button" href={addressOf(drawMinutes, { params: { solutionId: solution.id } })} download>
                {t('solutions.minutes-pdf')}
              </a>
            ) : null}
          </div>
          {problem ? (
            <>
              <TroubleLine problem={problem} />
              <ReloadOffer problem={problem} onReload={passing.problem ? passing.forget : agreeing.forget} />
            </>
          ) : null}
          {assignment.handCounts.length === 0 ? null : (
            <ul className="bullets">
              {assignment.handCounts.map((one) => (
                <li key={`${one.placeVi} ${one.on} ${one.byHand} ${one.computed}`}>
                  {t('solutions.count-line', {
                    place: language === 'vi' ? one.placeVi : one.placeEn,
                    day: day(one.on),
                    byHand: one.byHand,
                    computed: one.computed,
                  })}
                </li>
              ))}
            </ul>
          )}
        </div>
        {handoverSections.map((section) => {
          const items = assignment.checklist.filter((one) => one.section === section)
          const receiver = assignment.receivers.find((one) => one.section === section)
          return items.length === 0 ? null : (
            <section key={section} aria-labelledby={`part-${section}`}>
              <div className="checklist-part">
                <h3 id={`part-${section}`}>{t(`solutions.handover-section.${section}`)}</h3>
                <span className="quiet">
                  {receiver ? t('solutions.receiver-of-section', { name: receiver.name }) : t('solutions.no-receiver-yet')}
                </span>
                {may('name-receiver') ? (
                  <Button
                    look="quiet"
                    label={`${t('solutions.assignment.command.name-receiver')}: ${t(`solutions.handover-section.${section}`)}`}
                    onClick={() => setAsking({ what: 'receiver', section })}
                  >
                    {t('solutions.assignment.command.name-receiver')}
                  </Button>
                ) : null}
              </div>
              <ol className="checklist">
                {items.map((one) => (
                  <li key={one.item}>
                    <span className="checklist-number">{assignment.checklist.indexOf(one) + 1}</span>
                    <div className="checklist-words">
                      <p className="checklist-item">
                        {t(`solutions.handover-item.${one.item}`)}{' '}
                        {assignment.urgent && one.urgent ? <span className="tag">{t('solutions.must-pass-now')}</span> : null}
                        {one.mandatory ? null : <span className="tag">{t('solutions.may-be-left-out')}</span>}{' '}
                        {one.evidenceAsked === 'file' ? <span className="tag">{t('solutions.needs-a-file')}</span> : null}
                      </p>
                      <Found item={one} />
                      {one.note ? <p className="prose">{one.note}</p> : null}
                      <Files
                        solutionId={solution.id}
                        item={one}
                        mayBring={mayBring && (solution.state === 'ready' || one.result === 'reserved')}
                      />
                    </div>
                    <div className="checklist-actions">
                      {may('check-item') ? (
                        <>
                          {one.result === 'passed' ? null : (
                            <Button
                              busy={passing.sending}
                              label={`${t('solutions.item-result.passed')}: ${t(`solutions.handover-item.${one.item}`)}`}
                              onClick={() =>
                                one.evidenceAsked === 'file-or-sight' && one.evidence.length === 0
                                  ? setAsking({ what: 'passed', item: one.item })
                                  : void passing.send({
                                      params: { solutionId: solution.id },
                                      body: { version: newest, item: one.item, result: 'passed' },
                                    })
                              }
                            >
                              {t('solutions.item-result.passed')}
                            </Button>
                          )}
                          {(['failed', 'reserved', 'not-applicable'] as const).map((what) => (
                            <Button
                              key={what}
                              label={`${what === 'reserved' ? t('solutions.reserve') : t(`solutions.item-result.${what}`)}: ${t(`solutions.handover-item.${one.item}`)}`}
                              onClick={() => setAsking({ what, item: one.item })}
                            >
                              {what === 'reserved' ? t('solutions.reserve') : t(`solutions.item-result.${what}`)}
                            </Button>
                          ))}
                        </>
                      ) : null}
                      {may('agree-not-applicable') && one.result === 'not-applicable' && !one.agreed ? (
                        <Button
                          busy={agreeing.sending}
                          label={`${t('solutions.agree')}: ${t(`solutions.handover-item.${one.item}`)}`}
                          onClick={() =>
                            void agreeing.send({ params: { solutionId: solution.id }, body: { version: newest, item: one.item } })
                          }
                        >
                          {t('solutions.agree')}
                        </Button>
                      ) : null}
                      {may('close-reservation') && one.result === 'reserved' ? (
                        <Button
                          label={`${t('solutions.close-reservation')}: ${t(`solutions.handover-item.${one.item}`)}`}
                          onClick={() => setAsking({ what: 'close', item: one.item })}
                        >
                          {t('solutions.close-reservation')}
                        </Button>
                      ) : null}
                    </div>
                  </li>
                ))}
              </ol>
            </section>
          )
        })}
      </section>
      <Defects solution={solution} assignment={assignment} version={newest} mayRaise={may('raise-defect')} />
      {asking?.what === 'rest' ? <ReserveRest {...common} checklist={assignment.checklist} /> : null}
      {asking?.what === 'count' ? <CountByHand {...common} /> : null}
      {asking?.what === 'receiver' ? <NameReceiver {...common} section={asking.section} /> : null}
      {asking?.what === 'close' ? <Close {...common} item={asking.item} /> : null}
      {asking?.what === 'passed' ||
      asking?.what === 'failed' ||
      asking?.what === 'reserved' ||
      asking?.what === 'not-applicable' ? (
        <Check {...common} item={asking.item} result={asking.what} />
      ) : null}
    </>
  )
}

type Asking =
  | { what: 'rest' | 'count' }
  | { what: 'receiver'; section: HandoverSection }
  | { what: 'passed' | 'failed' | 'reserved' | 'not-applicable' | 'close'; item: HandoverItem }

/** The files behind an item, and a way to bring one more. */
function Files({ solutionId, item, mayBring }: { solutionId: string; item: Item; mayBring: boolean }) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const keeping = useSend(keepEvidence)
  if (item.evidence.length === 0 && !mayBring) return null
  return (
    <div className="facts-line">
      {item.evidence.map(({ sha256, name }) => (
        <a key={sha256} href={addressOf(readEvidence, { params: { solutionId, sha256 } })} download>
          {name}
        </a>
      ))}
      {mayBring ? (
        <>
          <input
            ref={input}
            type="file"
            accept="application/pdf,image/png,image/jpeg"
            className="only-heard"
            tabIndex={-1}
            aria-label={t('solutions.evidence-of', { item: t(`solutions.handover-item.${item.item}`) })}
            onChange={(event) => {
              const file = event.target.files?.[0]
              if (file === undefined) return
              const query = { item: item.item, name: file.name }
              void keeping.send({ params: { solutionId }, query, upload: new Blob([file], { type: file.type }) })
            }}
          />
          <Button
            look="quiet"
            icon={IconPaperclip}
            busy={keeping.sending}
            label={t('solutions.evidence-of', { item: t(`solutions.handover-item.${item.item}`) })}
            onClick={() => input.current?.click()}
          >
            {t('solutions.add-evidence')}
          </Button>
        </>
      ) : null}
      {keeping.problem ? <TroubleLine problem={keeping.problem} /> : null}
    </div>
  )
}

function Found({ item }: { item: Item }) {
  const { t, term, day } = useWords()
  if (item.result === null)
    return (
      <span className="facts-line">
        <StateMark tone="none" word={t('solutions.item-result.untouched')} />
      </span>
    )
  const word =
    item.result === 'reserved' && item.dueOn
      ? t('solutions.reserved-until', { day: day(item.dueOn) })
      : term('solutions.item-result', item.result)
  return (
    <>
      <span className="facts-line">
        <StateMark tone={resultTones[item.result]} word={word} />
        {item.result === 'not-applicable' ? (
          <span className="quiet">{item.agreed ? t('solutions.agreed-by-both') : t('solutions.waits-for-giver')}</span>
        ) : null}
        {item.checkedByName && item.checkedAt ? (
          <span className="quiet">
            {item.checkedByName} · {day(civilDay(new Date(item.checkedAt)))}
          </span>
        ) : null}
      </span>
      {item.seenBy && item.seenOn ? (
        <p className="quiet">{t('solutions.seen-by-on', { name: item.seenBy, day: day(item.seenOn) })}</p>
      ) : null}
    </>
  )
}

interface ItemProps {
  solutionId: string
  version: number
  item: HandoverItem
  onClose: () => void
}

function Check({ solutionId, version, item, result, onClose }: ItemProps & { result: ItemResult }) {
  const { t } = useWords()
  const sending = useSend(checkItem, () => {
    announce(t('solutions.item-is-recorded'))
    onClose()
  })
  const form = useForm({
    shape: checkItem.body,
    sentences: { dueOn: t('solutions.coming-day-wanted'), ...useSightSentences() },
    read: (data) => ({ version, item, result, ...textsIn(data) }),
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={result === 'reserved' ? t('solutions.reserve') : t(`solutions.item-result.${result}`)}
      lead={t(`solutions.handover-item.${item}`)}
      submit={t('solutions.record-result')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      {result === 'reserved' ? <DateField form={form} name="dueOn" label={t('solutions.reserved-to')} /> : null}
      {result === 'passed' ? <Sight form={form} /> : null}
      <TextField form={form} name="note" label={t('solutions.what-was-found')} lines={3} optional />
    </StepDialog>
  )
}

/** Who saw it, and when: where no file shows that an item passes. */
function Sight({ form, optional = false }: { form: Form; optional?: boolean }) {
  const { t } = useWords()
  const today = useToday()
  return (
    <>
      <TextField form={form} name="seenBy" label={t('solutions.seen-by')} maxLength={120} optional={optional} />
      <DateField form={form} name="seenOn" label={t('solutions.seen-on')} {...(optional ? { optional } : { start: today })} />
    </>
  )
}

function useSightSentences(): { seenBy: string; seenOn: string } {
  const { t } = useWords()
  return { seenBy: t('solutions.seen-by-wanted'), seenOn: t('solutions.day-wanted') }
}

function Close({ solutionId, version, item, onClose }: ItemProps) {
  const { t } = useWords()
  const sending = useSend(closeReservation, () => {
    announce(t('solutions.item-is-recorded'))
    onClose()
  })
  const form = useForm({
    shape: closeReservation.body,
    sentences: { note: t('solutions.note-wanted'), ...useSightSentences() },
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
      <Sight form={form} optional />
    </StepDialog>
  )
}
