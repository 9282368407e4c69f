import { useState } from 'react'
import { useList, useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Combobox } from '../../../web/design/Combobox.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { Pairs } from '../../../web/design/Pairs.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { listSolutions, retireSolution } from '../contract.ts'
import type { SolutionWhole } from './wholes.ts'

/** A solution that is no longer applied: since when, why and what took its place; before that, its owner's step to retire it. */
export function Retirement({ solution }: { solution: SolutionWhole }) {
  const { t, day, language } = useWords()
  const [asking, setAsking] = useState(false)
  const { retired, entrySteps } = solution
  if (retired !== null) {
    const { successor } = retired
    return (
      <section className="card" aria-labelledby="retired">
        <div className="card-head">
          <h2 id="retired">{t('solutions.entry.state.retired')}</h2>
        </div>
        <Pairs
          className="card-body"
          pairs={[
            { label: t('solutions.retired'), value: t('solutions.retired-on', { day: day(retired.on), name: retired.byName }) },
            { label: t('solutions.why-retired'), value: retired.because },
            {
              label: t('solutions.successor'),
              value: successor ? <PageLink to={`/solutions/${successor.id}`}>{successor[language]}</PageLink> : null,
            },
          ]}
        />
      </section>
    )
  }
  // Whose entry it is not is offered nothing here.
  if (!entrySteps.some(({ whyNot }) => whyNot === null)) return null
  return (
    <>
      <div className="next-ready">
        <Button look="danger" onClick={() => setAsking(true)}>
          {t('solutions.entry.command.retire')}
        </Button>
      </div>
      {asking ? <Retire solution={solution} onClose={() => setAsking(false)} /> : null}
    </>
  )
}

function Retire({ solution, onClose }: { solution: SolutionWhole; onClose: () => void }) {
  const { t, term, list, language } = useWords()
  const others = useList(listSolutions, (after) => ({ query: { applicable: 'true' as const, limit: 200, after } }))
  const doesTheSame = others.rows.filter(
    (row) => row.id !== solution.id && row.capabilities.some((one) => solution.capabilities.includes(one)),
  )
  const sending = useSend(retireSolution, () => {
    announce(t('solutions.is-retired'))
    onClose()
  })
  const form = useForm({
    shape: retireSolution.body,
    sentences: { reason: t('solutions.retire-reason-wanted'), successorId: t('solutions.solution-wanted') },
    read: (data) => ({ version: solution.entryVersion, ...textsIn(data) }),
    send: (body) => sending.send({ params: { solutionId: solution.id }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.entry.command.retire')}
      lead={t('solutions.retire-lead')}
      look="danger"
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="reason" label={t('solutions.why-retired')} lines={3} />
      <Combobox
        form={form}
        name="successorId"
        label={t('solutions.successor')}
        options={doesTheSame.map((row) => ({
          value: row.id,
          label: language === 'vi' ? row.nameVi : row.nameEn,
          hint: list(row.capabilities.map((one) => term('solutions.capability', one))),
        }))}
        optional
      />
    </StepDialog>
  )
}
