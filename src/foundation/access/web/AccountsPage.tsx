import { IconFileSpreadsheet, IconUserPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { z } from 'zod'
import { useList } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { type Column, DataTable } from '../../../web/design/DataTable.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { SearchField } from '../../../web/design/SearchField.tsx'
import { useFilters } from '../../../web/desk/address.ts'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { placeIn } from '../../../web/i18n/names.ts'
import { listAccounts } from '../contract.ts'
import { AccountDetail } from './AccountDetail.tsx'
import { AccountState, type ListedAccount } from './AccountState.tsx'
import './accounts.css'

const filters = z.strictObject({ search: z.string().max(100).optional() })

/** Who may work in the units of one's scope, as what; new accounts one by one or from a sheet, lost passwords reset. */
export function AccountsPage() {
  const { t, term, instant, list: listed, language } = useWords()
  const mayCreate = useMay('account.create')
  const [{ search }, setFilters] = useFilters(filters)
  const list = useList(listAccounts, (after) => ({ query: { search, after } }))
  const columns = useMemo(
    (): Column<ListedAccount>[] => [
      { key: 'username', title: t('desk.user-name'), width: 148, phone: 'lead', cell: (row) => row.username },
      { key: 'name', title: t('desk.full-name'), width: 124, grow: 1, cell: (row) => row.displayName },
      {
        key: 'roles',
        title: t('access.roles'),
        width: 140,
        grow: 2,
        cell: (row) => listed(row.roles.map(({ role }) => term('access.role', role))),
      },
      {
        key: 'places',
        title: t('access.place'),
        width: 126,
        grow: 2,
        cell: (row) => listed([...new Set(row.roles.map((role) => placeIn(language, role)))]),
      },
      {
        key: 'lastSignedIn',
        title: t('access.last-signed-in'),
        width: 152,
        cell: (row) => (row.lastSignedInAt === null ? t('access.never') : instant(row.lastSignedInAt)),
      },
      {
        key: 'state',
        title: t('access.state'),
        width: 142,
        cell: (row) => <AccountState account={row} />,
      },
    ],
    [t, term, instant, listed, language],
  )
  return (
    <div className="page page-full">
      <PageHeader
        title={t('desk.page.accounts')}
        actions={
          mayCreate ? (
            <>
              <PageLink className="button" to="/accounts/import">
                <IconFileSpreadsheet size={16} aria-hidden="true" />
                <span>{t('access.import')}</span>
              </PageLink>
              <PageLink className="button button-primary" to="/accounts/new">
                <IconUserPlus size={16} aria-hidden="true" />
                <span>{t('access.create')}</span>
              </PageLink>
            </>
          ) : null
        }
      >
        {t('access.lead')}
      </PageHeader>
      <div className="toolbar">
        <SearchField
          label={t('access.search')}
          start={search ?? ''}
          onSearch={(text) => setFilters({ search: text === '' ? undefined : text })}
        />
      </div>
      <DataTable
        label={t('desk.page.accounts')}
        columns={columns}
        list={list}
        keyOf={(row) => row.id}
        inspect={(row) => ({
          title: row.displayName,
          over: row.username,
          body: <AccountDetail key={row.id} account={row} />,
        })}
        empty={
          <Empty
            title={search === undefined ? t('access.none-yet') : t('access.none-match')}
            hint={search === undefined ? t('access.none-yet-hint') : t('access.none-match-hint')}
            action={
              search === undefined ? undefined : (
                <button type="button" className="button" onClick={() => setFilters({})}>
                  {t('access.show-all')}
                </button>
              )
            }
          />
        }
      />
    </div>
  )
}
