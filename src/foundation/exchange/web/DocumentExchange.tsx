import { useList } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { listMessages } from '../contract.ts'
import { toneOfMessage } from './tone-of-message.ts'
import './exchange.css'

/** Beside a signed document: to whom it was sent by the exchange, from whom it came, and what the other side said. */
export function DocumentExchange({ documentId, isSigned }: { documentId: string; isSigned: boolean }) {
  const { t, instant } = useWords()
  const mayRead = useMay('exchange.read')
  const maySend = useMay('exchange.send')
  const list = useList(
    listMessages,
    (after) => ({ query: { documentId, after: after === undefined ? undefined : Number(after) } }),
    { enabled: mayRead && isSigned },
  )
  const rows = list.rows.filter(({ kind }) => kind !== 'status')
  if (!mayRead || !isSigned || list.waiting || (rows.length === 0 && !maySend)) return null
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('exchange.title')}</h2>
        {maySend ? <PageLink to={`/exchange?send=${documentId}`}>{t('exchange.send')}</PageLink> : null}
      </div>
      <div className="card-body">
        {rows.length === 0 ? <p className="quiet">{t('exchange.not-sent-yet')}</p> : null}
        <ul className="exchange-address-list">
          {rows.map((row) => (
            <li key={row.id} className="exchange-beside">
              <span>
                {t(`exchange.direction.${row.direction}`)}: <b>{row.peer}</b>
                <span className="quiet"> · {instant(row.at)}</span>
              </span>
              <StateMark
                tone={toneOfMessage(row)}
                word={row.statusCode === null ? t(`exchange.state.${row.state}`) : t(`exchange.status.${row.statusCode}`)}
              />
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
