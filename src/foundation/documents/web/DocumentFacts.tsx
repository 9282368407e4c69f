import type { ReactNode } from 'react'
import { useWords } from '../../../web/desk/words.ts'
import type { DocumentDetail } from '../document-view.ts'
import { purposes } from '../recipients.ts'
import { Card } from './Card.tsx'

/** Who issued it, when, signed by whom, how fast it must travel, and its numbers in incoming books. */
export function DocumentFacts({ document }: { document: DocumentDetail }) {
  const { t, term, longDay, day, number, language } = useWords()
  const { signer } = document
  const inVietnamese = language === 'vi'
  const signed = [(inVietnamese ? signer.lines : signer.linesEn).join(', '), signer.name].filter(Boolean).join(' — ')
  return (
    <Card title={t('documents.facts')}>
      <dl className="pairs">
        <Fact word={t('documents.issuer')}>{inVietnamese ? document.issuer.name : document.issuer.nameEn}</Fact>
        <Fact word={t('documents.issuer-level')}>{term('documents.level', document.issuer.level)}</Fact>
        <Fact word={t('documents.issued-on')}>
          {document.issuedOn === null ? t('documents.not-issued-yet') : longDay(document.issuedOn)}
        </Fact>
        {document.dateNote === null ? null : (
          <Fact word={t('documents.date-is-approximate')}>{language === 'vi' ? document.dateNote.vi : document.dateNote.en}</Fact>
        )}
        {document.conveysOpinionOf === null ? null : (
          <Fact word={t('documents.conveys-opinion-of')}>
            {inVietnamese ? document.conveysOpinionOf : document.conveysOpinionOfEn}
          </Fact>
        )}
        {signed === '' ? null : <Fact word={t('documents.signer')}>{signed}</Fact>}
        <Fact word={t('documents.priority')}>{term('documents.priority', document.priority)}</Fact>
        <Fact word={t('documents.origin')}>{term('documents.origin', document.origin)}</Fact>
        {document.arrivals.map((arrival) => (
          <Fact key={`${arrival.bookPath} ${arrival.year}`} word={t('documents.arrival-number')}>
            {t('documents.arrival-of', { number: `${number(arrival.number)}/${arrival.year}`, day: day(arrival.arrivedOn) })}
          </Fact>
        ))}
      </dl>
    </Card>
  )
}

/** Everybody it was sent to, by what for. */
export function DocumentRecipients({ document }: { document: DocumentDetail }) {
  const { t, term, number, language } = useWords()
  if (document.recipients.length === 0) return null
  return (
    <Card title={t('documents.recipients')} count={document.recipients.length}>
      <dl className="document-recipients">
        {purposes.map((purpose) => {
          const those = document.recipients.filter((one) => one.purpose === purpose)
          return those.length === 0 ? null : (
            <div key={purpose}>
              <dt>{term('documents.purpose', purpose)}</dt>
              <dd>
                <ul>
                  {those.map(({ name, nameEn, copies }) => (
                    <li key={name}>
                      {language === 'vi' ? name : nameEn}
                      {copies === null ? '' : ` (${t('documents.copies', { copies: number(copies) })})`}
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          )
        })}
      </dl>
    </Card>
  )
}

/** Each point in one sentence; the paper beside it has the whole. */
export function DocumentPoints({ document }: { document: DocumentDetail }) {
  const { t, language } = useWords()
  if (document.points.length === 0) return null
  return (
    <Card title={t('documents.points')} count={document.points.length}>
      <ol className="document-points">
        {document.points.map((point) => (
          <li key={point.number}>
            <b>{point.number}.</b>
            <span>{(language === 'vi' ? point.summaryVi : point.summaryEn) || point.text}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

export function DocumentSources({ document }: { document: DocumentDetail }) {
  const { t, list, language } = useWords()
  if (document.sources.length === 0 && !document.notSeen && !document.subjectIsOurs) return null
  return (
    <Card title={t('documents.sources')}>
      {document.sources.length > 0 ? <p>{list(language === 'vi' ? document.sources : document.sourcesEn)}</p> : null}
      {document.notSeen ? <p className="quiet">{t('documents.not-seen')}</p> : null}
      {document.subjectIsOurs ? <p className="quiet">{t('documents.subject-is-ours')}</p> : null}
    </Card>
  )
}

export function DocumentHistory({ document }: { document: DocumentDetail }) {
  const { t, term, instant, language } = useWords()
  if (document.history.length === 0) return null
  return (
    <Card title={t('documents.history')}>
      <ol className="document-history">
        {document.history.map((step) => (
          <li key={`${step.what} ${step.happenedAt} ${step.note}`}>
            <span className="figures quiet">{instant(step.happenedAt)}</span>
            <span>
              <b>{term('documents.step', step.what)}</b> · {language === 'vi' ? step.actorName : step.actorNameEn}
              {step.note ? <span className="quiet"> · {language === 'vi' ? step.note : step.noteEn}</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Fact({ word, children }: { word: string; children: ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  )
}
