import type { z } from 'zod'
import { useWords } from '../../../web/desk/words.ts'
import type { unmaskVisitor } from '../contract.ts'

/** One person in full. Shown to the health authority alone, and only as long as the page stays open. */
export function PersonLines({ person }: { person: z.output<typeof unmaskVisitor.reply> }) {
  const { t, day } = useWords()
  // Papers may know the year alone.
  const born = person.bornOn !== null && person.bornOn.length === 10 ? day(person.bornOn) : person.bornOn
  return (
    <dl className="pairs unmask-form">
      <Line label={t('check-ins.person-name')} value={person.name} />
      <Line label={t('check-ins.person-phone')} value={person.phone} />
      <Line label={t('check-ins.person-document')} value={person.documentNumber} />
      <Line label={t('check-ins.person-born')} value={born} />
    </dl>
  )
}

function Line({ label, value }: { label: string; value: string | null }) {
  const { t } = useWords()
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value === null ? <span className="quiet">{t('check-ins.not-known')}</span> : <b className="figures">{value}</b>}</dd>
    </div>
  )
}
