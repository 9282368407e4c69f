import { IconFileTypePdf, IconUsb } from '@tabler/icons-react'
import { useState } from 'react'
import { z } from 'zod'
import { addressOf } from '../../../platform/http/client.ts'
import type { Out } from '../../../platform/http/contract.ts'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { Pairs } from '../../../web/design/Pairs.tsx'
import { StateMark, type Tone } from '../../../web/design/StateMark.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { NextSteps } from '../../../web/desk/NextSteps.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { type OutgoingCommand, type OutgoingState, outgoing } from '../outgoing.ts'
import { drawOutgoing, readOutgoing, takeClerkStep, takeDraftStep, takeReviewStep, takeSignerStep } from '../outgoing-contract.ts'
import { Card } from './Card.tsx'
import { TokenDialog } from './TokenDialog.tsx'

type Way = NonNullable<Out<typeof readOutgoing.reply>['way']>

/** How far a document written here is on its way out, and the buttons of what may be done next. Nothing for documents signed elsewhere. */
export function OutgoingSteps({ documentId, subject }: { documentId: string; subject: string }) {
  const way = useAsk(readOutgoing, { params: { documentId } }).data?.way
  return way ? <Shown documentId={documentId} subject={subject} way={way} /> : null
}

const over: readonly OutgoingState[] = ['cancelled', 'voided', 'recalled', 'replaced']
export function toneOfWay(state: OutgoingState): Tone {
  if (state === 'issued') return 'ok'
  return over.includes(state) ? 'none' : 'going'
}

type ByKey = 'sign' | 'sign-beside' | 'seal'
const isByKey = (command: OutgoingCommand): command is ByKey =>
  command === 'sign' || command === 'sign-beside' || command === 'seal'
const dangerous: readonly OutgoingCommand[] = ['cancel', 'void', 'recall']

function Shown({ documentId, subject, way }: { documentId: string; subject: string; way: Way }) {
  const { t, term, day, language } = useWords()
  const [asking, setAsking] = useState<OutgoingCommand | undefined>(undefined)
  const [elsewhere, setElsewhere] = useState<ByKey | undefined>(undefined)
  const book = language === 'en' ? way.bookNameEn : way.bookNameVi
  const isElsewhere = way.state === 'draft' && !way.signsHere
  if (isElsewhere) {
    return (
      <Card title={t('documents.outgoing.title')}>
        <p>{t('documents.outgoing.elsewhere', { book })}</p>
      </Card>
    )
  }
  return (
    <>
      <NextSteps
        waiting={<StateMark tone={toneOfWay(way.state)} word={term('documents.outgoing.state', way.state)} />}
        steps={way.steps.map(({ command, whyNot }) => ({
          command,
          whyNot,
          word: term('documents.outgoing.step', command),
          // Without keys of its own the product can only ask a token.
          start: () => (isByKey(command) && !way.testSigning ? setElsewhere(command) : setAsking(command)),
          facts: { count: way.faults.length },
          ...(dangerous.includes(command) ? { look: 'danger' as const } : command === 'return' ? { look: 'plain' as const } : {}),
        }))}
      >
        {way.testSigning && way.steps.some(({ command, whyNot }) => isByKey(command) && whyNot === null) ? (
          <p className="quiet">{t('documents.outgoing.test-signing')}</p>
        ) : null}
      </NextSteps>
      {asking ? (
        <Take
          key={asking}
          documentId={documentId}
          way={way}
          command={asking}
          onClose={() => setAsking(undefined)}
          onElsewhere={(command) => {
            setAsking(undefined)
            setElsewhere(command)
          }}
        />
      ) : null}
      {elsewhere ? (
        <TokenDialog
          documentId={documentId}
          version={way.version}
          command={elsewhere}
          numberLine={way.numberLine}
          subject={subject}
          onClose={() => setElsewhere(undefined)}
        />
      ) : null}
      <Card title={t('documents.outgoing.title')}>
        <Pairs
          pairs={[
            { label: t('documents.outgoing.book'), value: book },
            {
              label: t('documents.outgoing.numbered'),
              value: way.numberLine === '' || way.numberedOn === null ? null : `${way.numberLine}, ${day(way.numberedOn)}`,
            },
            { label: t('documents.outgoing.reason'), value: way.reason },
          ]}
        />
        {way.state === 'draft' || way.state === 'format-check' ? <Faults faults={way.faults} /> : null}
        {way.hasFile ? (
          <a className="button" href={addressOf(drawOutgoing, { params: { documentId } })} target="_blank" rel="noreferrer">
            <IconFileTypePdf size={16} aria-hidden="true" />
            <span>{t('documents.outgoing.open-page')}</span>
          </a>
        ) : null}
      </Card>
    </>
  )
}

function Faults({ faults }: { faults: Way['faults'] }) {
  const { t } = useWords()
  if (faults.length === 0) return <StateMark tone="ok" word={t('documents.outgoing.no-faults')} />
  return (
    <>
      <p>{t('documents.outgoing.faults')}</p>
      <ul className="document-faults">
        {faults.map((fault) => (
          <li key={fault}>
            <StateMark tone="warn" word={t(`documents.fault.${fault}`)} />
          </li>
        ))}
      </ul>
    </>
  )
}

const reasonAsked = z.strictObject({ reason: z.string().trim().min(3).max(500) })
const nothingAsked = z.strictObject({})

/** One step: what will happen, the reason where one is asked for, and one decisive button. */
function Take({
  documentId,
  way,
  command,
  onClose,
  onElsewhere,
}: {
  documentId: string
  way: Way
  command: OutgoingCommand
  onClose: () => void
  onElsewhere: (command: ByKey) => void
}) {
  const { t, term } = useWords()
  const word = term('documents.outgoing.step', command)
  const done = () => {
    announce(t('documents.outgoing.moved', { step: word }))
    onClose()
  }
  const sends = {
    'document.draft': useSend(takeDraftStep, done),
    'document.review': useSend(takeReviewStep, done),
    'document.number': useSend(takeClerkStep, done),
    'document.sign': useSend(takeSignerStep, done),
  }
  const by = outgoing.transitions.find((one) => one.command === command && one.from.includes(way.state))?.by
  const used = Object.entries(sends).find(([permission]) => permission === by)?.[1] ?? sends['document.draft']
  const needsReason = way.steps.some((one) => one.command === command && one.needsReason)
  const send = ({ reason = null }: { reason?: string | null }) => {
    const given = { params: { documentId } }
    const rest = { version: way.version, reason }
    if (command === 'submit' || command === 'cancel')
      return sends['document.draft'].send({ ...given, body: { command, ...rest } })
    if (by === 'document.review' && (command === 'approve-content' || command === 'return'))
      return sends['document.review'].send({ ...given, body: { command, ...rest } })
    if (
      by === 'document.number' &&
      (command === 'approve-format' || command === 'return' || command === 'number' || command === 'seal' || command === 'issue')
    )
      return sends['document.number'].send({ ...given, body: { command, ...rest } })
    if (command === 'sign' || command === 'sign-beside' || command === 'return' || command === 'void' || command === 'recall')
      return sends['document.sign'].send({ ...given, body: { command, ...rest } })
    return Promise.resolve(undefined)
  }
  const form = useForm({
    shape: needsReason ? reasonAsked : nothingAsked,
    sentences: { reason: t('refusal.step-needs-a-reason') },
    read: (data) => (needsReason ? textsIn(data) : {}),
    send,
    problem: used.problem,
    busy: used.sending,
  })
  return (
    <StepDialog
      title={word}
      form={form}
      problem={used.problem}
      look={dangerous.includes(command) ? 'danger' : 'primary'}
      onClose={onClose}
    >
      {needsReason ? (
        <TextField
          form={form}
          name="reason"
          label={t('documents.outgoing.reason')}
          hint={t('documents.outgoing.reason-hint')}
          lines={3}
        />
      ) : null}
      {isByKey(command) ? (
        <>
          {way.testSigning ? <p className="quiet">{t('documents.outgoing.test-signing')}</p> : null}
          <p>
            <Button look="quiet" icon={IconUsb} onClick={() => onElsewhere(command)}>
              {t('documents.token.title')}
            </Button>
          </p>
        </>
      ) : null}
    </StepDialog>
  )
}
