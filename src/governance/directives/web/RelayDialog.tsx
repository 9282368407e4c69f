import { useSend } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { DateField } from '../../../web/design/DateField.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { DocumentField } from '../../../web/desk/DocumentField.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { relayDirective, type ShownDirective } from '../contract.ts'
import { asProvision, contentOf } from './sketch.ts'

/** For those below: an own document that carries the directive out, and the terms it sets, content by content. */
export function RelayCard({ directive }: { directive: ShownDirective }) {
  const { t, list, language } = useWords()
  const mayRelay = useMayRelay(directive)
  if (!mayRelay && directive.relayedBy.length === 0) return null
  return (
    <section className="card" aria-labelledby="relays">
      <div className="card-head">
        <h2 id="relays">{t('directives.relays')}</h2>
      </div>
      {directive.relayedBy.length > 0 ? (
        <ol className="life">
          {directive.relayedBy.map((one) => (
            <li key={one.directiveId}>
              <PageLink to={`/directives/${one.directiveId}`}>{one.words[language]}</PageLink>
              <p className="quiet">
                {one.issuer} · {t('directives.provision-number', { code: list(one.codes) })}
              </p>
            </li>
          ))}
        </ol>
      ) : (
        <p className="card-body quiet">{t('directives.relay-hint')}</p>
      )}
    </section>
  )
}

/** Whether the reader's own unit carries directives out, and this one still lives. */
export function useMayRelay({ state, relays, extent }: ShownDirective): boolean {
  const mayRelay = useMay('directive.relay')
  return mayRelay && state === 'issued' && relays === null && extent !== 'ended'
}

export function RelayDialog({ directive, onClose }: { directive: ShownDirective; onClose: () => void }) {
  const { t, language } = useWords()
  const { id: directiveId } = directive
  const own = directive.provisions.filter(({ id, referralId }) => {
    const standing = directive.standings.find(({ provisionId }) => provisionId === id)?.standing
    return referralId === null && standing !== 'ended'
  })
  const sending = useSend(relayDirective, () => {
    announce(t('directives.act-is-recorded'))
    onClose()
  })
  const form = useForm({
    shape: relayDirective.body,
    sentences: {
      documentId: t('directives.act-document-wanted'),
      ...Object.fromEntries(
        own.flatMap(({ code }, at) => [
          [`terms.${at}.dueOn`, t('directives.of-provision', { code, sentence: t('directives.due-wanted') })],
          [`terms.${at}.threshold`, t('directives.of-provision', { code, sentence: t('directives.threshold-wanted') })],
          [`terms.${at}.graceDays`, t('directives.of-provision', { code, sentence: t('directives.grace-wanted') })],
        ]),
      ),
    },
    read: (data) => ({
      documentId: textsIn(data).documentId ?? '',
      terms: own.map((one, at) => termsIn(data, one, at)),
    }),
    send: (body) => sending.send({ params: { directiveId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('directives.relay')}
      lead={t('directives.relay-lead')}
      submit={t('directives.record-decision')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <DocumentField form={form} name="documentId" label={t('directives.relay-document')} />
      {own.map((one, at) => {
        const begun = contentOf(one)
        return (
          <fieldset key={one.id} className="content">
            <legend>{t('directives.provision-number', { code: one.code })}</legend>
            <p className="content-text">{language === 'en' ? (one.textEn ?? one.textVi) : one.textVi}</p>
            <div className="beside">
              <DateField form={form} name={`terms.${at}.dueOn`} label={t('directives.due')} start={begun.dueOn} optional />
              {one.measureId ? (
                <TextField
                  form={form}
                  name={`terms.${at}.threshold`}
                  label={t('directives.threshold-percent')}
                  size={6}
                  start={begun.threshold}
                />
              ) : null}
              <TextField
                form={form}
                name={`terms.${at}.graceDays`}
                label={t('directives.grace')}
                kind="digits"
                size={3}
                start={begun.graceDays}
              />
            </div>
          </fieldset>
        )
      })}
    </StepDialog>
  )
}

/** The content’s own terms where nothing else was typed: a content left alone stays as the higher body set it. */
function termsIn(data: FormData, one: ShownDirective['provisions'][number], at: number): unknown {
  const begun = contentOf(one)
  const text = (field: string, otherwise: string) => String(data.get(`terms.${at}.${field}`) ?? otherwise)
  const now = asProvision({
    ...begun,
    dueOn: text('dueOn', begun.dueOn),
    threshold: text('threshold', begun.threshold),
    graceDays: text('graceDays', begun.graceDays),
  })
  const { force, threshold, dueOn, frequency, graceDays } = now
  return { provisionId: one.id, textVi: null, force, threshold, dueOn, frequency, graceDays }
}
