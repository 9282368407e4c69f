import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import { addressOf, call, type Fetch } from '../../platform/http/client.ts'
import { organisationPath } from '../../vocabulary/administrative-unit-code.ts'
import { recordedDocuments, registeredVendor } from './actions/fixture.ts'
import { scorecardsOf } from './actions/scorecard.ts'
import * as contract from './contract.ts'

/** Poppler's reader, none of ours: where it is missing, the test that needs it is skipped and says so. */
const reader: string = 'pdftotext'

let t: TestServer
let vendor: Fetch
let rival: Fetch
let technology: Fetch
let health: Fetch
let signer: Fetch
let steering: Fetch

beforeAll(async () => {
  t = await testServer()
  await t.database.transaction(async (tx) => {
    await registeredVendor(tx, 'cong-ty-a')
    await registeredVendor(tx, 'cong-ty-b')
    await recordedDocuments(tx, ['d-cong-bo'])
  })
  vendor = await t.signIn([{ role: 'vendor', unitPath: organisationPath('vn/01', 'cong-ty-a') }])
  rival = await t.signIn([{ role: 'vendor', unitPath: organisationPath('vn/01', 'cong-ty-b') }])
  technology = await t.signIn([{ role: 'technology-officer', unitPath: 'vn' }])
  health = await t.signIn([{ role: 'health-officer', unitPath: 'vn' }])
  signer = await t.signIn([{ role: 'health-signer', unitPath: 'vn' }])
  steering = await t.signIn([{ role: 'steering-secretary', unitPath: 'vn' }])
})
afterAll(() => t.close())

const pdf = new Blob(['%PDF-1.7\n1 0 obj\n'], { type: 'application/pdf' })
const content = {
  kind: 'built',
  name: 'Mã QR của công ty A',
  capabilities: ['personal-qr'] as 'personal-qr'[],
  evidence: 'Đã chạy thử tại hai tỉnh',
  privacySummary: 'Chỉ lưu số ngẫu nhiên, 30 ngày',
} as const

describe('a company', () => {
  test('proposes with evidence, sees its stage, who is waited for and until when; a rival sees nothing of it anywhere', async () => {
    const { id } = await call(contract.submitProposal, { body: { content } }, vendor)
    const params = { solutionId: id }
    const { sha256 } = await call(contract.keepProposalFile, { params, query: { name: 'ket-qua.pdf' }, upload: pdf }, vendor)
    const seen = await call(contract.readSolution, { params }, vendor)
    expect(seen).toMatchObject({ state: 'submitted', waitsFor: ['technology'], dueOn: '2021-05-28', over: false })
    expect(seen.proposal).toMatchObject({ files: [{ sha256, name: 'ket-qua.pdf' }], mayBringFiles: true })

    const own = (await call(contract.listSolutions, {}, vendor)).rows.map((row) => row.id)
    expect(own).toEqual([id])
    expect((await call(contract.listSolutions, {}, rival)).rows).toEqual([])
    expect((await call(contract.countSolutions, {}, rival)).rows).toEqual([])
    expect((await call(contract.listProblems, {}, rival)).rows).toEqual([])
    const notThere = { problem: { status: 404 } }
    await expect(call(contract.readSolution, { params }, rival)).rejects.toMatchObject(notThere)
    await expect(call(contract.readProposalFile, { params: { ...params, sha256 } }, rival)).rejects.toMatchObject(notThere)
    await expect(
      call(contract.keepProposalFile, { params, query: { name: 'chen.pdf' }, upload: pdf }, rival),
    ).rejects.toMatchObject(notThere)
    await expect(
      call(contract.clarifyProposal, { params, body: { version: 1, clarification: 'Không phải của tôi' } }, rival),
    ).rejects.toMatchObject(notThere)
    await expect(
      call(contract.withdrawProposal, { params, body: { version: 1, reason: 'Không phải của tôi' } }, rival),
    ).rejects.toMatchObject(notThere)
    await expect(
      call(contract.makeRemark, { params, body: { round: 1, part: 'evidence', paragraph: 0, words: 'Chen vào' } }, rival),
    ).rejects.toMatchObject(notThere)
    await expect(call(contract.readPubliccode, { params }, rival)).rejects.toMatchObject(notThere)
    await expect(
      call(contract.enterVersion, { params, body: { number: '1', releasedOn: '2021-05-20', changes: 'Chen vào' } }, rival),
    ).rejects.toMatchObject(notThere)

    const opened = await call(
      contract.openConsultation,
      { params, body: { version: 1, question: 'Thống nhất không?' } },
      technology,
    )
    expect(opened.state).toBe('in-consultation')
    await expect(
      call(contract.keepProposalFile, { params, query: { name: 'muon.pdf' }, upload: pdf }, vendor),
    ).rejects.toMatchObject({ problem: { code: 'evidence-comes-before-the-consultation' } })
  })

  test('brings a file that is what it says: a program called report.pdf is refused, and so is one that is too large', async () => {
    const { id } = await call(
      contract.submitProposal,
      { body: { content: { ...content, name: 'Bản khác', capabilities: ['hotline'] } } },
      vendor,
    )
    const bring = (upload: Blob) =>
      call(contract.keepProposalFile, { params: { solutionId: id }, query: { name: 'report.pdf' }, upload }, vendor)
    await expect(bring(new Blob(['MZ program'], { type: 'application/pdf' }))).rejects.toMatchObject({
      problem: { code: 'evidence-file-is-of-another-kind' },
    })
    const large = new Blob(['%PDF-1.7\n', new Uint8Array(10 * 1024 * 1024 + 1)], { type: 'application/pdf' })
    await expect(bring(large)).rejects.toMatchObject({ problem: { status: 413 } })
    expect((await call(contract.readSolution, { params: { solutionId: id } }, vendor)).proposal?.files).toEqual([])
  })
})

/** An assigned camera connection, declared complete; at the handover. */
async function atTheHandover(): Promise<{ id: string; version: number }> {
  const assigned = await call(
    contract.assignSolution,
    {
      body: {
        name: 'Kết nối camera tại cơ sở cách ly',
        nameEn: 'Cameras at quarantine facilities',
        capabilities: ['camera-connection'],
        assigningDocumentId: 'd-cong-bo',
      },
    },
    steering,
  )
  const params = { solutionId: assigned.id }
  const begun = await call(
    contract.beginCompleting,
    { params, body: { version: assigned.version, builderId: 'cong-ty-b' } },
    technology,
  )
  return call(contract.declareReady, { params, body: { version: begun.version } }, technology)
}

describe('a handover over HTTP', () => {
  test('takes evidence of an item by its content and gives it back; a count by hand that differs fails the item and is kept', async () => {
    const { id, version } = await atTheHandover()
    const params = { solutionId: id }
    const item =
      (await call(contract.readSolution, { params }, signer)).assignment?.checklist[0]?.item ?? 'counts-match-at-one-site'
    const { sha256 } = await call(contract.keepEvidence, { params, query: { item, name: 'anh.pdf' }, upload: pdf }, health)
    const response = await technology(addressOf(contract.readEvidence, { params: { ...params, sha256 } }), {})
    expect(await response.text()).toContain('%PDF-1.7')
    await expect(
      call(
        contract.keepEvidence,
        { params, query: { item, name: 'anh.pdf' }, upload: new Blob(['<html>'], { type: 'application/pdf' }) },
        health,
      ),
    ).rejects.toMatchObject({ problem: { code: 'evidence-file-is-of-another-kind' } })
    const upload = new Blob([await pdf.arrayBuffer()], { type: 'image/png' })
    await expect(call(contract.keepEvidence, { params, query: { item, name: 'anh.png' }, upload }, health)).rejects.toMatchObject(
      { problem: { code: 'evidence-file-is-not-what-it-says' } },
    )
    const count = { version, measureId: 'camera-connected', unitPath: 'vn/30', on: '2021-05-25', byHand: 7 } as const
    await call(contract.countByHand, { params, body: count }, signer)
    const shown = await call(contract.readSolution, { params }, signer)
    expect(shown.assignment?.handCounts).toMatchObject([
      { byHand: 7, computed: 0, placeVi: expect.stringContaining('Hải Dương') },
    ])
    expect(shown.assignment?.checklist.find((one) => one.item === 'counts-match-at-one-site')).toMatchObject({ result: 'failed' })
  })

  test.skipIf(spawnSync(reader, ['-v']).error !== undefined)(
    'draws minutes that have a block for the giving and one for the receiving side',
    async () => {
      const { id, version } = await atTheHandover()
      const params = { solutionId: id }
      await expect(call(contract.drawMinutes, { params }, signer)).rejects.toMatchObject({
        problem: { code: 'handover-is-not-accepted-yet' },
      })
      // No camera is there yet: a count of nothing is no count.
      const count = { measureId: 'camera-connected', unitPath: 'vn/30', on: '2021-05-25', byHand: 0 } as const
      await expect(call(contract.countByHand, { params, body: { version, ...count } }, signer)).rejects.toMatchObject({
        problem: { code: 'nothing-to-measure-on-that-day' },
      })
      let at: { version: number } = { version }
      const checklist = (await call(contract.readSolution, { params }, signer)).assignment?.checklist ?? []
      for (const { item } of checklist.filter((one) => one.urgent && one.result === null))
        at = await call(
          contract.checkItem,
          {
            params,
            body: { version: at.version, item, result: 'passed', seenBy: 'Trần Thu Hà, chuyên viên', seenOn: '2021-05-25' },
          },
          signer,
        )
      at = await call(
        contract.reserveTheRest,
        { params, body: { version: at.version, dueOn: '2021-06-30', note: 'Bổ sung sau' } },
        signer,
      )
      await call(contract.acceptHandover, { params, body: { version: at.version } }, signer)
      const response = await signer(addressOf(contract.drawMinutes, { params }), {})
      expect(response.headers.get('content-type')).toContain('application/pdf')
      const text = readPdf(new Uint8Array(await response.arrayBuffer()))
      expect(text).toMatch(/ĐẠI DIỆN BÊN GIAO\s+ĐẠI DIỆN BÊN NHẬN/)
      expect(text).toMatch(/Nơi nhận:/)
    },
  )

  test('is told in versions by the company that makes it, which sees it though it did not propose it; a number is entered once', async () => {
    const { id } = await atTheHandover()
    const params = { solutionId: id }
    const body = { number: '1.2.0', releasedOn: '2021-05-20', changes: 'Thêm nhận biết camera mất tín hiệu' }
    await call(contract.enterVersion, { params, body }, rival)
    await expect(call(contract.enterVersion, { params, body }, rival)).rejects.toMatchObject({
      problem: { code: 'version-was-entered-before' },
    })
    await expect(
      call(contract.enterVersion, { params, body: { ...body, number: '2', releasedOn: '2021-06-20' } }, rival),
    ).rejects.toMatchObject({ problem: { code: 'version-lies-in-the-future' } })
    await expect(call(contract.enterVersion, { params, body: { ...body, number: '3' } }, vendor)).rejects.toMatchObject({
      problem: { status: 404 },
    })
    expect(await call(contract.readSolution, { params }, rival)).toMatchObject({
      versions: [{ number: '1.2.0' }],
      mayEnterVersion: true,
      scorecard: [{ measureId: 'camera-connected', figure: null }],
    })
    expect((await call(contract.listSolutions, {}, rival)).rows.map((row) => row.id)).toContain(id)
  })
})

test('a figure stands on the scorecard of what may be applied, never of what is still proposed', async () => {
  const measureId = 'camera-connected' as const
  const figure = { measureId, value: 80, numerator: 8, denominator: 10, source: 'cameras', asOf: '2021-05-25', replayable: false }
  const take = async () => figure
  const row = { id: 's-1', capabilities: ['camera-connection' as const] }
  const now = t.house.businessClock.now()
  const of = async (applicable: boolean) => (await scorecardsOf(t.database.read, [{ ...row, applicable }], take, now)).get('s-1')
  expect(await of(false)).toEqual([{ measureId: 'camera-connected', figure: null }])
  expect(await of(true)).toEqual([{ measureId: 'camera-connected', figure }])
})

describe('the public page', () => {
  test('says that nothing is published until a document decides it, and again once that is withdrawn; who, when and why is kept', async () => {
    const read = () => call(contract.readPublicSolutions, {}, t.anonymous)
    expect(await read()).toEqual({ published: null, rows: [] })
    await expect(call(contract.publishSolutions, { body: { documentId: 'd-cong-bo' } }, technology)).rejects.toMatchObject({
      problem: { code: 'not-your-permission' },
    })
    await expect(call(contract.publishSolutions, { body: { documentId: 'khong-co' } }, signer)).rejects.toMatchObject({
      problem: { code: 'document-is-not-recorded' },
    })
    await call(contract.publishSolutions, { body: { documentId: 'd-cong-bo' } }, signer)
    await expect(call(contract.publishSolutions, { body: { documentId: 'd-cong-bo' } }, signer)).rejects.toMatchObject({
      problem: { code: 'solutions-are-published-already' },
    })

    const { id } = await call(
      contract.submitProposal,
      { body: { content: { ...content, name: 'Bản được thống nhất', capabilities: ['risk-map'] } } },
      vendor,
    )
    const params = { solutionId: id }
    const opened = await call(
      contract.openConsultation,
      { params, body: { version: 1, question: 'Thống nhất không?' } },
      technology,
    )
    expect((await read()).rows).toEqual([])
    const contentHash = (await call(contract.readSolution, { params }, technology)).proposal?.contentHash ?? ''
    const letter = (notation: string) => ({ given: 'recorded', number: '31', notation, issuedOn: '2021-05-25' }) as const
    const said = { contentHash, verdict: 'agree' } as const
    const first = await call(
      contract.giveOpinionForHealth,
      { params, body: { ...said, version: opened.version, letter: letter('BYT-CNTT') } },
      signer,
    )
    const technologySigner = await t.signIn([{ role: 'technology-signer', unitPath: 'vn' }])
    await call(
      contract.giveOpinionForTechnology,
      { params, body: { ...said, version: first.version, letter: letter('BTTTT-THH') } },
      technologySigner,
    )
    const { published, rows } = await read()
    expect(published).toMatchObject({ publishedOn: '2021-05-25' })
    expect(rows).toMatchObject([
      {
        nameVi: 'Bản được thống nhất',
        standing: 'agreed',
        force: null,
        privacySummary: content.privacySummary,
        attestedOn: null,
        scorecard: [],
      },
    ])
    expect(JSON.stringify(rows)).not.toContain('Cán bộ')

    await call(contract.withdrawPublication, { body: { reason: 'Văn bản bị thay thế' } }, steering)
    expect(await read()).toEqual({ published: null, rows: [] })
    expect((await call(contract.listPublications, {}, technology)).rows).toMatchObject([
      { withdrawalReason: 'Văn bản bị thay thế', documentId: 'd-cong-bo' },
    ])
  })
})

/** As another program reads it. */
function readPdf(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'bien-ban-'))
  try {
    const file = join(folder, 'bien-ban.pdf')
    writeFileSync(file, bytes)
    return spawnSync(reader, ['-layout', file, '-'], { encoding: 'utf8' }).stdout
  } finally {
    rmSync(folder, { recursive: true })
  }
}
