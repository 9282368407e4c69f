import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { usePrinting } from '../../../web/design/screen.ts'
import { useWords } from '../../../web/desk/words.ts'
import {
  type Arrow,
  type ChainLayout,
  edgePaths,
  type LaidNode,
  laneLabelWidth,
  layOutChain,
  linkedWith,
  nearestNode,
  nodeHeight,
  nodeWidth,
} from './chain-layout.ts'
import { type Chain, type ChainDocument, families, familyOf, shortIssuer } from './chain-of.ts'

interface ChainDiagramProps {
  chain: Chain
  selected: string | undefined
  onSelect: (id: string) => void
}

/** A4 landscape within its margins, below the page's head, in CSS pixels; and a width at which the days do not crowd. */
const paper = { width: 1020, height: 620, layoutWidth: 1280 }

const arrows: readonly Arrow[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']

/** Lanes by level, days from left to right; lines behind, documents as buttons before them, so that they are heard and reached by keys. */
export function ChainDiagram({ chain, selected, onSelect }: ChainDiagramProps) {
  const { t } = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const printing = usePrinting()
  const seen = useRoom(frame)
  const room = printing ? paper.layoutWidth : seen
  const layout = useMemo(
    () =>
      layOutChain(
        chain.nodes.map(({ id, issuedOn, issuer }) => ({ id, issuedOn, level: issuer.level })),
        room,
      ),
    [chain, room],
  )
  const older = useMemo(() => (selected ? linkedWith(chain.edges, selected, 'older') : none), [chain, selected])
  const newer = useMemo(() => (selected ? linkedWith(chain.edges, selected, 'newer') : none), [chain, selected])
  const [reached, setReached] = useState(selected ?? chain.nodes[0]?.id)
  useEffect(() => {
    if (selected === undefined) return
    setReached(selected)
    bringIntoSight(
      frame.current,
      layout.nodes.find(({ id }) => id === selected),
    )
  }, [selected, layout])

  const onKeyDown = (event: KeyboardEvent, id: string) => {
    const arrow = arrows.find((known) => known === event.key)
    const next = arrow ? nearestNode(layout.nodes, id, arrow) : undefined
    if (arrow) event.preventDefault()
    if (next === undefined) return
    setReached(next)
    frame.current?.querySelector<HTMLButtonElement>(`[data-document="${CSS.escape(next)}"]`)?.focus()
  }
  const nearness = (id: string): string => {
    if (selected === undefined) return ''
    if (id === selected) return ' chain-node-here'
    return older.has(id) || newer.has(id) ? ' chain-node-linked' : ' chain-node-far'
  }
  const documents = useMemo(() => new Map(chain.nodes.map((node) => [node.id, node])), [chain])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a field set cannot scroll in every browser of the floor
    <div
      ref={frame}
      className="chain-frame card"
      role="group"
      aria-label={`${t('desk.page.cascade')}. ${t('documents.chain-keys')}`}
    >
      <div
        className="chain-canvas"
        style={{
          width: layout.width,
          height: layout.height,
          ...(printing ? { zoom: Math.min(1, paper.width / layout.width, paper.height / layout.height) } : {}),
        }}
      >
        <Grounds layout={layout} />
        <Lines chain={chain} layout={layout} selected={selected} />
        {[...layout.nodes]
          .sort((one, other) => (one.issuedOn < other.issuedOn ? -1 : 1))
          .map((place) => {
            const document = documents.get(place.id)
            return document ? (
              <div key={place.id} className="chain-place" style={{ left: place.x, top: place.y, width: nodeWidth }}>
                <NodeTag chain={chain} id={place.id} selected={selected} />
                <NodeButton
                  document={document}
                  relations={chain.edges.filter(({ from, to }) => from === place.id || to === place.id).length}
                  className={`chain-node${nearness(place.id)}`}
                  isPressed={place.id === selected}
                  isReached={place.id === reached}
                  onSelect={() => onSelect(place.id)}
                  onKeyDown={(event) => onKeyDown(event, place.id)}
                />
              </div>
            ) : null
          })}
      </div>
    </div>
  )
}

/** Lanes with their names, and months along the top; both stay in sight while the chart is moved. */
function Grounds({ layout }: { layout: ChainLayout }) {
  const { t, term } = useWords()
  return (
    <>
      <div className="chain-months" aria-hidden="true">
        {layout.months.map(({ month, x }, at) => {
          const year = month.slice(0, 4)
          const isNewYear = layout.months[at - 1]?.month.slice(0, 4) !== year
          const word = term('documents.month', month.slice(5))
          return (
            <span key={month} style={{ left: x }}>
              {isNewYear ? t('documents.month-of-year', { month: word, year }) : word}
            </span>
          )
        })}
      </div>
      {layout.lanes.map(({ level, top, height }) => (
        <div key={level} className="chain-lane" style={{ top, height }}>
          <span style={{ width: laneLabelWidth }}>{term('documents.chain-lane', level)}</span>
        </div>
      ))}
    </>
  )
}

interface LinesProps {
  chain: Chain
  layout: ChainLayout
  selected: string | undefined
}

function Lines({ chain, layout, selected }: LinesProps) {
  const paths = edgePaths(layout.nodes, chain.edges)
  const lines = chain.edges.map((edge, at) => ({
    edge,
    isNear: edge.from === selected || edge.to === selected,
    path: paths[at],
  }))
  return (
    <svg className="chain-lines" width={layout.width} height={layout.height} aria-hidden="true">
      <defs>
        {[...families, 'far' as const].map((family) => (
          <marker
            key={family}
            id={`chain-arrow-${family}`}
            className={`chain-arrow chain-${family}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0.6 7.5 4 0 7.4Z" />
          </marker>
        ))}
      </defs>
      {lines
        .sort((one, other) => Number(one.isNear) - Number(other.isNear))
        .map(({ edge, isNear, path }) => {
          const isFar = selected !== undefined && !isNear
          const family = isFar ? 'far' : familyOf[edge.kind]
          return (
            <path
              key={`${edge.from} ${edge.to} ${edge.kind}`}
              d={path}
              className={`chain-line chain-${family} chain-${edge.evidence}${isNear ? ' chain-line-near' : ''}`}
              markerEnd={`url(#chain-arrow-${family})`}
            />
          )
        })}
    </svg>
  )
}

/** Above a document that the selected one is directly related to: by what, and how many days apart. */
function NodeTag({ chain, id, selected }: { chain: Chain; id: string; selected: string | undefined }) {
  const { t, term, number } = useWords()
  const edge = chain.edges.find(({ from, to }) => (from === id && to === selected) || (from === selected && to === id))
  if (edge === undefined) return null
  const days = edge.days === 0 ? t('documents.same-day') : t('documents.chain-days-short', { days: number(edge.days) })
  return (
    <span className={`chain-tag chain-${familyOf[edge.kind]}`} aria-hidden="true">
      {term('documents.chain-verb', edge.kind)} · {days}
    </span>
  )
}

interface NodeButtonProps {
  document: ChainDocument
  relations: number
  className: string
  isPressed: boolean
  isReached: boolean
  onSelect: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

function NodeButton({ document, relations, className, isPressed, isReached, onSelect, onKeyDown }: NodeButtonProps) {
  const { t, term, day, language } = useWords()
  const { type, numberLine, issuer, issuedOn } = document
  const isNational = issuer.level === 'ministry' || issuer.level === 'steering-committee'
  return (
    <button
      type="button"
      className={className}
      data-document={document.id}
      style={{ height: nodeHeight }}
      aria-pressed={isPressed}
      title={document.subject}
      tabIndex={isReached ? 0 : -1}
      onClick={onSelect}
      onKeyDown={onKeyDown}
    >
      <b>{numberLine}</b>
      <span>
        {isNational
          ? day(issuedOn)
          : `${day(issuedOn).slice(0, 5)} · ${shortIssuer(language === 'vi' ? issuer.name : issuer.nameEn)}`}
      </span>
      <span className="only-heard">
        {t('documents.chain-node', {
          type: term('documents.type', type),
          issuer: language === 'vi' ? issuer.name : issuer.nameEn,
          relations,
        })}
      </span>
    </button>
  )
}

/** How wide the frame is now: it narrows when the inspector opens beside it. */
function useRoom(frame: RefObject<HTMLDivElement | null>): number {
  const [room, setRoom] = useState(1150)
  useEffect(() => {
    const box = frame.current
    if (box === null) return
    const observer = new ResizeObserver(() => setRoom(box.clientWidth))
    observer.observe(box)
    return () => observer.disconnect()
  }, [frame])
  return room
}

/** Brings a document into sight by moving only the chart: scrollIntoView would move every scrolling ancestor with it. */
function bringIntoSight(box: HTMLElement | null, place: LaidNode | undefined): void {
  if (box === null || place === undefined) return
  const least = place.x - laneLabelWidth - 24
  const most = place.x + nodeWidth + 24 - box.clientWidth
  if (box.scrollLeft > least) box.scrollLeft = least
  if (box.scrollLeft < most) box.scrollLeft = most
  const highest = place.y - 60
  const lowest = place.y + nodeHeight + 24 - box.clientHeight
  if (box.scrollTop > highest) box.scrollTop = highest
  if (box.scrollTop < lowest) box.scrollTop = lowest
}

const none: ReadonlySet<string> = new Set()
