import { languages } from '../../platform/messages.ts'
import { changeLanguage } from '../i18n/words.ts'
import { useWords } from '../words.ts'
import { announce } from './announce.ts'
import './language-switch.css'

/** VI / EN; each in its own language, so that whoever cannot read the present one still finds theirs. */
export function LanguageSwitch() {
  const { language, t } = useWords()
  return (
    <fieldset className="language-switch" aria-label="Ngôn ngữ / Language">
      {languages.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={each === language}
          aria-label={names[each]}
          onClick={() => void changeLanguage(each).catch(() => announce(t('web.language-did-not-come'), 'bad'))}
        >
          {each.toUpperCase()}
        </button>
      ))}
    </fieldset>
  )
}

const names = { vi: 'VI, Tiếng Việt', en: 'EN, English' } as const
