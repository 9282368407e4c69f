import { useState } from 'react'
import { Button } from '../../design/Button.tsx'
import { downloadOwnData, openDevice, readReadings } from './own-api.ts'
import { Home, NotBound, Note, Waiting } from './Parts.tsx'
import { useAsked } from './use-asked.ts'
import { useWords } from './words.ts'

const ask = async () => {
  const { isBound } = await openDevice()
  return { isBound, readings: isBound ? await readReadings() : [] }
}

/** Who looked at one's data, when and for what; and a copy of it to take away. */
export function AccessPage() {
  const { t, instant, language } = useWords()
  const asked = useAsked(ask)
  return (
    <>
      <h1>{t('own.access')}</h1>
      <p className="lead">{t('own.access-lead')}</p>
      {asked.data === undefined ? <Waiting failed={asked.failed} again={asked.again} /> : null}
      {asked.data && !asked.data.isBound ? <NotBound why={t('own.access-unbound')} /> : null}
      {asked.data?.isBound && asked.data.readings.length === 0 ? (
        <Note>
          <p>
            <b>{t('own.access-nobody')}</b>
          </p>
        </Note>
      ) : null}
      <ul className="own-list">
        {asked.data?.readings.map((reading) => (
          <li key={`${reading.at} ${reading.what} ${reading.by} ${reading.purpose?.vi}`}>
            <b>{reading.by}</b>
            <span>
              {t(`own.reading.${reading.what}`)} · {instant(reading.at)}
            </span>
            {reading.purpose ? <span>{t('own.reading-purpose', { purpose: reading.purpose[language] })}</span> : null}
          </li>
        ))}
      </ul>
      <DownloadPart onDone={asked.again} />
      <Home />
    </>
  )
}

function DownloadPart({ onDone }: { onDone: () => void }) {
  const { t, language } = useWords()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const take = (format: 'page' | 'json') => {
    setBusy(true)
    setFailed(false)
    downloadOwnData(format, language)
      .then(({ name, file }) => {
        save(name, file)
        onDone()
      })
      .catch(() => setFailed(true))
      .finally(() => setBusy(false))
  }
  return (
    <section>
      <h2>{t('own.export')}</h2>
      <p>{t('own.export-hint')}</p>
      <p className="own-action">
        <Button wide busy={busy} onClick={() => take('page')}>
          {t('own.export-page')}
        </Button>
      </p>
      <p className="own-action">
        <Button wide busy={busy} onClick={() => take('json')}>
          {t('own.export-json')}
        </Button>
      </p>
      <p role="status">{failed ? t('own.export-failed') : ''}</p>
    </section>
  )
}

function save(name: string, file: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
