import { randomBytes } from 'node:crypto'
import { officialDocument } from '../src/foundation/documents/layout/official-document.ts'
import { openRenderer } from '../src/foundation/documents/layout/renderer.ts'
import { openFields } from '../src/foundation/documents/signature/open-fields.ts'
import { signPage } from '../src/foundation/documents/signature/sign-page.ts'
import { openTestAuthority } from '../src/foundation/documents/signature/test-authority.ts'
import type { BenchResult } from './benches.ts'

/** From the words of a two-page directive to its signed PDF (PDF/A-2b, PAdES B-B); the bar is 40 ms, written as 25 a second. */
export async function signedDirectives(folder: string, scale: number): Promise<BenchResult> {
  const renderer = openRenderer()
  const authority = await openTestAuthority(folder)
  const signatory = await authority.signatoryOf({ kind: 'person', id: 'bench', name: 'Trần Văn Thử', organisation: 'Bộ Y tế' })
  const signing = {
    field: 'leader',
    name: 'Trần Văn Thử',
    reason: 'Ký',
    documentId: 'bench',
    at: new Date('2021-05-29T02:00:00Z'),
  } as const
  const values: number[] = []
  try {
    for (let round = 0; round < 60 * scale + 10; round++) {
      const document = directive(randomBytes(4).toString('hex'))
      const startedAt = performance.now()
      const page = await renderer.renderToSign(document, [], '2021-05-29')
      await signPage(await openFields(page), signing, signatory)
      // The first ones start the thread and fetch fonts.
      if (round >= 10) values.push(1000 / (performance.now() - startedAt))
    }
  } finally {
    await renderer.close()
  }
  return { name: 'documents', unit: 'signed/s', values, referenceName: 'the bar: one in 40 ms', references: [25], target: 1 }
}

const directive = (word: string) =>
  officialDocument.parse({
    type: 'directive',
    issuer: 'Bộ Y tế',
    notation: 'CT-BYT',
    place: 'Hà Nội',
    subject: `Về việc khai báo y tế và quét mã QR (${word})`,
    body: Array.from({ length: 12 }, (_, index) => ({
      kind: 'point',
      number: String(index + 1),
      text: 'Các cơ sở thực hiện nghiêm việc quét mã QR và khai báo y tế điện tử tại nơi đông người. '.repeat(4),
    })),
    signer: { capacity: [{ form: 'KT', of: 'Bộ trưởng' }], titles: ['Thứ trưởng'], name: 'Trần Văn Thử' },
    recipients: ['Như trên', 'Lưu: VT, DP'],
  })
