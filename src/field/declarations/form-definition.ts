/** A text in both languages. */
export interface Words {
  readonly vi: string
  readonly en: string
}

/** The forms of tokhaiyte.vn (2666/QĐ-BYT): everybody, travel inside the country, arrival from abroad; and the daily status of people in quarantine. */
export const formIds = ['whole-population', 'domestic-movement', 'entry', 'daily-status'] as const
export type FormId = (typeof formIds)[number]

/** Why somebody should be called. A venue learns no more than this word, and only its staff do. */
export const flagKinds = ['symptom', 'exposure'] as const
export type FlagKind = (typeof flagKinds)[number]

export interface Option {
  readonly value: string
  readonly label: Words
  readonly flag?: FlagKind
}

interface Asked {
  readonly id: string
  readonly label: Words
  readonly hint?: Words
  /** What is right, said when the answer is not. */
  readonly wanted: Words
  readonly required?: true
  /** Required from this age on, where the birth date says so. */
  readonly requiredFromAge?: number
  /** Asked only when another question before it has one of these answers. */
  readonly when?: { readonly question: string; readonly is: readonly string[] }
  /** Asked anew at every declaration; every other answer is carried over from the last one. */
  readonly fresh?: true
  /** Stands in the field from the beginning. */
  readonly start?: string
}

export interface OneQuestion extends Asked {
  readonly kind: 'one'
  readonly options: readonly Option[]
}
/** Any number of options, or none of them, which is an answer of its own: silence is not "no". */
export interface ManyQuestion extends Asked {
  readonly kind: 'many'
  readonly options: readonly Option[]
  readonly none: Words
}
export interface TextQuestion extends Asked {
  readonly kind: 'name' | 'born' | 'document' | 'passport' | 'phone' | 'commune' | 'text'
  /** For `text`; the other kinds know their own. */
  readonly most?: number
}
export interface NumberQuestion extends Asked {
  readonly kind: 'number'
  readonly from: number
  readonly to: number
  readonly flagFrom?: { readonly value: number; readonly flag: FlagKind }
}
/** Days from `earliest` to `latest`, counted from the day of the declaration. */
export interface DayQuestion extends Asked {
  readonly kind: 'day'
  readonly earliest: number
  readonly latest: number
}
/** One or several entries of the same kind, each with its own questions: the destinations of a courier. */
export interface RowsQuestion extends Asked {
  readonly kind: 'rows'
  readonly most: number
  readonly add: Words
  readonly of: readonly SimpleQuestion[]
}
export type SimpleQuestion = OneQuestion | TextQuestion | DayQuestion
export type Question = SimpleQuestion | ManyQuestion | NumberQuestion | RowsQuestion

/** Answered once for everybody who travels together, or by each person. */
export type Part = 'shared' | 'person'

/** One version of a form, as data. A version that was in force never changes; a new one begins where it ends. */
export interface FormDefinition {
  readonly id: FormId
  readonly version: number
  readonly fromOn: string
  /** The first day on which it no longer holds. */
  readonly toOn: string | null
  readonly source: string
  readonly name: Words
  readonly lead: Words
  readonly shared: readonly Question[]
  readonly person: readonly Question[]
  /** The question whose commune follows up. */
  readonly area: { readonly part: Part; readonly question: string }
}

/** The version of a form that is in force on a civil day. */
export function formInForce(forms: readonly FormDefinition[], id: FormId, day: string): FormDefinition | undefined {
  return forms.find((form) => form.id === id && form.fromOn <= day && (form.toOn === null || day < form.toOn))
}

/** The version under which something was declared, whether or not it still holds. */
export function formOf(forms: readonly FormDefinition[], id: string, version: number): FormDefinition | undefined {
  return forms.find((form) => form.id === id && form.version === version)
}
