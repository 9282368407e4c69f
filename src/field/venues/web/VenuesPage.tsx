import { IconPlus, IconPrinter } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { unitPath } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { useList } from '../../../web/api/ask.ts'
import { useAccount, useInstallation, useMay } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Chips } from '../../../web/design/Chips.tsx'
import { type Column, DataTable } from '../../../web/design/DataTable.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { SearchField } from '../../../web/design/SearchField.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { useFilters } from '../../../web/desk/address.ts'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { ownAreas } from '../../../web/desk/own-areas.ts'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { placeBelow, placeIn } from '../../../web/i18n/names.ts'
import { listVenues } from '../contract.ts'
import { PostersDialog } from './PostersDialog.tsx'
import { RegisterVenueDialog } from './RegisterVenueDialog.tsx'
import { toneOfVenue } from './tone-of-venue.ts'

type VenueRow = z.output<typeof listVenues.reply>['rows'][number]
const shows = ['all', 'silent', 'waiting'] as const
const filterShape = z.strictObject({
  search: z.string().max(100).default(''),
  show: z.enum(shows).default('all'),
  unit: unitPath.optional(),
})

/** The venues of one's area with today's visits: found by name or code, narrowed to those where nobody was recorded. */
export function VenuesPage() {
  const { t, longDay, language } = useWords()
  const navigate = useNavigate()
  const [filters, setFilters] = useFilters(filterShape)
  const [registering, setRegistering] = useState(false)
  const [printing, setPrinting] = useState(false)
  const mayImport = useMay('venue.import')
  const mayDecide = useMay('venue.decide')
  const areas = ownAreas(useAccount(), 'venue.register')
  const now = useInstallation().data?.businessNow
  const { search, show, unit } = filters
  const list = useList(
    listVenues,
    (after) => ({
      query: {
        search,
        unit,
        silent: show === 'silent' ? ('true' as const) : ('false' as const),
        ...(show === 'waiting' ? { state: 'waiting' as const } : {}),
        after,
      },
    }),
    { everySeconds: 30 },
  )
  const [area] = areas
  const columns = useColumns(area === undefined ? '' : placeIn(language, area))
  const filtered = search !== '' || show !== 'all'
  const register = (
    <Button look="primary" icon={IconPlus} onClick={() => setRegistering(true)}>
      {t('venues.register')}
    </Button>
  )
  return (
    <div className="page page-full page-landscape">
      <PageHeader
        title={t('venues.title')}
        {...(list.complete && !filtered ? { count: list.rows.length } : {})}
        actions={
          <>
            <PageLink to="/venues/practice" className="button button-plain">
              {t('venues.practice')}
            </PageLink>
            <PageLink to="/venues/licensed" className="button button-plain">
              {t('venues.licensed')}
            </PageLink>
            {mayDecide ? (
              <PageLink to="/venues/rules" className="button button-plain">
                {t('venues.rules')}
              </PageLink>
            ) : null}
            {mayImport ? (
              <PageLink to="/venues/import" className="button button-plain">
                {t('venues.import')}
              </PageLink>
            ) : null}
            {list.rows.some(({ state }) => state === 'registered') ? (
              <Button icon={IconPrinter} onClick={() => setPrinting(true)}>
                {t('venues.posters')}
              </Button>
            ) : null}
            {areas.length > 0 ? register : null}
          </>
        }
      >
        {now ? t('venues.lead', { day: longDay(civilDay(new Date(now))) }) : null}
      </PageHeader>
      <div className="toolbar">
        <SearchField label={t('venues.search')} start={search} onSearch={(text) => setFilters({ ...filters, search: text })} />
        <Chips
          label={t('venues.which')}
          chips={shows.map((value) => ({ value, label: t(`venues.show.${value}`) }))}
          value={show}
          onChoose={(value) => setFilters({ ...filters, show: value })}
        />
      </div>
      <DataTable
        label={t('venues.title')}
        columns={columns}
        list={list}
        keyOf={(venue) => String(venue.id)}
        onOpen={(venue) => void navigate({ to: `/venues/${venue.id}` })}
        empty={
          <NoVenues
            search={search}
            show={show}
            onClear={() => setFilters({})}
            register={areas.length > 0 ? register : undefined}
          />
        }
      />
      {printing ? <PostersDialog venues={list.rows} onClose={() => setPrinting(false)} /> : null}
      {registering ? <RegisterVenueDialog areas={areas} onClose={() => setRegistering(false)} /> : null}
    </div>
  )
}

interface NoVenuesProps {
  search: string
  show: (typeof shows)[number]
  onClear: () => void
  register: React.ReactNode
}

function NoVenues({ search, show, onClear, register }: NoVenuesProps) {
  const { t } = useWords()
  const clear = <Button onClick={onClear}>{t('venues.clear')}</Button>
  if (search !== '') return <Empty title={t('venues.nothing-found')} hint={t('venues.nothing-found-hint')} action={clear} />
  if (show === 'waiting') return <Empty title={t('venues.nobody-waits')} action={clear} />
  if (show === 'silent') return <Empty title={t('venues.nobody-silent')} action={clear} />
  return <Empty title={t('venues.no-venues')} hint={t('venues.no-venues-hint')} action={register} />
}

function useColumns(own: string): readonly Column<VenueRow>[] {
  const { t, number, language } = useWords()
  return useMemo(
    () => [
      { key: 'name', title: t('venues.column.name'), width: 220, grow: 2, cell: (row) => row.name, phone: 'lead' },
      { key: 'code', title: t('venues.column.code'), width: 114, cell: (row) => <span className="figures">{row.code}</span> },
      {
        key: 'category',
        title: t('venues.column.category'),
        width: 152,
        cell: (row) => t(`venues.category.${row.category}`),
      },
      { key: 'address', title: t('venues.column.address'), width: 170, grow: 1, cell: (row) => row.address },
      {
        key: 'place',
        title: t('venues.column.place'),
        width: 220,
        grow: 2,
        cell: (row) => placeBelow(placeIn(language, row), own),
      },
      {
        key: 'visits',
        title: t('venues.column.visits'),
        width: 112,
        align: 'end',
        cell: (row) => (row.visits > 0 ? number(row.visits) : <span className="quiet">0</span>),
      },
      {
        key: 'state',
        title: t('venues.column.state'),
        width: 148,
        cell: (row) => <StateMark tone={toneOfVenue(row.state)} word={t(`venues.state.${row.state}`)} />,
        phone: 'hide',
      },
    ],
    [t, number, language, own],
  )
}
