import { useState } from 'react'
import { z } from 'zod'
import { readPath, unitPath } from '../../../vocabulary/administrative-unit-code.ts'
import { addDays } from '../../../vocabulary/period.ts'
import { useAsk } from '../../../web/api/ask.ts'
import { useInstallation } from '../../../web/api/session.ts'
import { CopyForZalo } from '../../../web/design/CopyForZalo.tsx'
import { Freshness } from '../../../web/design/Freshness.tsx'
import type { LevelStep } from '../../../web/design/Level.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { PrintButton } from '../../../web/design/PrintButton.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { TileMap, type TileValue } from '../../../web/design/TileMap.tsx'
import { Trouble, TroubleLine } from '../../../web/design/Trouble.tsx'
import { useFilters } from '../../../web/desk/address.ts'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { nameIn } from '../../../web/i18n/names.ts'
import { readCompliance } from '../contract.ts'
import { Duties } from './Duties.tsx'
import { activeShare, type Compliance, levelOf, unitsWithData } from './figures.ts'
import { KeyFigures } from './KeyFigures.tsx'
import { unitMessage } from './message.ts'
import { UnitTable } from './UnitTable.tsx'
import './compliance.css'

const filters = z.strictObject({ unit: unitPath.optional() })
const below = { nation: 'province', province: 'district', district: 'commune', commune: 'commune' } as const

/** How far one unit and the units below it really practise what the directives ask; every figure opens its rows. */
export function CompliancePage() {
  const words = useWords()
  const { t, language } = words
  const [{ unit }] = useFilters(filters)
  const asked = useAsk(readCompliance, { query: { unit } }, { everySeconds: 60 })
  const { data } = asked
  const yesterday = data === undefined ? undefined : addDays(data.day, -1)
  const before = useAsk(readCompliance, { query: { unit, day: yesterday } }, { enabled: yesterday !== undefined })
  const simulated = useInstallation().data?.sampleData ?? false

  if (data === undefined) {
    return (
      <div className="page">
        <PageHeader title={t('compliance.title')} />
        {asked.problem ? <Trouble problem={asked.problem} again={asked.again} /> : <Skeleton heights={[104, 56, 480]} />}
      </div>
    )
  }
  const level = readPath(data.unitPath)?.level ?? 'nation'
  return (
    <div className="page page-full page-landscape compliance">
      <PageHeader
        title={t('compliance.title-of', { unit: nameIn(language, data) })}
        back={data.above.length > 0 ? <UnitsAbove data={data} /> : undefined}
        actions={
          <>
            <CopyForZalo text={() => unitMessage(words, data, simulated)} />
            <PrintButton />
          </>
        }
      >
        <Freshness asOf={data.asOf} {...(asked.problem && asked.answeredAt ? { staleSince: asked.answeredAt } : {})}>
          {data.rows.length > 0 ? (
            <span>
              · {t(`compliance.with-data.${below[level]}`, { have: unitsWithData(data.rows), expected: data.rows.length })}
            </span>
          ) : null}
        </Freshness>
      </PageHeader>
      {asked.problem ? <TroubleLine problem={asked.problem} again={asked.again} /> : null}
      <KeyFigures figures={data.total} unit={data.unitPath} before={before.data?.total} />
      <Duties figures={data.total} unit={data.unitPath} />
      {data.rows.length === 0 ? <OwnSubjects unit={data.unitPath} /> : null}
      {data.rows.length > 0 && level === 'nation' ? <Country asked={asked} data={data} /> : null}
      {data.rows.length > 0 && level !== 'nation' ? <UnitTable asked={asked} level={below[level]} /> : null}
    </div>
  )
}

function UnitsAbove({ data }: { data: Compliance }) {
  const { t, language } = useWords()
  return (
    <nav aria-label={t('compliance.above')}>
      <ol className="units-above">
        {data.above.map((unit) => (
          <li key={unit.unitPath}>
            <PageLink to={`/compliance?unit=${encodeURIComponent(unit.unitPath)}`}>{nameIn(language, unit)}</PageLink>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The map beside the ranked table; what is pointed at in one is marked in the other. */
function Country({ asked, data }: { asked: Parameters<typeof UnitTable>[0]['asked']; data: Compliance }) {
  const { t, percent, language } = useWords()
  const navigate = useNavigate()
  const [selected, setSelected] = useState<string | null>(null)
  const values = new Map<string, TileValue>(
    data.rows.map((row) => {
      const share = activeShare(row)
      const step = levelOf(share)
      return [
        row.unitPath.slice(3),
        {
          name: nameIn(language, row),
          step,
          word: step === null ? t('web.no-data') : t(`compliance.level.${step}`),
          ...(share === null ? {} : { figure: percent(share) }),
        },
      ]
    }),
  )
  const legend: { step: LevelStep; word: string }[] = [
    { step: 1, word: t('compliance.level.1') },
    { step: 2, word: t('compliance.level.2') },
    { step: 3, word: t('compliance.level.3') },
    { step: 4, word: t('compliance.level.4') },
    { step: null, word: t('web.no-data') },
  ]
  const point = (code: string) => {
    const path = `vn/${code}`
    if (path === selected) void navigate({ to: '/compliance', search: { unit: path } })
    else setSelected(path)
  }
  return (
    <div className="compliance-work">
      <section className="card compliance-map" aria-labelledby="map">
        <div className="card-head">
          <h2 id="map">{t('compliance.map')}</h2>
        </div>
        <div className="card-body">
          <TileMap
            label={t('compliance.map')}
            values={values}
            legend={legend}
            selected={selected === null ? null : selected.slice(3)}
            onSelect={point}
          />
        </div>
      </section>
      <UnitTable asked={asked} level="province" selected={selected} onSelect={setSelected} />
    </div>
  )
}

/** A commune has no units below it: its lists are the next step. */
function OwnSubjects({ unit }: { unit: string }) {
  const { t } = useWords()
  return (
    <section className="card state-box">
      <p className="state-title">{t('compliance.no-units')}</p>
      <p>{t('compliance.no-units-hint')}</p>
      <p className="state-action own-subjects">
        <PageLink className="button button-primary" to={`/compliance/subjects?unit=${encodeURIComponent(unit)}&kind=venue`}>
          {t('compliance.venues-of-unit')}
        </PageLink>
        <PageLink
          className="button button-plain"
          to={`/compliance/subjects?unit=${encodeURIComponent(unit)}&kind=quarantine-facility`}
        >
          {t('compliance.facilities-of-unit')}
        </PageLink>
      </p>
    </section>
  )
}
