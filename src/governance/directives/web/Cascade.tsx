import type { z } from 'zod'
import { listOf, useAsk, useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { type Column, DataTable } from '../../../web/design/DataTable.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { DocumentLink } from '../../../web/desk/DocumentLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { acknowledgeDirective, readCascade } from '../contract.ts'

type Row = z.output<typeof readCascade.reply>['rows'][number]

/** Which provinces have an implementing document on record. One without is not on record before today, and never said to be late. */
export function Cascade({ directiveId }: { directiveId: string }) {
  const { t, day, language } = useWords()
  const asked = useAsk(readCascade, { params: { directiveId } })
  const on = asked.data?.on ?? ''
  const rows = asked.data?.rows ?? []
  const ministries = asked.data?.ministries ?? []
  const recorded = rows.filter(({ document }) => document !== null)
  const without = rows.filter(({ document }) => document === null)
  const acknowledgement = asked.data?.acknowledgement
  const sending = useSend(acknowledgeDirective, () => announce(t('directives.is-acknowledged')))
  const columns: readonly Column<Row>[] = [
    {
      key: 'province',
      title: t('directives.province'),
      width: 170,
      phone: 'lead',
      cell: (row) => row.name[language],
      sortBy: (row) => row.name[language],
    },
    {
      key: 'document',
      title: t('directives.implementing-document'),
      width: 280,
      grow: 2,
      cell: (row) => (row.document ? <DocumentLink id={row.document.id} words={row.document.words} /> : null),
    },
    {
      key: 'on',
      title: t('directives.issued-on'),
      width: 110,
      cell: (row) => (row.implementedOn ? day(row.implementedOn) : '–'),
      sortBy: (row) => row.implementedOn,
    },
    {
      key: 'reached',
      title: t('directives.cascade.reached'),
      width: 190,
      cell: (row) =>
        row.reached === null
          ? ''
          : t('directives.cascade.stands-since', { level: t(`directives.level.${row.reached}`), day: day(row.lastOn ?? '') }),
      sortBy: (row) => row.reached,
    },
    {
      key: 'after',
      title: t('directives.after'),
      width: 130,
      cell: (row) => (row.daysAfter === null ? '' : t('directives.cascade.after', { days: row.daysAfter })),
      sortBy: (row) => row.daysAfter,
    },
  ]
  return (
    <section aria-labelledby="cascade">
      <h2 id="cascade" className="part-head">
        {t('directives.cascade')}
        {rows.length > 0 ? (
          <span className="page-header-count">{t('directives.on-record', { recorded: recorded.length, of: rows.length })}</span>
        ) : null}
      </h2>
      {acknowledgement ? (
        <div className="acknowledgement">
          <p>
            {[
              t('directives.cascade.acknowledged', { count: acknowledgement.count, of: rows.length }),
              ...(acknowledgement.dueOn === null
                ? []
                : [t('directives.cascade.acknowledge-until', { day: day(acknowledgement.dueOn) })]),
            ].join(' · ')}
          </p>
          {acknowledgement.isOwed ? (
            <Button
              look="primary"
              busy={sending.sending}
              onClick={() => void sending.send({ params: { directiveId }, body: {} })}
            >
              {t('directives.acknowledge')}
            </Button>
          ) : null}
          {sending.problem ? (
            <p className="field-error" role="alert">
              {sending.problem.messages[language]}
            </p>
          ) : null}
        </div>
      ) : null}
      {recorded.length > 0 || asked.waiting || asked.problem ? (
        <DataTable
          label={t('directives.cascade')}
          columns={columns}
          list={listOf(asked, (cascade) => cascade.rows.filter(({ document }) => document !== null))}
          keyOf={(row) => row.provincePath}
          empty={null}
          fit
        />
      ) : null}
      {ministries.length > 0 ? (
        <div className="not-on-record card">
          <h3>{t('directives.cascade.ministries')}</h3>
          <ul className="cascade-below">
            {ministries.map(({ document, implementedOn }) => (
              <li key={document.id}>
                <DocumentLink id={document.id} words={document.words} /> <span className="quiet">{day(implementedOn)}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {recorded.some(({ below }) => below.length > 0) ? (
        <details className="not-on-record card">
          <summary>
            {t('directives.cascade.below', { count: recorded.reduce((sum, { below }) => sum + below.length, 0) })}
          </summary>
          <ul className="cascade-below">
            {recorded.flatMap((row) =>
              row.below.map((one) => (
                <li key={one.document.id}>
                  {one.name[language]}, {row.name[language]}: <DocumentLink id={one.document.id} words={one.document.words} />
                </li>
              )),
            )}
          </ul>
        </details>
      ) : null}
      {without.length > 0 ? (
        <details className="not-on-record card">
          <summary>
            <StateMark tone="none" word={t('directives.cascade.so-many-not-recorded', { count: without.length, on: day(on) })} />
          </summary>
          <ul>
            {without.map((row) => (
              <li key={row.provincePath}>
                {row.name[language]}
                {row.acknowledgedOn === null
                  ? ''
                  : ` (${t('directives.cascade.acknowledged-on', { day: day(row.acknowledgedOn) })})`}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}
