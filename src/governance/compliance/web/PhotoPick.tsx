import { IconCamera, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { Button } from '../../../web/design/Button.tsx'
import { useObjectUrl } from '../../../web/desk/object-url.ts'
import { useWords } from '../../../web/desk/words.ts'
import { type Photo, shrinkPhoto } from './shrink-photo.ts'
import './photo.css'

interface PhotoPickProps {
  photo: Photo | undefined
  onPick: (photo: Photo | undefined) => void
}

/** Takes one photo with the phone's camera, or chooses one, and shows it small before it is sent. */
export function PhotoPick({ photo, onPick }: PhotoPickProps) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const shown = useObjectUrl(photo)
  const [shrinking, setShrinking] = useState(false)
  const [unreadable, setUnreadable] = useState(false)
  const take = async (file: File) => {
    setShrinking(true)
    const shrunk = await shrinkPhoto(file)
    setShrinking(false)
    setUnreadable(shrunk === undefined)
    onPick(shrunk)
  }
  const label = t(photo === undefined ? 'compliance.photo-take' : 'compliance.photo-again')
  return (
    <div className="photo-pick">
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        // The button below is the one control: a second one of the same name would only be heard.
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file !== undefined) void take(file)
        }}
      />
      {shown ? <img className="photo-small" src={shown} alt={t('compliance.photo-chosen')} /> : null}
      <div className="photo-buttons">
        <Button icon={IconCamera} busy={shrinking} onClick={() => input.current?.click()}>
          {label}
        </Button>
        {photo === undefined ? null : (
          <Button icon={IconX} onClick={() => onPick(undefined)}>
            {t('compliance.photo-remove')}
          </Button>
        )}
      </div>
      {unreadable ? (
        <p className="field-error" role="alert">
          {t('compliance.photo-unreadable')}
        </p>
      ) : null}
      {photo === undefined ? <p className="quiet">{t('compliance.photo-hint')}</p> : null}
    </div>
  )
}
