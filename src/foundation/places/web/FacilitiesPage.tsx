import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { useList } from '../../../web/api/ask.ts'
import { useAccount, useMay } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { type Column, DataTable } from '../../../web/design/DataTable.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { PrintButton } from '../../../web/design/PrintButton.tsx'
import { SearchField } from '../../../web/design/SearchField.tsx'
import { useFilters } from '../../../web/desk/address.ts'
import { ownAreas } from '../../../web/desk/own-areas.ts'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { nameIn, placeIn } from '../../../web/i18n/names.ts'
import { listFacilities } from '../contract.ts'
import { RegisterFacilityDialog } from './RegisterFacilityDialog.tsx'

type Facility = z.output<typeof listFacilities.reply>['rows'][number]
const filterShape = z.strictObject({ search: z.string().max(100).default('') })

/** The centralised quarantine facilities of one's area: where, who runs them, how large. */
export function FacilitiesPage() {
  const { t, language } = useWords()
  const [{ search }, setFilters] = useFilters(filterShape)
  const [registering, setRegistering] = useState(false)
  const areas = ownAreas(useAccount(), 'organisation.register')
  const list = useList(listFacilities, (after) => ({ query: { search, after } }))
  const columns = useColumns()
  const [only] = list.rows
  // Whoever works in one facility has no list to look through.
  if (areas.length === 0 && search === '' && list.complete && list.rows.length === 1 && only !== undefined)
    return <OwnFacility facility={only} />
  const register = (
    <Button look="primary" icon={IconPlus} onClick={() => setRegistering(true)}>
      {t('places.register-facility')}
    </Button>
  )
  return (
    <div className="page page-full page-landscape">
      <PageHeader
        title={t('places.facilities-title')}
        {...(list.complete && search === '' ? { count: list.rows.length } : {})}
        actions={
          <>
            <PrintButton />
            {areas.length > 0 ? register : null}
          </>
        }
      />
      <div className="toolbar">
        <SearchField label={t('places.search-facility')} start={search} onSearch={(text) => setFilters({ search: text })} />
      </div>
      <DataTable
        label={t('places.facilities-title')}
        columns={columns}
        list={list}
        keyOf={(facility) => facility.id}
        inspect={(facility) => ({ title: nameIn(language, facility), body: <FacilityDetail facility={facility} /> })}
        empty={
          search === '' ? (
            <Empty
              title={t('places.no-facilities')}
              hint={areas.length > 0 ? t('places.no-facilities-hint') : t('places.no-facilities-of-yours')}
              action={areas.length > 0 ? register : undefined}
            />
          ) : (
            <Empty
              title={t('places.nothing-found')}
              hint={t('places.nothing-found-hint')}
              action={<Button onClick={() => setFilters({})}>{t('places.clear')}</Button>}
            />
          )
        }
      />
      {registering ? <RegisterFacilityDialog areas={areas} onClose={() => setRegistering(false)} /> : null}
    </div>
  )
}

function OwnFacility({ facility }: { facility: Facility }) {
  const { language } = useWords()
  return (
    <div className="page page-narrow">
      <PageHeader title={nameIn(language, facility)} actions={<PrintButton />} />
      <section className="card card-body">
        <FacilityDetail facility={facility} />
      </section>
    </div>
  )
}

function FacilityDetail({ facility }: { facility: Facility }) {
  const { t, number, language } = useWords()
  const mayReadCameras = useMay('camera.read')
  const notSaid = <span className="quiet">{t('places.not-said')}</span>
  return (
    <>
      <dl className="pairs">
        <div>
          <dt>{t('places.address')}</dt>
          <dd>{facility.address}</dd>
        </div>
        <div>
          <dt>{t('places.area')}</dt>
          <dd>{placeIn(language, facility)}</dd>
        </div>
        <div>
          <dt>{t('places.run-by')}</dt>
          <dd>{facility.runBy === null ? notSaid : t(`places.run-by.${facility.runBy}`)}</dd>
        </div>
        <div>
          <dt>{t('places.beds')}</dt>
          <dd>{facility.beds === null ? notSaid : number(facility.beds)}</dd>
        </div>
      </dl>
      {mayReadCameras ? (
        <p style={{ marginTop: 12 }}>
          <PageLink className="button" to={`/cameras?facility=${facility.id}`}>
            {t('places.cameras-of-facility')}
          </PageLink>
        </p>
      ) : null}
    </>
  )
}

function useColumns(): readonly Column<Facility>[] {
  const { t, number, language } = useWords()
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('places.name'),
        width: 270,
        grow: 3,
        cell: (row) => nameIn(language, row),
        sortBy: (row) => nameIn(language, row),
        phone: 'lead',
      },
      { key: 'address', title: t('places.address'), width: 180, grow: 1, spare: true, cell: (row) => row.address },
      {
        key: 'place',
        title: t('places.area'),
        width: 260,
        grow: 2,
        cell: (row) => placeIn(language, row),
        sortBy: (row) => placeIn(language, row),
      },
      {
        key: 'run-by',
        title: t('places.run-by'),
        width: 170,
        cell: (row) =>
          row.runBy === null ? <span className="quiet">{t('places.not-said')}</span> : t(`places.run-by.${row.runBy}`),
        sortBy: (row) => (row.runBy === null ? null : t(`places.run-by.${row.runBy}`)),
      },
      {
        key: 'beds',
        title: t('places.beds'),
        width: 100,
        align: 'end',
        cell: (row) => (row.beds === null ? <span className="quiet">–</span> : number(row.beds)),
        sortBy: (row) => row.beds,
      },
    ],
    [t, number, language],
  )
}
