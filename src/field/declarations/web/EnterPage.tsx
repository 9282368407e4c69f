import { useState } from 'react'
import { z } from 'zod'
import { civilDay } from '../../../vocabulary/period.ts'
import { useSend } from '../../../web/api/ask.ts'
import { useInstallation, useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Chips } from '../../../web/design/Chips.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { useForm } from '../../../web/design/form.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { PaperField, type ReadPaper } from '../../../web/desk/PaperField.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { enterDeclaration } from '../contract.ts'
import { forms } from '../data/forms.ts'
import { type FormDefinition, type FormId, formIds, formInForce } from '../form-definition.ts'
import { DefinitionFields } from './DefinitionFields.tsx'
import { partsIn, sentencesOf, shapeOf } from './definition-form.ts'
import './follow-ups.css'

interface EnterPageProps {
  /** Left out where nothing on this desk reads papers. */
  readPaper?: ReadPaper
}

/** An officer asks and types: people without a phone declare like everybody else. */
export function EnterPage({ readPaper }: EnterPageProps) {
  const { t } = useWords()
  const [id, setId] = useState<FormId>('whole-population')
  const mayFollow = useMay('declaration.follow')
  const now = useInstallation().data?.businessNow
  const today = now === undefined ? undefined : civilDay(new Date(now))
  const definition = today === undefined ? undefined : formInForce(forms, id, today)
  return (
    <div className="page">
      <PageHeader
        title={t('declarations.enter')}
        back={mayFollow ? <PageLink to="/declarations">{t('declarations.back')}</PageLink> : undefined}
      >
        {t('declarations.enter-lead')}
      </PageHeader>
      <div className="toolbar">
        <Chips
          label={t('declarations.which-form')}
          chips={formIds.map((value) => ({ value, label: t(`declarations.form.${value}`) }))}
          value={id}
          onChoose={setId}
        />
      </div>
      {definition === undefined || today === undefined ? (
        <Skeleton heights={[320]} />
      ) : (
        <EnterForm key={id} definition={definition} today={today} mayFollow={mayFollow} readPaper={readPaper} />
      )}
    </div>
  )
}

interface EnterFormProps {
  definition: FormDefinition
  today: string
  mayFollow: boolean
  readPaper: ReadPaper | undefined
}

function EnterForm({ definition, today, mayFollow, readPaper }: EnterFormProps) {
  const { t, instant, language } = useWords()
  const navigate = useNavigate()
  const [given, setGiven] = useState<ReturnType<typeof partsIn>>({ shared: {}, person: {} })
  const [round, setRound] = useState(0)
  const [start, setStart] = useState<ReturnType<typeof partsIn>>({ shared: {}, person: {} })
  const begin = (parts: ReturnType<typeof partsIn>) => {
    setStart(parts)
    setGiven(parts)
    setRound(round + 1)
  }
  // What was typed already stays, what the paper says takes its place.
  const fillFrom = (paper: Readonly<Record<string, string>>) => {
    const known = Object.entries(paper).filter(([id]) => definition.person.some((question) => question.id === id))
    begin({ shared: given.shared, person: { ...given.person, ...Object.fromEntries(known) } })
  }
  const sending = useSend(enterDeclaration, (reply) => {
    const flagged = reply.persons.some((person) => person.flagged)
    announce(flagged ? t('declarations.entered-flagged') : t('declarations.entered', { when: instant(reply.validUntil) }))
    if (mayFollow) void navigate({ to: '/declarations' })
    else begin({ shared: {}, person: {} })
  })
  const form = useForm({
    shape: z.strictObject({ ...shapeOf(definition, today), documentSeen: z.boolean() }),
    sentences: sentencesOf(definition, language),
    read: (data) => ({ ...partsIn(definition, data), documentSeen: data.get('documentSeen') === 'yes' }),
    send: ({ shared, person, documentSeen }) =>
      sending.send({
        body: { form: definition.id, version: definition.version, shared, persons: [{ answers: person, documentSeen }] },
      }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <>
      {readPaper ? (
        <div className="declaration-form declaration-paper">
          <PaperField read={(text) => readPaper(text, today)} onRead={fillFrom} />
        </div>
      ) : null}
      <form
        key={round}
        className="form declaration-form"
        {...form.props}
        onInput={(event) => setGiven(partsIn(definition, new FormData(event.currentTarget)))}
      >
        <ErrorSummary form={form} />
        {definition.shared.length > 0 ? (
          <fieldset className="declaration-group">
            <legend>{t('declarations.trip')}</legend>
            <DefinitionFields
              form={form}
              questions={definition.shared}
              prefix="shared."
              start={start.shared}
              given={given.shared}
              today={today}
            />
          </fieldset>
        ) : null}
        <fieldset className="declaration-group">
          <legend>{t('declarations.person')}</legend>
          <DefinitionFields
            form={form}
            questions={definition.person}
            prefix="person."
            start={start.person}
            given={given.person}
            today={today}
          />
          <DocumentSeen />
        </fieldset>
        <div className="form-actions">
          <Button type="submit" look="primary" busy={sending.sending}>
            {t('declarations.enter')}
          </Button>
        </div>
      </form>
    </>
  )
}

/** Only with the paper in hand is a declaration more than what somebody said. */
export function DocumentSeen() {
  const { t } = useWords()
  return (
    <label className="pick">
      <input type="checkbox" name="documentSeen" value="yes" />
      <span>{t('declarations.document-seen')}</span>
    </label>
  )
}
