import { useMemo, useState } from 'react'
import type { z } from 'zod'
import { listOf, useAsk } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { type Column, DataTable } from '../../../web/design/DataTable.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { listVisits } from '../contract.ts'
import { AskDialog } from './AskDialog.tsx'
import { UnmaskDialog } from './UnmaskDialog.tsx'

type Visit = z.output<typeof listVisits.reply>['visits'][number]

interface VisitsTodayProps {
  venueId: string
  /** What a request about this venue is asked by. */
  venueCode: string
}

/** The server answers this many visits at most, the newest first. */
const mostShown = 200

/** Who was recorded today, masked; whoever may see a person in full says why first. */
export function VisitsToday({ venueId, venueCode }: VisitsTodayProps) {
  const { t, time, number, longDay } = useWords()
  const mayUnmask = useMay('person.unmask')
  const mayAsk = useMay('unmask.ask')
  const mayHold = useMay('hold.order')
  const [opened, setOpened] = useState<Visit | undefined>(undefined)
  /** The visit that is asked about; `stretch`: all of a time. */
  const [askedFor, setAskedFor] = useState<Visit | 'stretch' | undefined>(undefined)
  const columns = useMemo(() => {
    const shown: Column<Visit>[] = [
      { key: 'time', title: t('check-ins.column.time'), width: 72, cell: (visit) => time(visit.at) },
      {
        key: 'left',
        title: t('check-ins.column.left'),
        width: 84,
        cell: (visit) => (visit.outAt === null ? '' : time(visit.outAt)),
      },
      {
        key: 'visitor',
        title: t('check-ins.column.visitor'),
        width: 220,
        grow: 2,
        cell: (visit) => visit.maskedLine,
        phone: 'lead',
      },
      {
        key: 'source',
        title: t('check-ins.column.source'),
        width: 190,
        grow: 1,
        cell: (visit) =>
          visit.doubtful ? (
            <span title={t('check-ins.doubtful')}>
              <StateMark tone="warn" word={visit.flags.map((flag) => t(`check-ins.flag.${flag}`)).join(', ')} />
            </span>
          ) : (
            t(`check-ins.source.${visit.source}`)
          ),
      },
    ]
    if (mayUnmask) {
      shown.push({
        key: 'unmask',
        title: t('check-ins.unmask'),
        width: 124,
        cell: (visit) => (
          <Button look="quiet" label={`${t('check-ins.unmask')}: ${visit.maskedLine}`} onClick={() => setOpened(visit)}>
            {t('check-ins.unmask')}
          </Button>
        ),
      })
    }
    if (mayAsk && !mayUnmask) {
      shown.push({
        key: 'ask',
        title: t('check-ins.unmasking-ask-short'),
        width: 136,
        cell: (visit) => (
          <Button
            look="quiet"
            label={`${t('check-ins.unmasking-ask-short')}: ${visit.maskedLine}`}
            onClick={() => setAskedFor(visit)}
          >
            {t('check-ins.unmasking-ask-short')}
          </Button>
        ),
      })
    }
    return shown
  }, [t, time, mayUnmask, mayAsk])
  const asked = useAsk(listVisits, { params: { venueId } }, { everySeconds: 15 })
  const list = listOf(asked, (reply) => reply.visits)
  const day = asked.data?.day
  const title = day === undefined ? t('check-ins.visits') : t('check-ins.visits-of-day', { day: longDay(day) })
  return (
    <section className="venue-visits no-print" aria-labelledby="visits">
      <h2 id="visits">
        {title}
        <span className="page-header-count">
          {list.rows.length < mostShown ? number(list.rows.length) : t('check-ins.latest-shown', { count: list.rows.length })}
        </span>
      </h2>
      {mayAsk ? (
        <p className="venue-copy">
          <Button onClick={() => setAskedFor('stretch')}>{t('check-ins.unmasking-ask')}</Button>
        </p>
      ) : null}
      {mayHold ? (
        <p className="venue-copy">
          <PageLink to={`/holds?venue=${venueCode}`} className="button button-plain">
            {t('check-ins.hold-order')}
          </PageLink>
        </p>
      ) : null}
      <DataTable
        label={title}
        columns={columns}
        list={list}
        keyOf={(visit) => visit.id}
        empty={<Empty title={t('check-ins.no-visits')} hint={t('check-ins.no-visits-hint')} />}
        fit
      />
      {askedFor ? (
        <AskDialog
          venueCode={venueCode}
          {...(askedFor === 'stretch' ? {} : { visit: askedFor })}
          onClose={() => setAskedFor(undefined)}
        />
      ) : null}
      {opened && day ? <UnmaskDialog venueId={venueId} day={day} visit={opened} onClose={() => setOpened(undefined)} /> : null}
    </section>
  )
}
