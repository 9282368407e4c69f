import type { z } from 'zod'
import { Pairs } from '../../../web/design/Pairs.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { listUnmaskRequests } from '../contract.ts'
import { usePurposeWords } from './PurposeFields.tsx'
import { useStretch } from './stretch.ts'

/** What a request says, for both sides alike: there is no person in it. */
export function RequestFacts({ request }: { request: z.output<typeof listUnmaskRequests.reply>['rows'][number] }) {
  const { t, instant, number } = useWords()
  const stretch = useStretch()
  const wordsOf = usePurposeWords()
  const { purpose, basis } = wordsOf(request.purpose)
  const due =
    request.state === 'asked'
      ? t('check-ins.unmasking-decide-until', { at: instant(request.dueAt) })
      : request.state === 'granted'
        ? t('check-ins.unmasking-answer-until', { at: instant(request.dueAt) })
        : null
  const granted = { granted: number(request.granted), visits: number(request.visits) }
  return (
    <Pairs
      pairs={[
        {
          label: t('check-ins.unmasking-column.stretch'),
          value: stretch(request),
        },
        { label: t('check-ins.unmasking-column.visits'), value: number(request.visits) },
        { label: t('check-ins.case-number'), value: request.caseNumber },
        { label: t('check-ins.purpose'), value: purpose },
        { label: t('check-ins.purpose-basis'), value: basis },
        { label: t('check-ins.unmasking-wish'), value: request.words },
        { label: t('check-ins.unmasking-asked-by'), value: `${request.askedBy}, ${instant(request.askedAt)}` },
        { label: t('check-ins.unmasking-column.due'), value: due },
        {
          label: t('check-ins.unmasking-decided-by'),
          value: request.decidedBy && request.decidedAt ? `${request.decidedBy}, ${instant(request.decidedAt)}` : null,
        },
        {
          label: t('check-ins.unmasking-visits'),
          value: request.granted > 0 ? t('check-ins.unmasking-granted-count', granted) : null,
        },
        { label: t('check-ins.unmasking-reason'), value: request.reason },
        {
          label: t('check-ins.unmasking-outcome'),
          value: request.outcome ? <b>{t(`check-ins.unmasking.outcome.${request.outcome}`)}</b> : null,
        },
        { label: t('check-ins.unmasking-answer'), value: request.answer },
      ]}
    />
  )
}
