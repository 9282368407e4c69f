import type { Facts } from './own-api.ts'
import { useWords } from './words.ts'

/** What the office holds about one. */
export function FactsList({ facts }: { facts: Facts }) {
  const { t } = useWords()
  const rows = [
    [t('own.field.name'), facts.name],
    [t('own.field.phone'), facts.phone],
    [t('own.field.documentNumber'), facts.documentNumber],
    [t('own.field.bornOn'), facts.bornOn?.split('-').reverse().join('/') ?? null],
  ] as const
  return (
    <dl className="own-facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value ?? t('own.not-held')}</dd>
        </div>
      ))}
    </dl>
  )
}
