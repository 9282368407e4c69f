import { z } from 'zod'
import { useList } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { Chips } from '../../../web/design/Chips.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { useFilters } from '../../../web/desk/address.ts'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { listSolutions } from '../contract.ts'
import { proposalStates } from '../proposal.ts'
import { SolutionsTable } from './SolutionsTable.tsx'
import '../../../web/design/columns.css'
import './solutions.css'

const filters = z.strictObject({ state: z.enum(['all', ...proposalStates]).default('all') })

/** Point 3: what companies and the technology authority propose, and how far both authorities have come to agree. */
export function ProposalsPage() {
  const { t } = useWords()
  const maySubmit = useMay('proposal.submit')
  const [{ state }, setFilters] = useFilters(filters)
  const list = useList(listSolutions, (after) => ({
    query: { track: 'proposal' as const, state: state === 'all' ? undefined : state, after },
  }))
  const submit = maySubmit ? (
    <PageLink className="button button-primary" to="/proposals/new">
      {t('solutions.submit-proposal')}
    </PageLink>
  ) : null
  return (
    <div className="page page-full">
      <PageHeader title={t('desk.page.proposals')} actions={submit}>
        {t('solutions.proposals-lead')}
      </PageHeader>
      <div className="toolbar">
        <Chips
          label={t('solutions.where-it-stands')}
          value={state}
          onChoose={(value) => setFilters({ state: value })}
          chips={[
            { value: 'all' as const, label: t('solutions.track.all') },
            ...proposalStates.map((one) => ({ value: one, label: t(`solutions.proposal.state.${one}`) })),
          ]}
        />
      </div>
      <SolutionsTable
        label={t('desk.page.proposals')}
        list={list}
        empty={
          state === 'all' ? (
            <Empty title={t('solutions.no-proposals')} hint={t('solutions.no-proposals-hint')} action={submit} />
          ) : (
            <Empty title={t('solutions.nothing-found')} action={<PageLink to="/proposals">{t('solutions.show-all')}</PageLink>} />
          )
        }
      />
    </div>
  )
}
