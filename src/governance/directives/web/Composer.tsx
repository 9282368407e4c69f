import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { useForm } from '../../../web/design/form.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { ReloadOffer } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { createDraft, editDraft } from '../contract.ts'
import { AuthorityStep } from './AuthorityStep.tsx'
import { BoundStep } from './BoundStep.tsx'
import { ComposerPreview } from './ComposerPreview.tsx'
import { type Draft, draftIn, type Start, type Status, type StepName, statusOf, stepNames, stepOf } from './composition.ts'
import { MeasureStep } from './MeasureStep.tsx'
import { SolutionStep } from './SolutionStep.tsx'
import { asProvision, sketchOf } from './sketch.ts'
import { usePreview } from './use-preview.ts'
import '../../../web/design/columns.css'

/**
 * A directive in four steps, in any order: which solutions, who is bound, measured how and by when, on whose authority. All steps are
 * one form, so that nothing typed is lost between them; what it would bind and whether it may be directed is shown beside it all along.
 */
export function Composer({ start }: { start: Start }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const head = useRef<HTMLHeadingElement>(null)
  const [step, setStep] = useState<StepName>('solution')
  // Each content keeps its key while others come and go, and with it what was typed into it.
  const [keys, setKeys] = useState<readonly number[]>(() => start.contents.map((_, at) => at))
  const [draft, setDraft] = useState<Draft>(start)
  const done = ({ id }: { id: string }) => {
    announce(t('directives.draft-is-saved'))
    void navigate({ to: `/directives/${id}` })
  }
  const creating = useSend(createDraft, done)
  const editing = useSend(editDraft, done)
  const { directiveId, version, fromReferralId = null } = start
  const problem = creating.problem ?? editing.problem
  const busy = creating.sending || editing.sending
  const form = useForm({
    shape: createDraft.body,
    sentences: useSentences(keys.length),
    read: (data) => ({ ...bodyOf(draftIn(data, keys.length)), fromReferralId }),
    send: ({ fromReferralId: from, ...body }) =>
      directiveId === undefined || version === undefined
        ? creating.send({ body: { ...body, fromReferralId: from } })
        : editing.send({ params: { directiveId }, body: { ...body, version } }),
    problem,
    busy,
  })
  const {
    preview,
    problem: previewProblem,
    again,
  } = usePreview(
    directiveId ?? null,
    fromReferralId,
    draft.contents.flatMap((content) => sketchOf(content) ?? []),
  )
  const look = () => {
    const element = form.props.ref.current
    if (element) setDraft(draftIn(new FormData(element), keys.length))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a content more or less is read as soon as it is drawn
  useEffect(look, [keys])
  const firstWrong = form.errors[0]?.name
  // biome-ignore lint/correctness/useExhaustiveDependencies: every refused attempt shows the step with the first thing to mend
  useEffect(() => {
    if (form.attempt > 0 && firstWrong !== undefined) setStep(stepOf(firstWrong))
  }, [form.attempt])
  /** A line of the summary leads to a field; its step is shown before the summary looks for it. */
  const showStep = (event: MouseEvent<HTMLDivElement>) => {
    const line = event.target instanceof Element ? event.target.closest('li') : null
    const name = line ? form.errors[Array.from(line.parentElement?.children ?? []).indexOf(line)]?.name : undefined
    if (name !== undefined) flushSync(() => setStep(stepOf(name)))
  }
  const go = (to: StepName) => {
    setStep(to)
    head.current?.focus()
  }
  const next = stepNames[stepNames.indexOf(step) + 1]
  const parts = { form, keys, draft, start }
  const back = directiveId === undefined ? '/directives' : `/directives/${directiveId}`
  return (
    <div className="page composer">
      <PageHeader
        title={directiveId === undefined ? t('directives.compose') : t('directives.command.edit')}
        back={
          <PageLink to={back} className="back-link">
            ← {directiveId === undefined ? t('directives.title') : t('directives.draft-of')}
          </PageLink>
        }
      >
        {t('directives.compose-lead')}
      </PageHeader>
      <div className="columns">
        <form
          className="columns-main"
          {...form.props}
          // What a date or a choice sends is drawn after this event, and read then.
          onChange={() => setTimeout(look)}
        >
          {form.errors.length > 0 ? (
            <div onClickCapture={showStep}>
              <ErrorSummary form={form} />
            </div>
          ) : null}
          <ReloadOffer problem={problem} onReload={() => void navigate({ to: back })} />
          <TaskList step={step} draft={draft} onGo={go} />
          {stepNames.map((name) => (
            <section key={name} className="card" hidden={name !== step} aria-labelledby={`step-${name}`}>
              <div className="card-head">
                <h2 id={`step-${name}`} ref={name === step ? head : undefined} tabIndex={-1}>
                  {stepNames.indexOf(name) + 1}. {t(`directives.step.${name}`)}
                </h2>
              </div>
              <div className="card-body form">
                {name === 'solution' ? <SolutionStep {...parts} /> : null}
                {name === 'bound' ? (
                  <BoundStep
                    {...parts}
                    preview={preview}
                    onMore={() => setKeys([...keys, Math.max(...keys, -1) + 1])}
                    onLess={(key) => setKeys(keys.filter((one) => one !== key))}
                  />
                ) : null}
                {name === 'measure' ? <MeasureStep {...parts} /> : null}
                {name === 'authority' ? <AuthorityStep {...parts} preview={preview} /> : null}
              </div>
            </section>
          ))}
          <div className="form-actions">
            {next ? (
              <Button look="primary" onClick={() => go(next)}>
                {t('directives.go-on')}
              </Button>
            ) : null}
            <Button look={next ? 'plain' : 'primary'} type="submit" busy={busy}>
              {t('directives.save-draft')}
            </Button>
          </div>
        </form>
        <div className="columns-side composer-side">
          <ComposerPreview draft={draft} preview={preview} problem={previewProblem} again={again} />
        </div>
      </div>
    </div>
  )
}

/** The four steps with what is done and what is missing of each. */
function TaskList({ step, draft, onGo }: { step: StepName; draft: Draft; onGo: (to: StepName) => void }) {
  const { t } = useWords()
  const word = (status: Status) =>
    status.kind === 'missing' ? t('directives.step-missing', { count: status.count }) : t(`directives.step-${status.kind}`)
  return (
    <ol className="task-list card">
      {stepNames.map((name, at) => {
        const status = statusOf(name, draft)
        return (
          <li key={name}>
            <button type="button" aria-current={name === step ? 'step' : undefined} onClick={() => onGo(name)}>
              <span>
                {at + 1}. {t(`directives.step.${name}`)}
              </span>
              <span className={`task-status task-${status.kind}`}>{word(status)}</span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}

function bodyOf({ contents, ...draft }: Draft) {
  return { ...draft, subjectEn: draft.subjectEn.trim() === '' ? null : draft.subjectEn, provisions: contents.map(asProvision) }
}

function useSentences(count: number): Readonly<Record<string, string>> {
  const { t } = useWords()
  const fields = {
    textVi: t('directives.text-wanted'),
    territory: t('directives.territory-wanted'),
    measureId: t('directives.measure-wanted'),
    threshold: t('directives.threshold-wanted'),
    fromOn: t('directives.day-wanted'),
    dueOn: t('directives.due-wanted'),
    fallbackVi: t('directives.fallback-wanted'),
    graceDays: t('directives.grace-wanted'),
    untilOn: t('directives.until-wanted'),
    conditionVi: t('directives.fallback-wanted'),
    sanctionVi: t('directives.fallback-wanted'),
  }
  const each = Array.from({ length: count }, (_, at) =>
    Object.entries(fields).map(([name, sentence]) => [
      `provisions.${at}.${name}`,
      t('directives.of-provision', { code: at + 1, sentence }),
    ]),
  ).flat()
  return { subjectVi: t('directives.subject-wanted'), subjectEn: t('directives.subject-wanted'), ...Object.fromEntries(each) }
}
