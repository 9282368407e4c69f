import { useMay } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { isSubjectKind, type SubjectKind } from '../act-name.ts'
import { type AuditEvent, useEventWords } from './event-words.ts'

interface EventDetailProps {
  event: AuditEvent
  onActor: () => void
  onSubject: (kind: SubjectKind) => void
}

/** One event: its number in the log, both its times, who, about what and why; and the ways to more of the same. */
export function EventDetail({ event, onActor, onSubject }: EventDetailProps) {
  const { t, number, instant } = useWords()
  const { aboutOf, whoOf } = useEventWords()
  const { subjectKind } = event
  return (
    <div className="audit-detail">
      <dl className="pairs">
        <div>
          <dt>{t('audit.number')}</dt>
          <dd>{number(event.seq + 1)}</dd>
        </div>
        <div>
          <dt>{t('audit.who')}</dt>
          <dd>{whoOf(event)}</dd>
        </div>
        <div>
          <dt>{t('audit.about')}</dt>
          <dd>{aboutOf(event)}</dd>
        </div>
        <div>
          <dt>{t('audit.when')}</dt>
          <dd>{instant(event.businessAt)}</dd>
        </div>
        <div>
          <dt>{t('audit.recorded-at')}</dt>
          <dd>{instant(event.recordedAt)}</dd>
        </div>
      </dl>
      <h3>{t('audit.purpose')}</h3>
      <p className={event.purpose === null ? 'quiet' : 'audit-purpose'}>{event.purpose ?? t('audit.no-purpose')}</p>
      {event.erased ? null : (
        <div className="audit-more">
          <Opens event={event} />
          <Button onClick={onActor}>{t('audit.others-of-actor')}</Button>
          {isSubjectKind(subjectKind) ? (
            <Button onClick={() => onSubject(subjectKind)}>{t('audit.others-of-subject')}</Button>
          ) : null}
        </div>
      )}
    </div>
  )
}

/** The subject's own page, where it has one that the reader may see. */
function Opens({ event }: { event: AuditEvent }) {
  const { t } = useWords()
  const mayReadDocuments = useMay('document.read')
  const mayReadDirectives = useMay('directive.read')
  const page =
    event.subjectKind === 'document' && mayReadDocuments
      ? `/documents/${event.subjectId}`
      : event.subjectKind === 'directive' && mayReadDirectives
        ? `/directives/${event.subjectId}`
        : undefined
  return page === undefined ? null : (
    <PageLink to={page} className="button">
      {t('audit.open-subject')}
    </PageLink>
  )
}
