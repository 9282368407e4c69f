import { useState } from 'react'
import { z } from 'zod'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { Button } from '../../../web/design/Button.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { useForm } from '../../../web/design/form.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { listImports, tryImport } from '../contract.ts'
import { asSheet } from './as-sheet.ts'
import { FilePick } from './FilePick.tsx'
import './venue-page.css'

/** Many venues from a sheet or from pasted cells: it is tried at once, and shown on a page of its own. */
export function ImportVenuesPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const [file, setFile] = useState<File | undefined>(undefined)
  const sending = useSend(tryImport, ({ id }) => void navigate({ to: `/venues/import/${id}` }))
  const form = useForm({
    shape: z.strictObject({ cells: z.string().max(20_000_000) }),
    sentences: { cells: t('venues.import-paste-wanted') },
    read: (data) => ({ cells: String(data.get('cells') ?? '') }),
    send: async ({ cells }) => {
      if (file !== undefined) return sending.send({ query: { fileName: file.name.slice(0, 120) }, upload: asSheet(file) })
      return sending.send({ query: { fileName: t('venues.import-pasted') }, upload: new Blob([cells], { type: 'text/plain' }) })
    },
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <div className="page">
      <PageHeader title={t('venues.import')} back={<PageLink to="/venues">{t('venues.back-to-venues')}</PageLink>}>
        {t('venues.import-lead')}
      </PageHeader>
      <form {...form.props} className="card card-body form import-part">
        <ErrorSummary form={form} />
        <div className="field">
          <FilePick label={t('venues.import-choose')} file={file} onPick={setFile} />
          <p className="field-hint">{t('venues.import-file-hint')}</p>
        </div>
        {file === undefined ? (
          <TextField form={form} name="cells" label={t('venues.import-paste')} hint={t('venues.import-paste-hint')} lines={6} />
        ) : (
          <input type="hidden" name="cells" value="" />
        )}
        <div className="form-actions">
          <Button type="submit" look="primary" busy={sending.sending}>
            {t('venues.import-try')}
          </Button>
        </div>
      </form>
      <Example />
      <Earlier />
    </div>
  )
}

function Example() {
  const { t } = useWords()
  return (
    <section className="card card-body import-part" aria-labelledby="example">
      <h2 id="example">{t('venues.import-example')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and the keyboard must reach it */}
      <section className="import-scroll" aria-label={t('venues.import-sample')} tabIndex={0}>
        <table className="import-example-table" lang="vi">
          <thead>
            <tr>
              {['Tên cơ sở', 'Địa chỉ', 'Xã/Phường', 'Loại hình', 'Chủ cơ sở', 'SĐT'].map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {['Quán phở Sao Mai', '12 Lê Lợi', 'Văn An', 'Quán ăn', 'Trần Thị A', '0912345678'].map((cell) => (
                <td key={cell}>{cell}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
      <p className="quiet">{t('venues.import-example-hint')}</p>
    </section>
  )
}

function Earlier() {
  const { t, number, instant } = useWords()
  const asked = useAsk(listImports, {})
  return (
    <section className="card card-body import-part" aria-labelledby="earlier">
      <h2 id="earlier">{t('venues.import-earlier')}</h2>
      {asked.problem ? <Trouble problem={asked.problem} again={asked.again} /> : null}
      {asked.waiting ? <Skeleton heights={[60]} /> : null}
      {asked.data?.rows.length === 0 ? <p className="quiet">{t('venues.import-none')}</p> : null}
      <ul>
        {asked.data?.rows.map((one) => (
          <li key={one.id} className="import-question">
            <PageLink to={`/venues/import/${one.id}`}>{one.fileName}</PageLink>
            <span>{t('venues.import-rows', { count: number(one.rows) })}</span>
            <span className="quiet">{instant(one.madeAt)}</span>
            <StateMark
              tone={one.state === 'done' ? 'ok' : one.state === 'running' ? 'going' : 'warn'}
              word={t(`venues.import-state.${one.state}`)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
