import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Picks } from '../../../web/design/Choice.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { DocumentField } from '../../../web/desk/DocumentField.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { verdicts } from '../consultation.ts'
import { giveOpinion } from '../contract.ts'
import type { ProposalStepProps } from './wholes.ts'

/** One authority's opinion on the text as it stands on the screen, with its conditions or its reason and the reply letter. */
export function OpinionDialog({ solutionId, version, contentHash, onClose }: ProposalStepProps) {
  const { t } = useWords()
  const [verdict, setVerdict] = useState('')
  const [conditions, setConditions] = useState(1)
  const sending = useSend(giveOpinion, () => {
    announce(t('solutions.opinion-is-recorded'))
    onClose()
  })
  const rows = Array.from({ length: conditions }, (_, at) => at)
  const form = useForm({
    shape: giveOpinion.body,
    sentences: {
      verdict: t('solutions.verdict-wanted'),
      reason: t('solutions.reason-wanted'),
      ...Object.fromEntries(
        rows.flatMap((at) => [
          [`conditions.${at}.text`, t('solutions.condition-wanted')],
          [`conditions.${at}.verifier`, t('solutions.verifier-wanted')],
        ]),
      ),
    },
    read: (data) => {
      const { verdict: chosen, reason, replyDocumentId = null } = textsIn(data)
      const common = { version, contentHash, replyDocumentId, verdict: chosen }
      if (chosen === 'not-yet-agreed') return { ...common, reason: reason ?? '' }
      if (chosen !== 'agree-with-conditions') return common
      const text = (at: number, part: string) => String(data.get(`conditions.${at}.${part}`) ?? '')
      const written = rows.map((at) => ({ text: text(at, 'text'), verifier: text(at, 'verifier') }))
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
            </div>
          ))}
          <Button icon={IconPlus} onClick={() => setConditions(conditions + 1)}>
            {t('solutions.one-more-condition')}
          </Button>
        </fieldset>
      ) : null}
      {verdict === 'not-yet-agreed' ? <TextField form={form} name="reason" label={t('solutions.reason')} lines={3} /> : null}
      <DocumentField form={form} name="replyDocumentId" label={t('solutions.reply-document')} optional />
    </StepDialog>
  )
}

function verdictOf(target: EventTarget): string | undefined {
  return target instanceof HTMLInputElement && target.name === 'verdict' ? target.value : undefined
}
