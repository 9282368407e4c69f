import { useMemo } from 'react'
import type { z } from 'zod'
import { useWords } from '../../../web/desk/words.ts'
import { isActName, isSubjectKind } from '../act-name.ts'
import type { listAuditEvents } from '../contract.ts'

export type AuditEvent = z.output<typeof listAuditEvents.reply>['rows'][number]

/** An event in words; what has none is said neutrally, and what was erased says that it was. */
export function useEventWords() {
  const { t, term } = useWords()
  return useMemo(
    () => ({
      actOf: ({ action }: AuditEvent) => (isActName(action) ? term('audit.act', action) : t('audit.other-act')),
      aboutOf: ({ subjectKind }: AuditEvent) =>
        isSubjectKind(subjectKind) ? term('audit.subject', subjectKind) : t('audit.other-subject'),
      whoOf: ({ erased, actorName }: AuditEvent) => (erased ? t('audit.erased') : actorName),
    }),
    [t, term],
  )
}
