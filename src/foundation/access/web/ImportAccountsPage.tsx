import { IconCopy, IconFileSpreadsheet } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import type { z } from 'zod'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { copyText } from '../../../web/design/clipboard.ts'
import { type Column, DataTable } from '../../../web/design/DataTable.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { PrintButton } from '../../../web/design/PrintButton.tsx'
import { Shape, StateMark } from '../../../web/design/StateMark.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { importAccounts } from '../contract.ts'
import { toneOfOutcome } from './tone-of-outcome.ts'
import './accounts.css'

type Imported = z.output<typeof importAccounts.reply>
type Row = Imported['rows'][number]

/** Many accounts from a sheet: first a trial that writes nothing and says what is wrong with which row, then the real thing. */
export function ImportAccountsPage() {
  const { t, number, language } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | undefined>(undefined)
  const trying = useSend(importAccounts)
  const creating = useSend(importAccounts)
  const problem = creating.problem ?? trying.problem
  const result = creating.reply ?? trying.reply
  const possible = trying.reply?.rows.filter(({ outcome }) => outcome === 'can-be-created').length ?? 0
  const isDone = creating.reply !== undefined
  const start = (chosen: File) => {
    setFile(chosen)
    creating.forget()
    void trying.send({ query: { dryRun: 'true' }, upload: asSheet(chosen) })
  }
  return (
    <div className="page page-full">
      <PageHeader
        title={t('access.import')}
        back={<PageLink to="/accounts">← {t('desk.page.accounts')}</PageLink>}
        actions={isDone ? <PrintButton /> : null}
      >
        {t('access.import-lead')}
      </PageHeader>
      <div className="toolbar">
        <input
          ref={input}
          className="only-heard"
          type="file"
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          aria-label={t('access.choose-sheet')}
          tabIndex={-1}
          onChange={(event) => {
            const chosen = event.target.files?.[0]
            if (chosen) start(chosen)
            event.target.value = ''
          }}
        />
        <Button
          icon={IconFileSpreadsheet}
          look={result ? 'plain' : 'primary'}
          busy={trying.sending}
          onClick={() => input.current?.click()}
        >
          {result ? t('access.choose-another-sheet') : t('access.choose-sheet')}
        </Button>
        {file ? <span className="quiet">{file.name}</span> : null}
        {file && possible > 0 && !isDone ? (
          <Button
            look="primary"
            busy={creating.sending}
            onClick={() => void creating.send({ query: { dryRun: 'false' }, upload: asSheet(file) })}
          >
            {t('access.create-many', { count: number(possible) })}
          </Button>
        ) : null}
        {result && isDone ? <CopyPasswords rows={result.rows} /> : null}
      </div>
      {problem ? (
        <p className="trouble-line" role="alert">
          {problem.messages[language]}
        </p>
      ) : null}
      {result ? <Summary result={result} isDone={isDone} /> : <HowItLooks />}
      {result ? <Outcomes rows={result.rows} withPasswords={isDone} /> : null}
    </div>
  )
}

/** How many rows came to what, in words. */
function Summary({ result, isDone }: { result: Imported; isDone: boolean }) {
  const { t, term, number } = useWords()
  const counts = new Map<string, number>()
  for (const { outcome } of result.rows) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  return (
    <section className="card card-body import-summary" role="status">
      <h2>{isDone ? t('access.import-done', { count: number(result.created) }) : t('access.import-tried')}</h2>
      <ul>
        {[...counts].map(([outcome, count]) => (
          <li key={outcome}>
            <Shape tone={toneOfOutcome(outcome)} />
            {number(count)} · {term('access.import', outcome)}
          </li>
        ))}
      </ul>
      {isDone && result.created > 0 ? <p className="quiet">{t('access.passwords-once')}</p> : null}
    </section>
  )
}

function Outcomes({ rows, withPasswords }: { rows: readonly Row[]; withPasswords: boolean }) {
  const { t, term, number } = useWords()
  const columns = useMemo(
    (): Column<Row>[] => [
      {
        key: 'row',
        title: t('access.sheet-row'),
        width: 90,
        align: 'end',
        cell: (row) => number(row.row),
        sortBy: (row) => row.row,
      },
      {
        key: 'username',
        title: t('desk.user-name'),
        width: 200,
        phone: 'lead',
        cell: (row) => row.username || '–',
        sortBy: (row) => row.username,
      },
      {
        key: 'outcome',
        title: t('access.outcome'),
        width: 340,
        grow: 1,
        cell: (row) => <StateMark tone={toneOfOutcome(row.outcome)} word={term('access.import', row.outcome)} />,
        sortBy: (row) => term('access.import', row.outcome),
      },
      ...(withPasswords
        ? [
            {
              key: 'password',
              title: t('access.one-time-password'),
              width: 220,
              cell: (row: Row) =>
                row.oneTimePassword === null ? '–' : <code className="password-cell">{row.oneTimePassword}</code>,
            },
          ]
        : []),
    ],
    [t, term, number, withPasswords],
  )
  return (
    <DataTable
      label={t('access.outcome')}
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
      keyOf={(row) => String(row.row)}
      empty={t('access.sheet-is-empty')}
    />
  )
}

/** User names and passwords as two columns, to be pasted into a sheet and handed out; they are shown nowhere again. */
function CopyPasswords({ rows }: { rows: readonly Row[] }) {
  const { t } = useWords()
  const made = rows.filter(({ oneTimePassword }) => oneTimePassword !== null)
  if (made.length === 0) return null
  const copy = async () => {
    const copied = await copyText(made.map(({ username, oneTimePassword }) => `${username}\t${oneTimePassword}`).join('\n'))
    announce(copied ? t('access.passwords-copied') : t('access.password-not-copied'), copied ? 'ok' : 'bad')
  }
  return (
    <Button icon={IconCopy} onClick={() => void copy()}>
      {t('access.copy-passwords')}
    </Button>
  )
}

/** The four columns the sheet needs, with a line of example. */
function HowItLooks() {
  const { t, term } = useWords()
  return (
    <section className="card card-body import-example">
      <h2>{t('access.sheet-columns')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Tên đăng nhập</th>
            <th scope="col">Họ và tên</th>
            <th scope="col">Vai trò</th>
            <th scope="col">Mã đơn vị</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>xa.lien.hong</td>
            <td>Nguyễn Văn A</td>
            <td>{term('access.role', 'commune-officer')}</td>
            <td>10510</td>
          </tr>
          <tr>
            <td>tinh.hai.duong.2</td>
            <td>Trần Thị B</td>
            <td>{term('access.role', 'provincial-officer')}</td>
            <td>30</td>
          </tr>
        </tbody>
      </table>
      <p className="quiet">{t('access.sheet-hint')}</p>
    </section>
  )
}

/** Browsers on machines without Excel leave the type empty; the name says what it is. */
function asSheet(file: File): Blob {
  return new Blob([file], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })
}
