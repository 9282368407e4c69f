import { Shape } from '../../../web/design/StateMark.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { ShownDirective } from '../contract.ts'

/** Where older contents would bind nobody any more, or fewer: said before the signature, place by place. */
export function ReleasedPlaces({ released }: { released: ShownDirective['preview']['released'] }) {
  const { t, list, language } = useWords()
  if (released.length === 0) return null
  return (
    <section className="released" aria-labelledby="released">
      <h3 id="released">{t('directives.released')}</h3>
      <p className="quiet">{t('directives.released-hint')}</p>
      <ul>
        {released.map(({ how, codes, directive, provision, places }) => (
          <li key={`${directive.vi} ${provision.vi}`}>
            <p className="conflict">
              <Shape tone="warn" />
              <span>
                {t(codes.length === 0 ? 'directives.released.nothing' : `directives.released.${how}`, {
                  codes: codes.join(', '),
                  directive: directive[language],
                  content: provision[language],
                })}
              </span>
            </p>
            <details className="reach">
              <summary>
                <b className="figures">{t('directives.released-places', { count: places.length })}</b>
              </summary>
              <p>
                {list(
                  places.map(({ name, whole }) =>
                    whole ? name[language] : `${name[language]} (${t('directives.released-in-part')})`,
                  ),
                )}
              </p>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}
