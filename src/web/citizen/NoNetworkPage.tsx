import { useEffect } from 'react'
import { Button } from '../design/Button.tsx'
import { useWords } from './words.ts'

/** A page whose files are not on the phone and cannot be fetched now. It opens by itself as soon as the network is there again. */
export function NoNetworkPage() {
  const { t } = useWords()
  useEffect(() => {
    const again = () => location.reload()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [])
  return (
    <>
      <h1>{t('citizen.no-network')}</h1>
      <p role="alert">{t('citizen.no-network-hint')}</p>
      <p>
        <Button wide onClick={() => location.reload()}>
          {t('citizen.no-network-again')}
        </Button>
      </p>
      <p>
        <a href="/c">{t('citizen.to-home')}</a>
      </p>
    </>
  )
}
