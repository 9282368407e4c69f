import { useState } from 'react'
import { useMay } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Pairs } from '../../../web/design/Pairs.tsx'
import { StateMark, type Tone } from '../../../web/design/StateMark.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { ShownDirective } from '../contract.ts'
import { AskExceptionDialog, DecideExceptionDialog } from './ExceptionDialogs.tsx'

type Shown = ShownDirective['exceptions'][number]
const tones: Readonly<Record<Shown['state'], Tone>> = { asked: 'going', confirmed: 'ok', refused: 'none' }

/** Exceptions asked for and answered; for a drafter, what may be asked. Nothing where neither is the case. */
export function ExceptionsCard({ directive }: { directive: ShownDirective }) {
  const { t, day } = useWords()
  const mayDraft = useMay('directive.draft')
  const [asking, setAsking] = useState<string | undefined>(undefined)
  const [answering, setAnswering] = useState<{ id: string; isGranted: boolean } | undefined>(undefined)
  const { exceptions } = directive
  const askable =
    mayDraft && directive.state === 'drafted'
      ? directive.provisions.filter(
          ({ authority, code }) =>
            authority !== null &&
            !authority.within &&
            authority.ruleId === null &&
            !exceptions.some((one) => one.code === code && one.state === 'asked'),
        )
      : []
  if (exceptions.length === 0 && askable.length === 0) return null
  return (
    <section className="card" aria-labelledby="exceptions">
      <div className="card-head">
        <h2 id="exceptions">{t('directives.exceptions')}</h2>
      </div>
      <div className="card-body">
        <p className="quiet">{t('directives.exceptions-hint')}</p>
        {exceptions.map((one) => (
          <article key={one.id} className="exception">
            <h3>{t('directives.exception.of', { code: one.code })}</h3>
            <StateMark tone={tones[one.state]} word={t(`directives.exception.state.${one.state}`)} />
            <Pairs
              pairs={[
                { label: t('directives.exception.basis'), value: one.basisVi },
                { label: t('directives.exception.article'), value: one.articleVi },
                { label: t('directives.exception.reason'), value: one.reasonVi },
                { label: t('directives.exception.expires'), value: day(one.expiresOn) },
                { label: t('directives.exception.note'), value: one.noteVi },
              ]}
            />
            <p className="quiet">
              {t('directives.exception.asked-by', { name: one.askedBy, day: day(one.askedOn) })}
              {one.decidedBy !== null && one.decidedOn !== null
                ? ` · ${t('directives.exception.decided-by', { name: one.decidedBy, day: day(one.decidedOn) })}`
                : ''}
            </p>
            {one.mayDecide ? (
              <p>
                <Button look="primary" onClick={() => setAnswering({ id: one.id, isGranted: true })}>
                  {t('directives.exception.confirm')}
                </Button>{' '}
                <Button onClick={() => setAnswering({ id: one.id, isGranted: false })}>{t('directives.exception.refuse')}</Button>
              </p>
            ) : null}
          </article>
        ))}
        {askable.map(({ code }) => (
          <p key={code}>
            <Button onClick={() => setAsking(code)}>{t('directives.exception.ask', { code })}</Button>
          </p>
        ))}
        <a className="exceptions-link" href="/ngoai-le-tham-quyen">
          {t('directives.exceptions-public')}
        </a>
      </div>
      {asking === undefined ? null : (
        <AskExceptionDialog directive={directive} code={asking} onClose={() => setAsking(undefined)} />
      )}
      {answering === undefined ? null : (
        <DecideExceptionDialog
          exceptionId={answering.id}
          isGranted={answering.isGranted}
          onClose={() => setAnswering(undefined)}
        />
      )}
    </section>
  )
}
