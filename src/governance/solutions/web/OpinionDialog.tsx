import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Picks } from '../../../web/design/Choice.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { verdicts } from '../consultation.ts'
import { giveOpinionForHealth, giveOpinionForTechnology } from '../contract.ts'
import type { Authority } from '../side.ts'
import { LetterFields, readLetter, useLetterSentences } from './LetterFields.tsx'
import type { ProposalStepProps } from './wholes.ts'

/** One authority's opinion on the text as it stands on the screen, with its conditions or its reason and the reply letter. */
export function OpinionDialog({ solutionId, version, contentHash: shown, speaksFor, openedOn, onClose }: ProposalStepProps) {
  const { t, day } = useWords()
  // What was read when the dialog opened: a text that changes meanwhile is not agreed to unread.
  const [contentHash] = useState(shown)
  const [side, setSide] = useState<Authority>(speaksFor[0] ?? 'health')
  const [verdict, setVerdict] = useState('')
  const [conditions, setConditions] = useState(1)
  const done = () => {
    announce(t('solutions.opinion-is-recorded'))
    onClose()
  }
  const forHealth = useSend(giveOpinionForHealth, done)
  const forTechnology = useSend(giveOpinionForTechnology, done)
  const sending = side === 'health' ? forHealth : forTechnology
  const ofLetter = useLetterSentences('letter')
  const rows = Array.from({ length: conditions }, (_, at) => at)
  const form = useForm({
    shape: giveOpinionForHealth.body,
    sentences: {
      ...ofLetter,
      verdict: t('solutions.verdict-wanted'),
      reason: t('solutions.reason-wanted'),
      ...Object.fromEntries(
        rows.flatMap((at) => [
          [`conditions.${at}.text`, t('solutions.condition-wanted')],
          [`conditions.${at}.verifier`, t('solutions.verifier-wanted')],
          [`conditions.${at}.dueOn`, t('solutions.coming-day-wanted')],
        ]),
      ),
    },
    read: (data) => {
      const { verdict: chosen, reason } = textsIn(data)
      const common = { version, contentHash, letter: readLetter(data, 'letter'), verdict: chosen }
      if (chosen === 'not-yet-agreed') return { ...common, reason: reason ?? '' }
      if (chosen !== 'agree-with-conditions') return common
      const texts = textsIn(data)
      const text = (at: number, part: string) => texts[`conditions.${at}.${part}`] ?? ''
      const written = rows.map((at) => ({ text: text(at, 'text'), verifier: text(at, 'verifier'), dueOn: text(at, 'dueOn') }))
      const filled = written.filter((one, at) => at === 0 || one.text.trim() !== '' || one.verifier.trim() !== '')
      return { ...common, conditions: filled }
    },
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.proposal.command.give-opinion')}
      lead={t('solutions.opinion-lead')}
      submit={t('solutions.sign-opinion')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      {speaksFor.length > 1 ? (
        <div
          onChange={(event) => {
            const chosen = speaksFor.find((one) => event.target instanceof HTMLInputElement && event.target.value === one)
            if (chosen) setSide(chosen)
          }}
        >
          <Picks
            form={form}
            name="side"
            label={t('solutions.speaks-for')}
            start={side}
            options={speaksFor.map((one) => ({ value: one, label: t(`solutions.side.${one}`) }))}
          />
        </div>
      ) : null}
      {/* The form's own change tells which verdict is picked, so that only its fields are asked for. */}
      <div onChange={(event) => setVerdict(verdictOf(event.target) ?? verdict)}>
        <Picks
          form={form}
          name="verdict"
          label={t('solutions.opinion')}
          options={verdicts.map((one) => ({ value: one, label: t(`solutions.verdict.${one}`) }))}
        />
      </div>
      {verdict === 'agree-with-conditions' ? (
        <fieldset className="condition-fields">
          <legend>{t('solutions.conditions')}</legend>
          {rows.map((at) => (
            <div key={at} className="condition-field">
              <TextField
                form={form}
                name={`conditions.${at}.text`}
                label={t('solutions.condition-number', { number: at + 1 })}
                lines={2}
              />
              <TextField
                form={form}
                name={`conditions.${at}.verifier`}
                label={t('solutions.verifier')}
                hint={t('solutions.verifier-hint')}
              />
              <DateField form={form} name={`conditions.${at}.dueOn`} label={t('solutions.condition-due')} />
            </div>
          ))}
          <Button icon={IconPlus} onClick={() => setConditions(conditions + 1)}>
            {t('solutions.one-more-condition')}
          </Button>
        </fieldset>
      ) : null}
      {verdict === 'not-yet-agreed' ? <TextField form={form} name="reason" label={t('solutions.reason')} lines={3} /> : null}
      <LetterFields
        form={form}
        name="letter"
        legend={t('solutions.reply-document')}
        hint={t('solutions.reply-hint', { side: t(`solutions.side.${side}`), day: openedOn === null ? '–' : day(openedOn) })}
        notationHint={side === 'health' ? t('solutions.letter.notation-hint-health') : t('solutions.letter.notation-hint')}
        refusal={sending.problem?.code}
      />
    </StepDialog>
  )
}

function verdictOf(target: EventTarget): string | undefined {
  return target instanceof HTMLInputElement && target.name === 'verdict' ? target.value : undefined
}
