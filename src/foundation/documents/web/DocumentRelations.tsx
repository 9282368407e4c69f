import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { DocumentDetail } from '../document-view.ts'
import { Card } from './Card.tsx'

type Related = DocumentDetail['relatesTo'][number]

/** What this document does to older ones, and what later ones do to it: in words, after how many days, and how we know. */
export function DocumentRelations({ document }: { document: DocumentDetail }) {
  const { t } = useWords()
  const { relatesTo, relatedFrom } = document
  return (
    <Card title={t('documents.relations')} count={relatesTo.length + relatedFrom.length}>
      {relatesTo.length === 0 && relatedFrom.length === 0 ? <p className="quiet">{t('documents.no-relations')}</p> : null}
      {relatesTo.length > 0 ? (
        <>
          <h3>{t('documents.to-older')}</h3>
          <ul className="document-relations">
            {nearestFirst(relatesTo).map((related) => (
              <Line key={`${related.kind} ${related.documentId}`} related={related} isNewer={false} />
            ))}
          </ul>
        </>
      ) : null}
      {relatedFrom.length > 0 ? (
        <>
          <h3>{t('documents.from-newer')}</h3>
          <ul className="document-relations">
            {nearestFirst(relatedFrom).map((related) => (
              <Line key={`${related.kind} ${related.documentId}`} related={related} isNewer />
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  )
}

function Line({ related, isNewer }: { related: Related; isNewer: boolean }) {
  const { t, term, number, language } = useWords()
  const verb = term('documents.relation', related.kind)
  const words = language === 'vi' ? related.wordsVi : related.wordsEn
  const note = language === 'vi' ? related.noteVi : related.noteEn
  return (
    <li>
      <p className="relation-line">
        {isNewer ? null : <span className="relation-verb">{verb}</span>}
        <PageLink to={`/documents/${related.documentId}`}>{words}</PageLink>
        {isNewer ? (
          <span className="relation-verb">{t('documents.does-to-this', { verb: verb.toLocaleLowerCase(language) })}</span>
        ) : null}
        {related.days === null ? null : (
          <span className="relation-days">
            {related.days === 0 ? t('documents.same-day') : t('documents.days-later', { days: number(related.days) })}
          </span>
        )}
      </p>
      <p className="quiet">{[note, term('documents.evidence', related.evidence)].filter(Boolean).join(' — ')}</p>
    </li>
  )
}

const nearestFirst = (all: readonly Related[]): readonly Related[] =>
  [...all].sort((one, other) => (one.days ?? 0) - (other.days ?? 0))
