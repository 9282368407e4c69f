import { z } from 'zod'
import { useList } from '../../../web/api/ask.ts'
import { Chips } from '../../../web/design/Chips.tsx'
import { type Column, DataTable } from '../../../web/design/DataTable.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { useFilters } from '../../../web/desk/address.ts'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { listReferrals, type ShownReferral } from '../contract.ts'
import { referralStates } from '../referral.ts'
import { referralTones } from './tones.ts'
import '../../../web/design/columns.css'
import './directives.css'

const filters = z.strictObject({ state: z.enum(['all', ...referralStates]).default('all') })

/** What the health authority has recommended to the Steering Committee or the Prime Minister, and how long it has waited. */
export function ReferralsPage() {
  const { t, day, number, list: names, language } = useWords()
  const navigate = useNavigate()
  const [{ state }, setFilters] = useFilters(filters)
  const list = useList(listReferrals, (after) => ({ query: { state: state === 'all' ? undefined : state, after } }))
  const columns: readonly Column<ShownReferral>[] = [
    {
      key: 'subject',
      title: t('directives.subject'),
      width: 240,
      grow: 3,
      phone: 'lead',
      cell: (row) => (language === 'en' ? (row.directiveSubjectEn ?? row.directiveSubjectVi) : row.directiveSubjectVi),
      sortBy: (row) => row.directiveSubjectVi,
    },
    {
      key: 'provisions',
      title: t('directives.provision-codes'),
      width: 90,
      cell: (row) => names(row.provisions.map(({ code }) => code)),
    },
    {
      key: 'to',
      title: t('directives.recommended-to'),
      width: 190,
      grow: 2,
      cell: (row) => row.recommendedTo.name[language],
      sortBy: (row) => row.recommendedTo.name[language],
    },
    {
      key: 'state',
      title: t('directives.where-it-stands'),
      width: 210,
      cell: (row) => <StateMark tone={referralTones[row.state]} word={t(`directives.referral.state.${row.state}`)} />,
      sortBy: (row) => t(`directives.referral.state.${row.state}`),
    },
    {
      key: 'on',
      title: t('directives.recommended-on'),
      width: 138,
      cell: (row) => day(row.recommendedOn),
      sortBy: (row) => row.recommendedOn,
    },
    {
      key: 'waited',
      title: t('directives.days-waited'),
      width: 96,
      align: 'end',
      cell: (row) => number(row.daysWaited),
      sortBy: (row) => row.daysWaited,
    },
  ]
  return (
    <div className="page page-full">
      <PageHeader title={t('desk.page.referrals')}>{t('directives.referrals-lead')}</PageHeader>
      <div className="toolbar">
        <Chips
          label={t('directives.where-it-stands')}
          value={state}
          onChoose={(value) => setFilters({ state: value })}
          chips={[
            { value: 'all' as const, label: t('directives.all') },
            ...referralStates.map((one) => ({ value: one, label: t(`directives.referral.state.${one}`) })),
          ]}
        />
      </div>
      <DataTable
        label={t('desk.page.referrals')}
        columns={columns}
        list={list}
        keyOf={(row) => row.id}
        onOpen={(row) => void navigate({ to: `/referrals/${row.id}` })}
        empty={
          <Empty
            title={t('directives.no-referrals')}
            hint={t('directives.no-referrals-hint')}
            action={<PageLink to="/directives">{t('directives.title')}</PageLink>}
          />
        }
      />
    </div>
  )
}
