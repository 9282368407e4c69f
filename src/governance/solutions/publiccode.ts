import { isMap, parseDocument, stringify } from 'yaml'
import { z } from 'zod'
import { type Capability, capabilities } from './capability.ts'

/** What of an entry goes out. */
export interface Entry {
  readonly nameVi: string
  readonly nameEn: string
  readonly owner: string
  readonly vendor: string | null
  readonly capabilities: readonly Capability[]
  readonly applicable: boolean
  /** `YYYY-MM-DD` */
  readonly releasedOn: string
  readonly description: string | null
}

/** What came in, and what was wrong with it, by field. */
export interface Reading {
  readonly name: string | null
  readonly nameEn: string | null
  readonly evidence: string | null
  readonly faults: { path: string; vi: string; en: string }[]
}

/** Keys that both the fourth and the earlier editions of the form have; what else a file carries is its own business. */
const longest = { name: 200, text: 10_000 }
const described = z.looseObject({
  localisedName: z.string().trim().min(3).max(longest.name).optional(),
  shortDescription: z.string().trim().min(3).max(longest.text).optional(),
  longDescription: z.string().trim().min(3).max(longest.text).optional(),
})
const file = z.looseObject({
  publiccodeYmlVersion: z.string().trim().min(1),
  name: z.string().trim().min(3).max(longest.name),
  softwareVersion: z.string().trim().max(100).optional(),
  legal: z.looseObject({ license: z.string().trim().min(1).max(200).optional() }).optional(),
  description: z.looseObject({ vi: described.optional(), en: described.optional() }),
})

/**
 * Reads a publiccode.yml into the words of a proposal. Aliases are refused before anything is expanded (a short text can stand for
 * millions of lines), and every fault names its field, so that whoever wrote the file can put it right.
 */
export function readPubliccode(text: string): Reading {
  const nothing = { name: null, nameEn: null, evidence: null }
  const parsed = parseDocument(text, { schema: 'core', version: '1.2', logLevel: 'silent' })
  const [error] = parsed.errors
  if (error !== undefined) {
    const line = text.slice(0, error.pos[0]).split('\n').length
    return { ...nothing, faults: [fault(`:${line}`, 'Không đọc được YAML ở dòng này.', 'The YAML cannot be read at this line.')] }
  }
  if (!isMap(parsed.contents))
    return { ...nothing, faults: [fault('', 'Tệp không phải publiccode.yml.', 'This is no publiccode.yml.')] }
  let value: unknown
  try {
    value = parsed.toJS({ maxAliasCount: 0 })
  } catch {
    return {
      ...nothing,
      faults: [fault('', 'Tệp dùng tham chiếu (alias); hãy viết đầy đủ.', 'The file uses aliases; write it out.')],
    }
  }
  const read = file.safeParse(value)
  if (!read.success)
    return {
      ...nothing,
      faults: read.error.issues.map(({ path, code }) =>
        code === 'invalid_type'
          ? fault(path.join('.'), 'Thiếu trường này, hoặc không phải kiểu chữ.', 'This field is missing, or is no text.')
          : fault(path.join('.'), 'Quá ngắn hoặc quá dài.', 'Too short or too long.'),
      ),
    }
  const { name, softwareVersion, legal, description } = read.data
  const { vi, en } = description
  const told = vi ?? en
  const evidence = [
    told?.shortDescription,
    told?.longDescription,
    softwareVersion === undefined ? undefined : `Phiên bản: ${softwareVersion}`,
    legal?.license === undefined ? undefined : `Giấy phép: ${legal.license}`,
  ].filter((part) => part !== undefined)
  return {
    name: vi?.localisedName ?? name,
    nameEn: en?.localisedName ?? (vi?.localisedName === undefined ? null : name),
    evidence: evidence.length === 0 ? null : evidence.join('\n\n').slice(0, longest.text),
    faults: [],
  }
}

/** The entry as publiccode.yml 0.4. Fields that the registry does not know are left out rather than made up. */
export function writePubliccode(entry: Entry): string {
  const described = (name: string) => ({
    localisedName: name,
    ...(entry.description === null ? {} : { longDescription: entry.description }),
    features: capabilities.filter((one) => entry.capabilities.includes(one)),
  })
  return stringify({
    publiccodeYmlVersion: '0.4',
    name: entry.nameEn,
    releaseDate: entry.releasedOn,
    developmentStatus: entry.applicable ? 'stable' : 'development',
    description: { vi: described(entry.nameVi), en: described(entry.nameEn) },
    legal: { mainCopyrightOwner: entry.owner },
    maintenance: {
      type: entry.vendor === null ? 'internal' : 'contract',
      ...(entry.vendor === null ? {} : { contractors: [{ name: entry.vendor }] }),
    },
  })
}

const fault = (path: string, vi: string, en: string) => ({ path, vi, en })
