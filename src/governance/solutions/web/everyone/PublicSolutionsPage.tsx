import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { askLean } from '../../../../web/api/lean.ts'
import { Button } from '../../../../web/design/Button.tsx'
import { publicSolutions } from '../../contract/publication.ts'
import { useWords } from './words.ts'
import './everyone.css'

type Published = z.output<typeof publicSolutions>
type Row = Published['rows'][number]

/** For everybody, without an account: what is used against the epidemic, the mandatory ones first. */
export function PublicSolutionsPage() {
  const { t, language, day } = useWords()
  const [said, setSaid] = useState<Published | 'failed' | undefined>(undefined)
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    let left = false
    askLean('GET', '/api/public/solutions').then(
      (reply) => left || setSaid(publicSolutions.safeParse(reply).data ?? 'failed'),
      () => left || setSaid('failed'),
    )
    return () => {
      left = true
    }
  }, [tries])
  return (
    <div className="solutions-public">
      <h1>{t('solutions-public.title')}</h1>
      <p className="lead">{t('solutions-public.lead')}</p>
      {said === undefined ? <p role="status">{t('web.loading')}…</p> : null}
      {said === 'failed' ? (
        <div role="alert">
          <p>{t('web.failed')}</p>
          <Button onClick={() => setTries((count) => count + 1)}>{t('solutions-public.again')}</Button>
        </div>
      ) : null}
      {said === undefined || said === 'failed' ? null : said.published === null ? (
        <div className="solutions-public-none">
          <h2>{t('solutions-public.not-published')}</h2>
          <p>{t('solutions-public.not-published-hint')}</p>
        </div>
      ) : (
        <>
          <p className="solutions-public-by">
            {t('solutions-public.published-by', {
              day: day(said.published.publishedOn),
              document: language === 'vi' ? said.published.documentVi : said.published.documentEn,
            })}
          </p>
          {said.rows.length === 0 ? <p>{t('solutions-public.none')}</p> : null}
          {said.rows.map((row) => (
            <Solution key={row.nameVi} row={row} />
          ))}
        </>
      )}
      <p>
        <a href="/c">{t('citizen.to-home')}</a>
      </p>
    </div>
  )
}

function Solution({ row }: { row: Row }) {
  const { t, term, day, list, number, language } = useWords()
  const inVietnamese = language === 'vi'
  const owner = inVietnamese ? row.ownerVi : row.ownerEn
  const vendor = inVietnamese ? row.vendorVi : row.vendorEn
  const capabilities = list(row.capabilities.map((one) => t(`solutions.capability.${one}`)))
  return (
    <article>
      <h2>{inVietnamese ? row.nameVi : row.nameEn}</h2>
      {row.force === null ? null : <p className={`force force-${row.force}`}>{t(`solutions-public.force.${row.force}`)}</p>}
      <p>{t(`solutions-public.standing.${row.standing}`, { day: day(row.sinceOn) })}</p>
      <dl>
        <dt>{t('solutions-public.what-for')}</dt>
        <dd>
          {capabilities}
          {row.purpose === null ? null : <p lang="vi">{row.purpose}</p>}
        </dd>
        <dt>{t('solutions-public.owner')}</dt>
        <dd>{owner}</dd>
        {vendor === null || vendor === owner ? null : (
          <>
            <dt>{t('solutions-public.vendor')}</dt>
            <dd>{vendor}</dd>
          </>
        )}
        <dt>{t('solutions-public.privacy')}</dt>
        <dd lang={row.privacySummary === null ? undefined : 'vi'}>{row.privacySummary ?? t('solutions-public.privacy-none')}</dd>
        {row.version === null ? null : (
          <>
            <dt>{t('solutions-public.version')}</dt>
            <dd>{t('solutions-public.version-of', { number: row.version.number, day: day(row.version.releasedOn) })}</dd>
          </>
        )}
        <dt>{t('solutions-public.attested')}</dt>
        <dd>
          {row.attestedOn === null
            ? t('solutions-public.never-attested')
            : t('solutions-public.attested-on', { day: day(row.attestedOn) })}
          {row.stale ? ` (${t('solutions-public.stale')})` : ''}
        </dd>
        <dt>{t('solutions-public.results')}</dt>
        {row.scorecard.length === 0 ? <dd>{t('solutions-public.no-measure')}</dd> : null}
        {row.scorecard.map(({ measureId, figure }) => (
          <dd key={measureId}>
            {term('measures.name', measureId)}:{' '}
            {figure === null ? (
              t('solutions-public.no-figure')
            ) : (
              <b>
                {t('solutions-public.figure', {
                  value: number(figure.value, 1),
                  numerator: number(figure.numerator),
                  denominator: number(figure.denominator),
                  day: day(figure.asOf),
                })}
              </b>
            )}
          </dd>
        ))}
      </dl>
    </article>
  )
}
