import { useMemo } from 'react'
import { type Column, DataTable } from '../../../web/design/DataTable.tsx'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { Chain, ChainDocument, ChainEdge } from './chain-of.ts'

interface Line {
  readonly edge: ChainEdge
  readonly newer: ChainDocument
  readonly older: ChainDocument
}

/** The same relations as rows: for whoever reads, hears or sorts rather than looks. */
export function ChainList({ chain }: { chain: Chain }) {
  const { t, term, day, number, language } = useWords()
  const go = useNavigate()
  const rows = useMemo(() => {
    const nodes = new Map(chain.nodes.map((node) => [node.id, node]))
    const all = chain.edges.flatMap((edge): Line[] => {
      const [newer, older] = [nodes.get(edge.from), nodes.get(edge.to)]
      return newer && older ? [{ edge, newer, older }] : []
    })
    return all.sort((one, other) => (one.newer.issuedOn < other.newer.issuedOn ? 1 : -1))
  }, [chain])
  const columns = useMemo(
    (): Column<Line>[] => [
      {
        key: 'newer',
        title: t('documents.chain-later'),
        width: 210,
        grow: 2,
        phone: 'lead',
        cell: ({ newer }) => `${newer.numberLine}, ${language === 'vi' ? newer.issuer.name : newer.issuer.nameEn}`,
        sortBy: ({ newer }) => newer.numberLine,
      },
      {
        key: 'issuedOn',
        title: t('documents.issued-on'),
        width: 116,
        cell: ({ newer }) => day(newer.issuedOn),
        sortBy: ({ newer }) => newer.issuedOn,
      },
      {
        key: 'kind',
        title: t('documents.chain-relation'),
        width: 196,
        cell: ({ edge }) => term('documents.relation', edge.kind),
        sortBy: ({ edge }) => term('documents.relation', edge.kind),
      },
      {
        key: 'older',
        title: t('documents.chain-earlier'),
        width: 150,
        grow: 1,
        cell: ({ older }) => older.numberLine,
        sortBy: ({ older }) => older.numberLine,
      },
      {
        key: 'days',
        title: t('documents.chain-days'),
        width: 80,
        align: 'end',
        cell: ({ edge }) => number(edge.days),
        sortBy: ({ edge }) => edge.days,
      },
      {
        key: 'evidence',
        title: t('documents.chain-evidence'),
        width: 180,
        grow: 2,
        cell: ({ edge }) => term('documents.evidence', edge.evidence),
        sortBy: ({ edge }) => edge.evidence,
      },
    ],
    [t, term, day, number, language],
  )
  return (
    <DataTable
      label={t('desk.page.cascade')}
      columns={columns}
      list={{
        rows,
        problem: undefined,
        waiting: false,
        answeredAt: undefined,
        complete: true,
        bringingMore: false,
        more: () => {},
        again: () => {},
      }}
      keyOf={({ edge }) => `${edge.from} ${edge.to} ${edge.kind}`}
      empty={t('documents.chain-none')}
      inspect={({ edge, newer, older }) => ({
        title: `${newer.numberLine} → ${older.numberLine}`,
        over: term('documents.relation', edge.kind),
        body: (
          <div className="chain-detail">
            <p>{language === 'vi' ? edge.noteVi : edge.noteEn}</p>
            <p className="quiet">{term('documents.evidence', edge.evidence)}</p>
            {[newer, older].map((one) => (
              <button key={one.id} type="button" className="button" onClick={() => void go({ to: `/documents/${one.id}` })}>
                {t('documents.open-one', { number: one.numberLine })}
              </button>
            ))}
          </div>
        ),
      })}
    />
  )
}
