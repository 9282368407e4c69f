import { type FormEvent, type RefObject, useRef, useState } from 'react'
import type { z } from 'zod'
import type { Problem } from '../../platform/http/problem.ts'
import { useWords } from '../words.ts'

export interface FieldError {
  /** The input's `name`; empty when the error belongs to the form as a whole. */
  name: string
  sentence: string
}

export interface Form {
  /** Spread on the `<form>`. */
  readonly props: {
    ref: RefObject<HTMLFormElement | null>
    onSubmit: (event: FormEvent<HTMLFormElement>) => void
    noValidate: true
  }
  readonly errors: readonly FieldError[]
  errorOf(name: string): string | undefined
  /** Grows with every refused attempt; the summary then takes the focus. */
  readonly attempt: number
  readonly busy: boolean
  /** Writes into inputs, as if the person had typed. */
  fill(values: Readonly<Record<string, string>>): void
}

interface FormSetup<S extends z.ZodType> {
  /** The body of the contract's endpoint: the server checks the very same shape. */
  shape: S | undefined
  /** What is right for each field, said when it is not: "Nhập mật khẩu từ 10 ký tự trở lên". Nested names are joined by a dot. */
  sentences: Readonly<Record<string, string>>
  send: (body: z.output<S>) => Promise<unknown>
  /** From the inputs to the body; as they are, without the empty ones, when left out. */
  read?: (data: FormData) => unknown
  problem?: Problem | undefined
  busy?: boolean
}

/**
 * A form whose inputs keep their own text (input methods such as Telex rewrite what is being typed, so nothing may be set
 * from outside meanwhile), checked on sending against the contract, with the server's findings beside the same fields.
 */
export function useForm<S extends z.ZodType>({
  shape,
  sentences,
  send,
  read = textsIn,
  problem,
  busy = false,
}: FormSetup<S>): Form {
  const { t, language } = useWords()
  const ref = useRef<HTMLFormElement>(null)
  const [own, setOwn] = useState<readonly string[]>([])
  const [attempt, setAttempt] = useState(0)

  const sentenceFor = (name: string) => sentences[name] ?? t('web.field-is-not-right')
  const refusedFields = problem?.issues?.map(({ path, vi, en }) => {
    const name = path.replace(/^body\.?/, '')
    return { name, sentence: sentences[name] ?? (language === 'vi' ? vi : en) }
  })
  const refused = problem ? (refusedFields?.length ? refusedFields : [{ name: '', sentence: problem.messages[language] }]) : []
  const errors = own.length > 0 ? own.map((name) => ({ name, sentence: sentenceFor(name) })) : refused

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    if (shape === undefined) throw new Error('this endpoint takes no body')
    const parsed = shape.safeParse(read(new FormData(event.currentTarget)))
    if (!parsed.success) {
      setOwn([...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))])
      setAttempt((count) => count + 1)
      return
    }
    setOwn([])
    void send(parsed.data).then(() => setAttempt((count) => count + 1))
  }
  return {
    props: { ref, onSubmit, noValidate: true },
    errors,
    errorOf: (name) => errors.find((error) => error.name === name)?.sentence,
    attempt: errors.length > 0 ? attempt : 0,
    busy,
    fill: (values) => {
      for (const [name, value] of Object.entries(values)) {
        const input = ref.current?.elements.namedItem(name)
        if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement || input instanceof HTMLSelectElement)
          input.value = value
      }
    },
  }
}

/** Every named text of a form; what was left empty is left out, so that optional fields stay optional. */
export function textsIn(data: FormData): Record<string, string> {
  return Object.fromEntries(
    [...data].flatMap(([name, value]) => (typeof value === 'string' && value !== '' ? [[name, value]] : [])),
  )
}
