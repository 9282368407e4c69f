import { useEffect, useState } from 'react'
import { KeeperField } from './KeeperField.tsx'
import { type FoundCommune, findCommunes } from './keeper-api.ts'
import { useWords } from './words.ts'

interface CommuneSearchProps {
  error: string | undefined
  chosen: FoundCommune | undefined
  onChoose: (commune: FoundCommune | undefined) => void
}

/** One of eleven thousand communes: a few letters and a tap, instead of three lists one after another. */
export function CommuneSearch({ error, chosen, onChoose }: CommuneSearchProps) {
  const { t, language } = useWords()
  const [text, setText] = useState('')
  const [found, setFound] = useState<readonly FoundCommune[] | undefined>(undefined)
  const asked = text.trim()
  useEffect(() => {
    if (asked.length < 2) return setFound(undefined)
    let left = false
    const timer = setTimeout(() => {
      findCommunes(asked).then(
        (rows) => {
          if (!left) setFound(rows)
        },
        () => {
          if (!left) setFound(undefined)
        },
      )
    }, 200)
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [asked])
  if (chosen !== undefined) {
    return (
      <div className="ask">
        <p className="keep-label">{t('keep.commune')}</p>
        <p className="keep-chosen">
          <span>{language === 'vi' ? chosen.nameVi : chosen.nameEn}</span>
          <button type="button" className="plain-button" onClick={() => onChoose(undefined)}>
            {t('keep.commune-change')}
          </button>
        </p>
      </div>
    )
  }
  return (
    <KeeperField label={t('keep.commune')} hint={t('keep.commune-hint')} error={error}>
      {(ids) => (
        <>
          <input
            {...ids}
            name="commune"
            value={text}
            onChange={(event) => setText(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            maxLength={60}
          />
          <p className="only-heard" role="status">
            {found === undefined || found.length === 0 ? '' : t('keep.commune-found', { count: found.length })}
          </p>
          {found?.length === 0 ? <p className="ask-hint">{t('keep.commune-none')}</p> : null}
          {found === undefined || found.length === 0 ? null : (
            <ul className="keep-communes">
              {found.map((commune) => (
                <li key={commune.path}>
                  <button type="button" onClick={() => onChoose(commune)}>
                    {language === 'vi' ? commune.nameVi : commune.nameEn}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </KeeperField>
  )
}
