import { useState } from 'react'
import { z } from 'zod'
import { civilDay } from '../../../vocabulary/period.ts'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { useForm } from '../../../web/design/form.ts'
import { Pairs } from '../../../web/design/Pairs.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { Timeline } from '../../../web/design/Timeline.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { none } from '../answer.ts'
import { correctDeclaration, type openDeclaration } from '../contract.ts'
import { forms } from '../data/forms.ts'
import { type FormDefinition, formOf, type Question } from '../form-definition.ts'
import { asWritten } from '../given-field.ts'
import { DefinitionFields } from './DefinitionFields.tsx'
import { partsIn, sentencesOf, shapeOf } from './definition-form.ts'
import { DocumentSeen } from './EnterPage.tsx'

type Opened = z.output<typeof openDeclaration.reply>

/** What was declared, who said what when, and a way to correct it that keeps what was said before. */
export function DeclarationDetail({ opened, onCorrected }: { opened: Opened; onCorrected: (id: string) => void }) {
  const { t, list, instant, language } = useWords()
  const [correcting, setCorrecting] = useState(false)
  const definition = formOf(forms, opened.form, opened.version)
  if (definition === undefined) return null
  const said = (question: Question, answer: unknown) =>
    wordsOf(question, answer, { opened, language, list, nothing: t('declarations.none-chosen') })
  const pairs = [
    ...definition.shared.map((question) => ({
      label: question.label[language],
      value: said(question, opened.shared[question.id]),
    })),
    ...definition.person.map((question) => ({
      label: question.label[language],
      value: said(question, opened.answers[question.id]),
    })),
  ]
  return (
    <div className="declaration-parts">
      <section className="card" aria-labelledby="answers">
        <div className="card-head">
          <h2 id="answers">
            {t('declarations.answers')} · {definition.name[language]}
          </h2>
        </div>
        <div className="card-body form">
          {opened.isNewest ? null : <p className="quiet">{t('declarations.older-version')}</p>}
          {correcting ? (
            <CorrectForm
              opened={opened}
              definition={definition}
              onCorrected={(id) => {
                setCorrecting(false)
                onCorrected(id)
              }}
            />
          ) : (
            <>
              <Pairs
                className="declaration-answers"
                pairs={[
                  { label: t('declarations.declared-at'), value: instant(opened.declaredAt) },
                  { label: t('declarations.valid-until'), value: instant(opened.validUntil) },
                  ...pairs,
                ]}
              />
              {opened.isNewest ? (
                <div>
                  <Button onClick={() => setCorrecting(true)}>{t('declarations.correct')}</Button>
                </div>
              ) : null}
            </>
          )}
        </div>
      </section>
      <section className="card" aria-labelledby="history">
        <div className="card-head">
          <h2 id="history">{t('declarations.history')}</h2>
        </div>
        <div className="card-body">
          <History opened={opened} />
        </div>
      </section>
    </div>
  )
}

function History({ opened }: { opened: Opened }) {
  const { t, instant, list } = useWords()
  const versions = opened.history.map((entry, i) => ({
    key: entry.id,
    at: entry.at,
    what: t(i === 0 ? 'declarations.history-first' : 'declarations.history-corrected'),
    who: entry.by ?? t('declarations.by-own-phone'),
    words: [
      t(`declarations.provenance.${entry.provenance}`),
      ...entry.kinds.map((kind) => t(`declarations.kind.${kind}`)),
      ...(entry.reason ? [entry.reason] : []),
    ],
  }))
  const steps = opened.steps.map((step) => ({
    key: `${step.at} ${step.state}`,
    at: step.at,
    what: t(`declarations.state.${step.state}`),
    who: step.by,
    words: [],
  }))
  const all = [...versions, ...steps].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return (
    <Timeline
      happenings={all.map(({ key, at, what, who, words }) => ({
        key,
        what,
        when: instant(at),
        who,
        ...(words.length > 0 ? { words: list(words) } : {}),
      }))}
    />
  )
}

interface CorrectFormProps {
  opened: Opened
  definition: FormDefinition
  onCorrected: (id: string) => void
}

function CorrectForm({ opened, definition, onCorrected }: CorrectFormProps) {
  const { t, language } = useWords()
  const today = civilDay(new Date(opened.declaredAt))
  const [given, setGiven] = useState<ReturnType<typeof partsIn>>({ shared: opened.shared, person: opened.answers })
  const sending = useSend(correctDeclaration, (reply) => {
    announce(t('declarations.corrected'))
    onCorrected(reply.id)
  })
  const form = useForm({
    shape: z.strictObject({
      ...shapeOf(definition, today),
      documentSeen: z.boolean(),
      reason: z.string().trim().min(3).max(300),
    }),
    sentences: { ...sentencesOf(definition, language), reason: t('declarations.correction-reason-wanted') },
    read: (data) => ({
      ...partsIn(definition, data),
      documentSeen: data.get('documentSeen') === 'yes',
      reason: String(data.get('reason') ?? ''),
    }),
    send: ({ shared, person, documentSeen, reason }) =>
      sending.send({ params: { declarationId: opened.id }, body: { shared, answers: person, documentSeen, reason } }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <form
      className="form declaration-form"
      {...form.props}
      onInput={(event) => setGiven(partsIn(definition, new FormData(event.currentTarget)))}
    >
      <ErrorSummary form={form} />
      <DefinitionFields
        form={form}
        questions={definition.shared}
        prefix="shared."
        start={opened.shared}
        given={given.shared}
        today={today}
      />
      <DefinitionFields
        form={form}
        questions={definition.person}
        prefix="person."
        start={opened.answers}
        given={given.person}
        today={today}
      />
      <DocumentSeen />
      <TextField form={form} name="reason" label={t('declarations.correction-reason')} maxLength={300} />
      <div className="form-actions">
        <Button type="submit" look="primary" busy={sending.sending}>
          {t('declarations.correct')}
        </Button>
      </div>
    </form>
  )
}

interface Saying {
  opened: Opened
  language: 'vi' | 'en'
  list: (names: readonly string[]) => string
  nothing: string
}

/** An answer as an officer reads it; empty when there is none. */
function wordsOf(question: Question, answer: unknown, saying: Saying): string {
  const { opened, language, list, nothing } = saying
  if (answer === undefined || answer === '') return ''
  if (question.kind === 'rows' && Array.isArray(answer)) {
    return answer
      .map((row: unknown) =>
        question.of
          .map((inner) =>
            wordsOf(inner, typeof row === 'object' && row !== null ? Reflect.get(row, inner.id) : undefined, saying),
          )
          .filter(Boolean)
          .join(' · '),
      )
      .join('; ')
  }
  if (question.kind === 'many' && Array.isArray(answer)) {
    if (answer.includes(none)) return nothing
    return list(question.options.filter(({ value }) => answer.includes(value)).map(({ label }) => label[language]))
  }
  const text = String(answer)
  if (question.kind === 'one') return question.options.find(({ value }) => value === text)?.label[language] ?? ''
  if (question.kind === 'commune') return opened.communes.find(({ path }) => path === text)?.[language] ?? ''
  return asWritten(text)
}
