import { z } from 'zod'
import { useList } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { Chips } from '../../../web/design/Chips.tsx'
import { type Column, DataTable } from '../../../web/design/DataTable.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { useFilters } from '../../../web/desk/address.ts'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { type ListedDirective, listDirectives } from '../contract.ts'
import { directiveStates } from '../directive.ts'
import { directiveTones } from './tones.ts'
import '../../../web/design/columns.css'
import './directives.css'

const filters = z.strictObject({ state: z.enum(['all', ...directiveStates]).default('all') })

/** Point 4: every directive with its number, its issuer and whether it is in force; drafts for the nation’s desks. */
export function DirectivesPage() {
  const { t, number, language } = useWords()
  const navigate = useNavigate()
  const mayDraft = useMay('directive.draft')
  const [{ state }, setFilters] = useFilters(filters)
  const list = useList(listDirectives, (after) => ({ query: { state: state === 'all' ? undefined : state, after } }))
  const compose = mayDraft ? (
    <PageLink className="button button-primary" to="/directives/new">
      {t('directives.compose')}
    </PageLink>
  ) : null
  const columns: readonly Column<ListedDirective>[] = [
    {
      key: 'subject',
      title: t('directives.subject'),
      width: 208,
      grow: 3,
      phone: 'lead',
      cell: (row) => subjectOf(row, language),
      sortBy: (row) => subjectOf(row, language),
    },
    {
      key: 'document',
      title: t('directives.document'),
      width: 250,
      cell: (row) => row.document?.words[language] ?? <span className="quiet">{t(`directives.form.${row.form}`)}</span>,
      sortBy: (row) => row.issuedOn,
    },
    {
      key: 'issuer',
      title: t('directives.issuer'),
      width: 130,
      grow: 1,
      cell: (row) => row.issuer.name[language],
      sortBy: (row) => row.issuer.name[language],
    },
    {
      key: 'state',
      title: t('directives.where-it-stands'),
      width: 170,
      cell: (row) => <StateMark tone={directiveTones[row.state]} word={stateWord(row, t)} />,
      sortBy: (row) => stateWord(row, t),
    },
    {
      key: 'provisions',
      title: t('directives.provisions-mandatory'),
      width: 170,
      align: 'end',
      cell: (row) => `${number(row.provisionCount)} / ${number(row.mandatoryCount)}`,
      sortBy: (row) => row.provisionCount,
    },
  ]
  return (
    <div className="page page-full">
      <PageHeader title={t('directives.title')} actions={compose}>
        {t('directives.page-lead')}
      </PageHeader>
      <div className="toolbar">
        <Chips
          label={t('directives.where-it-stands')}
          value={state}
          onChoose={(value) => setFilters({ state: value })}
          chips={[
            { value: 'all' as const, label: t('directives.all') },
            ...directiveStates.map((one) => ({ value: one, label: t(`directives.state.${one}`) })),
          ]}
        />
      </div>
      <DataTable
        label={t('directives.title')}
        columns={columns}
        list={list}
        keyOf={(row) => row.id}
        onOpen={(row) => void navigate({ to: `/directives/${row.id}` })}
        empty={
          state === 'all' ? (
            <Empty title={t('directives.no-directives')} hint={t('directives.no-directives-hint')} action={compose} />
          ) : (
            <Empty
              title={t('directives.nothing-matches')}
              action={<PageLink to="/directives">{t('directives.show-all')}</PageLink>}
            />
          )
        }
      />
    </div>
  )
}

function subjectOf(row: ListedDirective, language: 'vi' | 'en'): string {
  return language === 'en' ? (row.subjectEn ?? row.subjectVi) : row.subjectVi
}

/** Issued and in force are two things: what is signed today may begin next week. */
function stateWord(row: ListedDirective, t: ReturnType<typeof useWords>['t']): string {
  return row.state === 'issued' && row.extent ? t(`directives.extent.${row.extent}`) : t(`directives.state.${row.state}`)
}
