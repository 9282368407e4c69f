import fc from 'fast-check'
import { z } from 'zod'

/** Words that have brought servers down: dates PostgreSQL does not know, cursors of another list, numbers beyond its integers. */
export const awkwardWords: readonly string[] = [
  '0000-01-01',
  '0000-00-00',
  '0001-01-01',
  '1899-12-31',
  '1900-01-01',
  '2021-02-30',
  '2200-12-31',
  '2201-01-01',
  '9999-12-31',
  '+275760-09-13',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  'x',
  '0',
  '-1',
  '1.5',
  'NaN',
  '1e400',
  '2147483648',
  '9007199254740993',
  '9'.repeat(40),
  '0190a6b0-0000-7000-8000-000000000000',
  '0190a6b0-0000-7000-8000-00000000000g',
  '1~0000-01-01~x',
  '1~2021-02-31~0190a6b0-0000-7000-8000-000000000000',
  'vn/30/290/10549',
  'vn/99',
  "' or '1'='1",
  '%_\\',
  'a'.repeat(200),
  'Trần\u0301 😷',
]

const arrayOfNodes = z.array(z.lazy(() => node))
/** The part of JSON Schema that our contracts come out as. */
const node: z.ZodType<Node> = z.object({
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  anyOf: arrayOfNodes.optional(),
  oneOf: arrayOfNodes.optional(),
  allOf: arrayOfNodes.optional(),
  items: z.union([z.lazy(() => node), z.boolean()]).optional(),
  prefixItems: arrayOfNodes.optional(),
  properties: z
    .record(
      z.string(),
      z.lazy(() => node),
    )
    .optional(),
  required: z.array(z.string()).optional(),
})
interface Node {
  type?: string | undefined
  const?: unknown
  enum?: unknown[] | undefined
  format?: string | undefined
  pattern?: string | undefined
  minLength?: number | undefined
  maxLength?: number | undefined
  minimum?: number | undefined
  maximum?: number | undefined
  minItems?: number | undefined
  maxItems?: number | undefined
  anyOf?: Node[] | undefined
  oneOf?: Node[] | undefined
  allOf?: Node[] | undefined
  items?: Node | boolean | undefined
  prefixItems?: Node[] | undefined
  properties?: Record<string, Node> | undefined
  required?: string[] | undefined
}

/** Values that fit a contract's shape, or all but: at the edges of what it allows, and now and then a leaf is an awkward word. */
export function almostFitting(shape: z.ZodType): fc.Arbitrary<unknown> {
  const schema: unknown = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any', reused: 'inline' })
  return madeFrom(node.parse(schema))
}

function madeFrom(of: Node): fc.Arbitrary<unknown> {
  if ('const' in of && of.const !== undefined) return fc.constant(of.const)
  if (of.enum !== undefined && of.enum.length > 0) return rarelyAwkward(fc.constantFrom(...of.enum))
  const choices = of.anyOf ?? of.oneOf
  if (choices !== undefined) return fc.oneof(...choices.map(madeFrom))
  if (of.allOf !== undefined) return madeFrom(Object.assign({}, ...of.allOf))
  if (of.type === 'object' || of.properties !== undefined) return objectOf(of)
  if (of.type === 'array') return arrayOf(of)
  if (of.type === 'boolean') return fc.boolean()
  if (of.type === 'null') return fc.constant(null)
  if (of.type === 'integer' || of.type === 'number') return rarelyAwkward(numberOf(of))
  if (of.type === 'string') return rarelyAwkward(textOf(of))
  return fc.oneof(fc.constantFrom(...awkwardWords), fc.integer(), fc.constant(null))
}

function rarelyAwkward(usual: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ arbitrary: usual, weight: 12 }, { arbitrary: fc.constantFrom(...awkwardWords), weight: 1 })
}

function objectOf(of: Node): fc.Arbitrary<unknown> {
  const members = Object.entries(of.properties ?? {})
  return fc.record(Object.fromEntries(members.map(([name, inner]) => [name, madeFrom(inner)])), {
    requiredKeys: of.required ?? [],
    noNullPrototype: true,
  })
}

function arrayOf(of: Node): fc.Arbitrary<unknown> {
  if (of.prefixItems !== undefined) return fc.tuple(...of.prefixItems.map(madeFrom))
  const least = of.minItems ?? 0
  const inner = typeof of.items === 'object' ? madeFrom(of.items) : fc.constantFrom(...awkwardWords)
  return fc.array(inner, { minLength: least, maxLength: Math.max(least, Math.min(of.maxItems ?? 3, 3)) })
}

function numberOf(of: Node): fc.Arbitrary<number> {
  const min = Math.max(of.minimum ?? Number.MIN_SAFE_INTEGER, Number.MIN_SAFE_INTEGER)
  const max = Math.min(of.maximum ?? Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
  return fc.oneof(fc.constantFrom(min, max), fc.integer({ min: Math.ceil(min), max: Math.floor(max) }))
}

function textOf(of: Node): fc.Arbitrary<string> {
  if (of.format === 'date') return fc.constantFrom('1900-01-01', '2200-12-31', '2021-05-25', '2021-06-30', '2020-02-29')
  if (of.format === 'date-time')
    return fc.constantFrom('1900-01-01T00:00:00Z', '2021-05-25T01:00:00Z', '2200-12-31T23:59:59.999Z')
  if (of.format === 'uuid') return fc.uuid()
  if (of.pattern !== undefined) return fc.oneof(fc.stringMatching(new RegExp(of.pattern, 'u')), fc.constantFrom('vn', 'vn/30'))
  const minLength = of.minLength ?? 0
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, Math.min(of.maxLength ?? 40, 40)) })
}
