import type { FlagKind, FormDefinition, Question } from '../form-definition.ts'
import { en } from '../messages.en.ts'
import { vi } from '../messages.vi.ts'
import { around, type Filled, fieldOf } from './fields.ts'
import { escaped } from './html.ts'

type PlainWord = keyof typeof vi & `declarations.plain.${string}`
export type Language = 'vi' | 'en'
export const word = (language: Language, key: PlainWord): string => (language === 'vi' ? vi : en)[key]

export interface PlainUnit {
  readonly path: string
  readonly name: string
}
export interface PlainPlaces {
  /** Districts under their provinces; a province without districts stands for itself. */
  readonly provinces: readonly { readonly name: string; readonly districts: readonly PlainUnit[] }[]
  /** The communes of the district that was chosen, once its commune could not be told from what was typed. */
  readonly communes: readonly PlainUnit[]
}
interface FormPage {
  readonly form: FormDefinition
  readonly language: Language
  readonly filled: Filled
  readonly places: PlainPlaces
  readonly errors: readonly { readonly id: string; readonly sentence: string }[]
  /** One sending of this page: sent twice, it is one declaration. */
  readonly turn: string
}

/** The whole form on one page. */
export function formPage(page: FormPage): string {
  const { language, form, filled } = page
  const say = (key: PlainWord) => word(language, key)
  const fields = form.person.map((question) =>
    question.kind === 'commune' ? placeFields(question, page) : fieldOf(question, filled),
  )
  return `<h1>${escaped(form.name[language])}</h1>
<p>${escaped(form.lead[language])}</p>
${summary(page)}
<form method="post" action="/khai-bao?lang=${language}" novalidate>
<input type="hidden" name="turn" value="${escaped(page.turn)}">
<input type="hidden" name="version" value="${form.version}">
<div class="field"><label class="pick"><input type="checkbox" name="onBehalf" value="yes"${filled.texts('onBehalf').includes('yes') ? ' checked' : ''}> ${escaped(say('declarations.plain.on-behalf'))}</label></div>
${fields.join('\n')}
<p class="hint">${escaped(say('declarations.plain.legal'))}</p>
<button type="submit">${escaped(say('declarations.plain.send'))}</button>
</form>`
}

function summary({ language, errors }: FormPage): string {
  if (errors.length === 0) return ''
  const lines = errors.map(
    ({ id, sentence }) => `<li>${id ? `<a href="#${id}">${escaped(sentence)}</a>` : escaped(sentence)}</li>`,
  )
  return `<div class="summary" role="alert" tabindex="-1" id="errors"><h2>${escaped(word(language, 'declarations.plain.problem'))}</h2><ul>${lines.join('')}</ul></div>`
}

/** District from a list, commune by its name: two steps without a script would be two pages. */
function placeFields(question: Question, { language, filled, places }: FormPage): string {
  const district = filled.texts('district')[0] ?? ''
  const typed = filled.texts(question.id)[0] ?? ''
  const { wrong, about, extra } = around({ id: question.id }, filled)
  const groups = places.provinces.map(
    ({ name, districts }) =>
      `<optgroup label="${escaped(name)}">${districts.map(({ path, name: own }) => `<option value="${path}"${path === district ? ' selected' : ''}>${escaped(own)}</option>`).join('')}</optgroup>`,
  )
  const commune =
    places.communes.length === 0
      ? `<label for="${question.id}">${escaped(word(language, 'declarations.plain.commune'))}</label>
<span class="hint" id="commune-hint">${escaped(word(language, 'declarations.plain.commune-hint'))}</span>${extra}
<input class="text" id="${question.id}" name="${question.id}" value="${escaped(typed.startsWith('vn/') ? '' : typed)}" maxlength="100" autocomplete="off"${about || ' aria-describedby="commune-hint"'}>`
      : `<label for="${question.id}">${escaped(word(language, 'declarations.plain.commune-choose'))}</label>${extra}
<select class="text" id="${question.id}" name="${question.id}"${about}><option value=""></option>${places.communes.map(({ path, name }) => `<option value="${path}"${path === typed ? ' selected' : ''}>${escaped(name)}</option>`).join('')}</select>`
  return `<div class="field"><label for="district">${escaped(word(language, 'declarations.plain.district'))}</label>
<select class="text" id="district" name="district"><option value=""></option>${groups.join('')}</select></div>
<div class="field${wrong}">${commune}</div>`
}

/** After sending: until when it holds, how to show it, and what comes next when there were signs. */
export function donePage(language: Language, done: { at: string; until: string; flags: readonly FlagKind[] }): string {
  const say = (key: PlainWord) => word(language, key)
  const times = say('declarations.plain.done-until').replace('{at}', done.at).replace('{until}', done.until)
  return `<h1>${escaped(say('declarations.plain.done'))}</h1>
<div class="done"><p><b>${escaped(times)}</b></p>
<p>${escaped(say('declarations.plain.done-show'))}</p>
${done.flags.length > 0 ? `<p><b>${escaped(say('declarations.plain.done-flagged'))}</b></p>` : ''}</div>
<p><a href="/khai-bao?lang=${language}&amp;onBehalf=yes">${escaped(say('declarations.plain.again'))}</a></p>`
}
