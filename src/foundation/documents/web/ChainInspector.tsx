import { Inspector } from '../../../web/design/Inspector.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { Chain, ChainDocument, ChainEdge } from './chain-of.ts'

interface ChainInspectorProps {
  chain: Chain
  node: ChainDocument
  onSelect: (id: string) => void
  onClose: () => void
}

/** The selected document: what it is, what it goes back to, and what followed from it; each line selects that document. */
export function ChainInspector({ chain, node, onSelect, onClose }: ChainInspectorProps) {
  const { t, term, longDay, language } = useWords()
  const older = chain.edges.filter(({ from }) => from === node.id)
  const newer = chain.edges.filter(({ to }) => to === node.id)
  const nodeOf = (id: string) => chain.nodes.find((one) => one.id === id)
  return (
    <Inspector
      title={`${term('documents.type', node.type)} ${node.numberLine}`}
      over={term('documents.level', node.issuer.level)}
      onClose={onClose}
    >
      <div className="chain-detail">
        <p>{language === 'en' ? (node.glossEn ?? node.subject) : node.subject}</p>
        <p className="quiet">
          {language === 'vi' ? node.issuer.name : node.issuer.nameEn} · {longDay(node.issuedOn)}
          {node.dateIsApproximate ? ` (${t('documents.date-is-approximate').toLocaleLowerCase(language)})` : ''}
        </p>
        {node.notSeen ? <p className="document-tag">{t('documents.text-not-read')}</p> : null}
        <p>
          <PageLink to={`/documents/${node.id}`} className="button">
            {t('documents.open-document')}
          </PageLink>
        </p>
      </div>
      <Side title={t('documents.to-older')} edges={older} other={(edge) => nodeOf(edge.to)} onSelect={onSelect} />
      <Side title={t('documents.from-newer')} edges={newer} other={(edge) => nodeOf(edge.from)} isNewer onSelect={onSelect} />
    </Inspector>
  )
}

interface SideProps {
  title: string
  edges: readonly ChainEdge[]
  other: (edge: ChainEdge) => ChainDocument | undefined
  isNewer?: boolean
  onSelect: (id: string) => void
}

function Side({ title, edges, other, isNewer = false, onSelect }: SideProps) {
  const { t, term, number, language } = useWords()
  if (edges.length === 0) return null
  const sorted = [...edges].sort((one, two) => one.days - two.days)
  return (
    <section className="chain-side">
      <h3>{title}</h3>
      <ul className="document-relations">
        {sorted.map((edge) => {
          const there = other(edge)
          const verb = term('documents.relation', edge.kind)
          const note = language === 'vi' ? edge.noteVi : edge.noteEn
          return there === undefined ? null : (
            <li key={`${there.id} ${edge.kind}`}>
              <p className="relation-line">
                {isNewer ? null : <span className="relation-verb">{verb}</span>}
                <button type="button" className="chain-go" onClick={() => onSelect(there.id)}>
                  {there.numberLine}
                </button>
                {isNewer ? (
                  <span className="relation-verb">{t('documents.does-to-this', { verb: verb.toLocaleLowerCase(language) })}</span>
                ) : null}
                <span className="relation-days">
                  {edge.days === 0 ? t('documents.same-day') : t('documents.days-later', { days: number(edge.days) })}
                </span>
              </p>
              <p className="quiet">{[note, term('documents.evidence', edge.evidence)].filter(Boolean).join(' — ')}</p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
