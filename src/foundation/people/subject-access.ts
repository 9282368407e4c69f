export interface Words {
  readonly vi: string
  readonly en: string
}
/** One fact of an export: a stable key for programs, a label for people. */
export interface SubjectField {
  readonly key: string
  readonly label: Words
  readonly value: string | Date | Words
}
/** What one room holds that a device may see; no entries: nothing. */
export interface SubjectSection {
  readonly key: string
  readonly title: Words
  readonly entries: readonly (readonly SubjectField[])[]
}
const words = {
  title: { vi: 'Dữ liệu của tôi', en: 'My data' },
  nothing: { vi: 'Không có dữ liệu.', en: 'Nothing is held.' },
  unbound: {
    vi: 'Máy này chưa được xác nhận, nên chỉ có những gì chính máy này đã khai.',
    en: 'This phone is not confirmed, so this holds only what the phone itself declared.',
  },
  kept: {
    vi: 'Tờ khai và lượt vào, ra được giữ 30 ngày rồi xóa; lượt nào phải giữ lâu hơn thì ghi rõ theo văn bản nào, đến ngày nào.',
    en: 'Declarations and visits are kept for 30 days and then deleted; a visit that must be kept longer says by which document and until when.',
  },
} as const

interface ExportOf {
  readonly sections: readonly SubjectSection[]
  readonly madeAt: string
  /** Ends of the device's number: whoever finds a copy can be told where it came from. */
  readonly deviceMark: string
  readonly isBound: boolean
}

/** Whose copy this is and when it was made, on every page. */
function watermark({ madeAt, deviceMark }: ExportOf): Words {
  return { vi: `Bản tải ngày ${madeAt}, từ máy ${deviceMark}`, en: `Copy made on ${madeAt}, from device ${deviceMark}` }
}

/** The export for programs: sections and fields by their keys. */
export function exportAsJson(given: ExportOf): string {
  const sections = given.sections.map((section) => [
    section.key,
    section.entries.map((fields) => Object.fromEntries(fields.map((field) => [field.key, field.value]))),
  ])
  const { madeAt, deviceMark, isBound } = given
  return `${JSON.stringify({ watermark: watermark(given), madeAt, deviceMark, isBound, ...Object.fromEntries(sections) }, null, 2)}\n`
}

/** The export for people: one page that prints, without a script. */
export function exportAsPage(given: ExportOf, language: 'vi' | 'en'): string {
  const mark = escaped(watermark(given)[language])
  const sections = given.sections.map((section) => {
    const entries = section.entries.map(
      (fields) =>
        `<dl>${fields.map((field) => `<div><dt>${escaped(field.label[language])}</dt><dd>${escaped(saidIn(field.value, language))}</dd></div>`).join('')}</dl>`,
    )
    return `<h2>${escaped(section.title[language])}</h2>${entries.join('') || `<p>${words.nothing[language]}</p>`}`
  })
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title[language]}</title><style>${style}</style></head>
<body><main><h1>${words.title[language]}</h1><p class="mark">${mark}</p>
<p>${given.isBound ? '' : `${words.unbound[language]} `}${words.kept[language]}</p>
${sections.join('\n')}
</main><footer class="mark">${mark}</footer></body></html>
`
}

const style = `body{font:16px/1.5 system-ui,sans-serif;color:#13202b;max-width:42rem;margin:0 auto;padding:1rem}
h2{margin:2rem 0 .5rem;font-size:1.2rem}dl{margin:0 0 .8rem;padding:.6rem .8rem;border:1px solid #dde3e8;border-radius:6px;break-inside:avoid}
dl div{display:flex;flex-wrap:wrap}dt{width:11rem;color:#43525f}dd{margin:0;flex:1 1 12rem;overflow-wrap:anywhere}.mark{color:#43525f;font-weight:600}
@media print{footer{position:fixed;bottom:0}}`

function saidIn(value: SubjectField['value'], language: 'vi' | 'en'): string {
  if (typeof value === 'string') return value
  return value instanceof Date ? timeOf(value) : value[language]
}

/** `25/05/2021 08:00`, Viet Nam's time. */
export function timeOf(at: Date): string {
  const local = new Date(at.getTime() + 7 * 3_600_000).toISOString()
  return `${local.slice(8, 10)}/${local.slice(5, 7)}/${local.slice(0, 4)} ${local.slice(11, 16)}`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
