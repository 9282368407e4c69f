import { useMemo, useState } from 'react'
import { z } from 'zod'
import { useAsk } from '../../../web/api/ask.ts'
import { Chips } from '../../../web/design/Chips.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { PrintButton } from '../../../web/design/PrintButton.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { useFilters } from '../../../web/desk/address.ts'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { readChain } from '../contract.ts'
import { documentId } from '../document-form.ts'
import { issuerLevels } from '../document-type.ts'
import { ChainDiagram } from './ChainDiagram.tsx'
import { ChainInspector } from './ChainInspector.tsx'
import { ChainLegend } from './ChainLegend.tsx'
import { ChainList } from './ChainList.tsx'
import type { Chain } from './chain-of.ts'
import './documents.css'
import './chain.css'

const filters = z.strictObject({ about: documentId.optional(), view: z.enum(['chart', 'list']).default('chart') })

/** Which document gave rise to which: the cascade from the government down to the communes, by day, as a chart or as a list. */
export function ChainPage() {
  const { t, number } = useWords()
  const [{ about, view }, setFilters] = useFilters(filters)
  const asked = useAsk(readChain, { query: about === undefined ? {} : { about } })
  const chain = asked.data
  const centre = chain?.nodes.find(({ id }) => id === about)
  const isEmpty = chain !== undefined && chain.nodes.length === 0
  return (
    <div className="page page-full page-landscape chain-page">
      <PageHeader
        title={t('desk.page.cascade')}
        back={<PageLink to="/documents">← {t('documents.title')}</PageLink>}
        actions={isEmpty ? null : <PrintButton />}
      >
        {t('documents.chain-lead')}
      </PageHeader>
      <div className="toolbar">
        <Chips
          label={t('documents.chain-view')}
          chips={[
            { value: 'chart', label: t('documents.chain-as-diagram') },
            { value: 'list', label: t('documents.chain-as-list') },
          ]}
          value={view}
          onChoose={(chosen) => setFilters({ about, view: chosen })}
        />
        {chain ? (
          <span className="quiet">
            {t('documents.chain-counts', { documents: number(chain.nodes.length), relations: number(chain.edges.length) })}
          </span>
        ) : null}
        {centre ? (
          <span>
            {t('documents.chain-around', { document: centre.numberLine })}{' '}
            <PageLink to="/documents/chain">{t('documents.chain-whole')}</PageLink>
          </span>
        ) : null}
        {chain?.truncated ? <span>{t('documents.chain-truncated', { shown: number(chain.nodes.length) })}</span> : null}
      </div>
      {chain === undefined ? (
        asked.problem ? (
          <Trouble problem={asked.problem} again={asked.again} />
        ) : (
          <Skeleton heights={[560]} />
        )
      ) : isEmpty ? (
        <div className="card">
          <Empty
            title={t('documents.chain-none')}
            hint={t('documents.chain-none-hint')}
            action={
              <PageLink to="/documents" className="button">
                {t('documents.show-all')}
              </PageLink>
            }
          />
        </div>
      ) : view === 'list' ? (
        <ChainList chain={chain} />
      ) : (
        <Chart key={about ?? ''} chain={chain} start={centre?.id ?? mostConnected(chain)} />
      )}
    </div>
  )
}

function Chart({ chain, start }: { chain: Chain; start: string | undefined }) {
  const [selected, setSelected] = useState(start)
  const node = useMemo(() => chain.nodes.find(({ id }) => id === selected), [chain, selected])
  return (
    <>
      <div className="chain">
        <ChainDiagram chain={chain} selected={selected} onSelect={setSelected} />
        {node ? <ChainInspector chain={chain} node={node} onSelect={setSelected} onClose={() => setSelected(undefined)} /> : null}
      </div>
      <ChainLegend />
    </>
  )
}

/** Where to begin: of the documents of the highest level, the one that most others hang on. */
function mostConnected({ nodes, edges }: Chain): string | undefined {
  const relations = (id: string) => edges.filter((edge) => edge.from === id || edge.to === id).length
  const highest = issuerLevels.find((level) => nodes.some(({ issuer }) => issuer.level === level))
  return nodes
    .filter(({ issuer }) => issuer.level === highest)
    .sort((one, other) => relations(other.id) - relations(one.id))
    .map(({ id }) => id)[0]
}
