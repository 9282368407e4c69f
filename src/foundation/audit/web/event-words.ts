import { useMemo } from 'react'
import type { z } from 'zod'
import { useWords } from '../../../web/desk/words.ts'
import { isActName, isSubjectKind } from '../act-name.ts'
import type { listAuditEvents } from '../contract.ts'

export type AuditEvent = z.output<typeof listAuditEvents.reply>['rows'][number]

/** An event in words; what has none is said neutrally, and what was erased says that it was. */
export function useEventWords() {
  const { t, term, language } = useWords()
  return useMemo(
    () => ({
      actOf: ({ action }: AuditEvent) => (isActName(action) ? term('audit.act', action) : t('audit.other-act')),
      aboutOf: ({ subjectKind, subjectNameVi, subjectNameEn }: AuditEvent) => {
        const kind = isSubjectKind(subjectKind) ? term('audit.subject', subjectKind) : t('audit.other-subject')
        const name = language === 'vi' ? subjectNameVi : subjectNameEn
        return name === null ? kind : `${kind} · ${name}`
      },
      whoOf: ({ erased, actorName }: AuditEvent) => (erased ? t('audit.erased') : actorName),
    }),
    [t, term, language],
  )
}
