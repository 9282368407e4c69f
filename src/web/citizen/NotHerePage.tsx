import { useWords } from './words.ts'

export function NotHerePage() {
  const { t } = useWords()
  return (
    <>
      <h1>{t('citizen.not-here')}</h1>
      <p>{t('citizen.not-here-hint')}</p>
      <p>
        <a href="/c">{t('citizen.to-home')}</a>
      </p>
    </>
  )
}
