import type { OfficialDocumentInput } from '../../foundation/documents/public.ts'
import type { Form } from './directive.ts'
import type { Provision } from './provision.ts'

/** What a page is made of: names in words, contents in the order of the draft. */
export interface PageFacts {
  readonly form: Form
  readonly subjectVi: string
  readonly issuerVi: string
  /** Office of the head, as printed over the ruling: `Bộ trưởng Bộ Y tế`. */
  readonly headVi: string
  readonly provisions: readonly Pick<Provision, 'textVi' | 'dueOn' | 'fallbackVi' | 'fromOn'>[]
}

/** The national authorities of the product are seated in the capital. */
const place = 'Hà Nội'
const archive = 'Lưu: VT'

/**
 * The contents within authority as an official document in draft (Decree 30/2020/NĐ-CP): articles under a ruling for decisions and
 * directives, numbered points for everything else. Its writers go on from here; grounds, recipients and number are theirs.
 */
export function directivePage(facts: PageFacts): OfficialDocumentInput {
  const texts = facts.provisions.map(contentOf)
  const type = facts.form
  const common = { type, issuer: facts.issuerVi, place, subject: facts.subjectVi, signer: {}, recipients: ['Như trên', archive] }
  const ruling = rulings[type]
  if (ruling === undefined) {
    const opening = `${facts.issuerVi} đề nghị các cơ quan, tổ chức, cá nhân thực hiện các nội dung sau:`
    return { ...common, body: [{ kind: 'paragraph', text: opening }, ...points(texts)] }
  }
  const from = facts.provisions.map(({ fromOn }) => fromOn).toSorted()[0]
  const closing = [
    ...(from === undefined ? [] : [`Văn bản này có hiệu lực kể từ ngày ${dayOf(from)}.`]),
    'Các cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành văn bản này./.',
  ]
  const articles = [...texts, ...closing].map((text, at) => ({ kind: 'article' as const, number: String(at + 1), text }))
  return { ...common, authority: facts.headVi, body: [{ kind: 'ruling', text: ruling }, ...articles] }
}

/** The submission (tờ trình) that recommends contents beyond authority to a higher body, with the reason and the basis of each. */
export function submissionPage(
  facts: PageFacts & { readonly higherVi: string; readonly reasonVi: string; readonly basesVi: readonly string[] },
): OfficialDocumentInput {
  const request = `${facts.issuerVi} kiến nghị ${facts.higherVi} xem xét, chỉ đạo các nội dung vượt thẩm quyền sau:`
  return {
    type: 'submission',
    issuer: facts.issuerVi,
    place,
    subject: `Kiến nghị chỉ đạo: ${facts.subjectVi}`.slice(0, 500),
    addressees: [facts.higherVi],
    body: [
      { kind: 'paragraph', text: facts.reasonVi },
      { kind: 'paragraph', text: request },
      ...points(facts.provisions.map(contentOf)),
      ...[...new Set(facts.basesVi)].map((text) => ({ kind: 'dash' as const, text })),
      { kind: 'paragraph', text: `Kính trình ${facts.higherVi} xem xét, quyết định./.` },
    ],
    signer: {},
    recipients: ['Như trên', archive],
  }
}

const rulings: Partial<Record<Form, string>> = { decision: 'QUYẾT ĐỊNH:', directive: 'CHỈ THỊ:' }

function points(texts: readonly string[]) {
  return texts.map((text, at) => ({ kind: 'point' as const, number: String(at + 1), text }))
}

function contentOf({ textVi, dueOn, fallbackVi }: PageFacts['provisions'][number]): string {
  const due = dueOn === null ? '' : ` Hoàn thành trước hết ngày ${dayOf(dueOn)}.`
  return `${textVi}${due}${fallbackVi === null ? '' : ` ${fallbackVi}`}`
}

/** `11/6/2021`, as official letters write a day within a sentence. */
function dayOf(day: string): string {
  return day.split('-').map(Number).toReversed().join('/')
}
