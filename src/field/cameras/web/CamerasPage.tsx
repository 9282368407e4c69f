import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { listFacilities } from '../../../foundation/places/contract.ts'
import { useAsk, useList } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Chips } from '../../../web/design/Chips.tsx'
import { type Column, DataTable } from '../../../web/design/DataTable.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { PrintButton } from '../../../web/design/PrintButton.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { useFilters } from '../../../web/desk/address.ts'
import { useWords } from '../../../web/desk/words.ts'
import { nameIn } from '../../../web/i18n/names.ts'
import { listCameras } from '../contract.ts'
import { CameraDetail } from './CameraDetail.tsx'
import { ConnectDialog } from './ConnectDialog.tsx'
import { type Camera, isWorking, toneOfConnection } from './camera-state.ts'
import './cameras.css'

const shows = ['all', 'not-working'] as const
const filterShape = z.strictObject({
  show: z.enum(shows).default('all'),
  /** Shown by its name in the list of facilities. */
  facility: z.string().max(64).optional(),
})

/** Every camera of one's area, those that need somebody first; follows the lines by itself. */
export function CamerasPage() {
  const { t, language } = useWords()
  const [filters, setFilters] = useFilters(filterShape)
  const [connecting, setConnecting] = useState(false)
  const mayConnect = useMay('camera.connect')
  const mayReadFacilities = useMay('organisation.read')
  const { show, facility } = filters
  const list = useList(listCameras, (after) => ({ query: { facilityId: facility, limit: 100, after } }), { everySeconds: 3 })
  const facilities = useAsk(listFacilities, { query: { limit: 200 } }, { enabled: mayReadFacilities })
  const columns = useColumns()
  const working = list.rows.filter((camera) => isWorking(camera.state)).length
  const shown = { ...list, rows: show === 'all' ? list.rows : list.rows.filter((camera) => !isWorking(camera.state)) }
  const connect = (
    <Button look="primary" icon={IconPlus} onClick={() => setConnecting(true)}>
      {t('cameras.connect')}
    </Button>
  )
  return (
    <div className="page page-full page-landscape">
      <PageHeader
        title={t('cameras.title')}
        {...(list.complete ? { count: list.rows.length } : {})}
        actions={
          <>
            <PrintButton />
            {mayConnect ? connect : null}
          </>
        }
      >
        {list.complete && list.rows.length > 0 ? (
          <p className="cameras-line">
            <span>{t('cameras.working', { working, count: list.rows.length })}</span>
            <span className="quiet no-print">{t('cameras.refreshes')}</span>
          </p>
        ) : null}
      </PageHeader>
      <div className="toolbar">
        <Chips
          label={t('cameras.which')}
          chips={shows.map((value) => ({
            value,
            label: t(`cameras.show.${value}`),
            ...(list.complete ? { count: value === 'all' ? list.rows.length : list.rows.length - working } : {}),
          }))}
          value={show}
          onChoose={(value) => setFilters({ ...filters, show: value })}
        />
        {facilities.data && facilities.data.rows.length > 1 ? (
          <select
            className="input cameras-facility"
            aria-label={t('cameras.facility')}
            value={facility ?? ''}
            onChange={(event) => setFilters({ ...filters, facility: event.target.value || undefined })}
          >
            <option value="">{t('cameras.all-facilities')}</option>
            {facilities.data.rows.map((one) => (
              <option key={one.id} value={one.id}>
                {nameIn(language, one)}
              </option>
            ))}
          </select>
        ) : null}
      </div>
      <DataTable
        label={t('cameras.title')}
        columns={columns}
        list={shown}
        keyOf={(camera) => camera.id}
        inspect={(camera) => ({
          title: camera.name,
          over: language === 'vi' ? shortFacility(camera.facilityVi) : shortFacility(camera.facilityEn),
          body: <CameraDetail key={camera.id} camera={camera} />,
        })}
        empty={
          show === 'not-working' && list.rows.length > 0 ? (
            <Empty
              title={t('cameras.all-work')}
              action={<Button onClick={() => setFilters({ ...filters, show: 'all' })}>{t('cameras.show-all')}</Button>}
            />
          ) : (
            <Empty title={t('cameras.none')} hint={t('cameras.none-hint')} action={mayConnect ? connect : undefined} />
          )
        }
      />
      {connecting ? <ConnectDialog facilities={facilities.data?.rows ?? []} onClose={() => setConnecting(false)} /> : null}
    </div>
  )
}

function useColumns(): readonly Column<Camera>[] {
  const { t, ago, number, language } = useWords()
  return useMemo(
    () => [
      { key: 'name', title: t('cameras.camera'), width: 120, grow: 1, cell: (row) => row.name, phone: 'lead' },
      {
        key: 'state',
        title: t('cameras.state'),
        width: 184,
        cell: (row) => <StateMark tone={toneOfConnection(row.state)} word={t(`cameras.state.${row.state}`)} />,
      },
      { key: 'reason', title: t('cameras.reason'), width: 164, grow: 1, cell: (row) => <Reason camera={row} /> },
      {
        key: 'since',
        title: t('cameras.since'),
        width: 112,
        spare: true,
        align: 'end',
        cell: (row) => ago(row.since, new Date()),
      },
      {
        key: 'frames',
        title: t('cameras.frames'),
        width: 80,
        spare: true,
        align: 'end',
        cell: (row) => (row.framesPerSecond === null ? <span className="quiet">–</span> : number(row.framesPerSecond)),
      },
      {
        key: 'facility',
        title: t('cameras.facility'),
        width: 146,
        grow: 2,
        cell: (row) => shortFacility(language === 'vi' ? row.facilityVi : row.facilityEn),
      },
      { key: 'zone', title: t('cameras.zone'), width: 112, grow: 1, spare: true, cell: (row) => t(`cameras.zone.${row.zone}`) },
    ],
    [t, ago, number, language],
  )
}

function Reason({ camera }: { camera: Camera }) {
  const { term } = useWords()
  return camera.reason === null ? <span className="quiet">–</span> : term('cameras.reason', camera.reason)
}

/** The facility's own name, without the units it lies in. */
function shortFacility(name: string): string {
  return name.split(', ')[0] ?? name
}
