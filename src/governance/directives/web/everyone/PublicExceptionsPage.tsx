import { useEffect, useState } from 'react'
import { askLean } from '../../../../web/api/lean.ts'
import { Button } from '../../../../web/design/Button.tsx'
import { type PublicExceptions, publicExceptions } from '../../contract/exception.ts'
import { useWords } from './words.ts'
import './everyone.css'

/** For everybody, without an account: what was issued under an exception to the authority rules, and why. */
export function PublicExceptionsPage() {
  const { t } = useWords()
  const [said, setSaid] = useState<PublicExceptions | 'failed' | undefined>(undefined)
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    let left = false
    askLean('GET', '/api/public/authority-exceptions').then(
      (reply) => left || setSaid(publicExceptions.safeParse(reply).data ?? 'failed'),
      () => left || setSaid('failed'),
    )
    return () => {
      left = true
    }
  }, [tries])
  return (
    <div className="exceptions-public">
      <h1>{t('exceptions-public.title')}</h1>
      <p className="lead">{t('exceptions-public.lead')}</p>
      {said === undefined ? <p role="status">{t('web.loading')}…</p> : null}
      {said === 'failed' ? (
        <div role="alert">
          <p>{t('web.failed')}</p>
          <Button onClick={() => setTries((count) => count + 1)}>{t('exceptions-public.again')}</Button>
        </div>
      ) : null}
      {said === undefined || said === 'failed' ? null : said.rows.length === 0 ? (
        <p>{t('exceptions-public.none')}</p>
      ) : (
        said.rows.map((row) => <Exception key={row.id} row={row} />)
      )}
      <p>
        <a href="/c">{t('citizen.to-home')}</a>
      </p>
    </div>
  )
}

function Exception({ row }: { row: PublicExceptions['rows'][number] }) {
  const { t, day, language } = useWords()
  return (
    <article>
      <h2>{row.directive[language]}</h2>
      <p>{t('exceptions-public.issued', { day: day(row.issuedOn) })}</p>
      <dl>
        <dt>{t('exceptions-public.content', { code: row.code })}</dt>
        <dd>{row.content[language]}</dd>
        <dt>{t('exceptions-public.basis')}</dt>
        <dd lang="vi">
          {row.articleVi} {row.basisVi}
        </dd>
        <dt>{t('exceptions-public.reason')}</dt>
        <dd lang="vi">{row.reasonVi}</dd>
      </dl>
      <p>{t('exceptions-public.days', { from: day(row.confirmedOn), until: day(row.expiresOn) })}</p>
    </article>
  )
}
