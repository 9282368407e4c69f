import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { qrRuns } from '../../../platform/qr-runs.ts'
import type { Renderer } from './renderer.ts'

export interface Slip {
  readonly numberLine: string
  /** `ngày 29 tháng 5 năm 2021`. */
  readonly dateLine: string
  readonly typeVi: string
  readonly typeEn: string
  readonly subject: string
  readonly issuer: string
  readonly sha256: string
  readonly bytes: number
  /** Entry of the audit log that speaks of this file, counted from one, and how many the signed root stands for. */
  readonly entry: number
  readonly entries: number
  readonly root: string
  /** The line of the checkpoint that carries the signature, and the key it belongs to; both base64. */
  readonly signature: string
  readonly publicKey: string
  readonly address: string
  readonly isTest: boolean
}

const template = readFileSync(join(import.meta.dirname, 'verification-slip.typ'), 'utf8')

/**
 * The verification slip (phiếu xác thực): what whoever holds the PDF needs to check it without trusting this server. It is handed out
 * beside the document; nothing of it ever stands on the official page.
 */
export function slipPdf(printer: Pick<Renderer, 'print'>, slip: Slip): Promise<Uint8Array> {
  const proof = `${slip.address}/transparency/documents/${slip.sha256}`
  return printer.print(template, {
    title: `Phiếu xác thực ${slip.numberLine}`,
    headingVi: 'PHIẾU XÁC THỰC',
    headingEn: 'Verification slip',
    mark: slip.isTest ? 'CHỨNG THƯ THỬ NGHIỆM, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ / TEST CERTIFICATES, NOT LEGALLY BINDING' : '',
    about: [
      ['Văn bản', 'Document', `${slip.typeVi} ${slip.numberLine} (${slip.typeEn})`],
      ['Ngày văn bản', 'Date', slip.dateLine],
      ['Cơ quan ban hành', 'Issued by', slip.issuer],
      ['Trích yếu', 'Subject', slip.subject],
    ],
    proof: [
      ['SHA-256 của tệp PDF đã ký', 'SHA-256 of the signed PDF', slip.sha256],
      ['Dung lượng tệp', 'Size of the file', `${slip.bytes} byte`],
      ['Mục trong nhật ký', 'Entry of the log', `${slip.entry} / ${slip.entries}`],
      ['Giá trị gốc của nhật ký', 'Root of the log', slip.root],
      ['Chữ ký của điểm kiểm tra (Ed25519)', 'Signature of the checkpoint (Ed25519)', slip.signature],
      ['Khóa công khai', 'Public key', slip.publicKey],
      ['Địa chỉ bằng chứng', 'Address of the proof', proof],
    ],
    code: qrRuns(proof),
    codeSays: 'Bằng chứng / Proof',
    how: [
      [
        `Kiểm tra tệp đang có: khien verify ${slip.address} --document TỆP.pdf --keep THƯ-MỤC`,
        `Check the file in hand: khien verify ${slip.address} --document FILE.pdf --keep FOLDER`,
      ],
      [
        'Giữ phiếu này: nếu sau này nhật ký bị cắt bớt hoặc dựng lại, giá trị gốc trên phiếu sẽ không còn khớp.',
        'Keep this slip: should the log be cut or rebuilt later, the root printed here no longer fits it.',
      ],
    ],
    notTheDocument:
      'Phiếu này không phải là văn bản và không thay thế văn bản. / This slip is not the document and does not replace it.',
  })
}
