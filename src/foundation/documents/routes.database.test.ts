import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import { incomingLetter, openDocumentDoor } from './fixture.ts'
import { loadChain } from './load.ts'

let t: TestDatabase
let door: Awaited<ReturnType<typeof openDocumentDoor>>
beforeAll(async () => {
  t = await testDatabase()
  t.setNow(new Date('2021-06-10T03:00:00Z'))
  await t.database.transaction(loadChain)
  door = await openDocumentDoor(t.house)
})
afterAll(async () => {
  await door.close()
  await t.close()
  await rm(dirname(t.house.config.dataFolder), { recursive: true, force: true })
})

const get: typeof door.get = (...given) => door.get(...given)
const send: typeof door.send = (...given) => door.send(...given)

describe('the list', () => {
  test('searching 3440 answers the letter first, with everything a list line needs', async () => {
    const { rows } = (await get('/api/documents?search=3440')).json()
    expect(rows[0]).toMatchObject({
      id: '3440-vpcp-kgvx',
      numberLine: '3440/VPCP-KGVX',
      issuer: { level: 'government' },
      issuedOn: '2021-05-25',
      state: 'recorded',
      hasFile: false,
    })
  })

  test('filters and pages: every document comes once, newest first', async () => {
    const seen: string[] = []
    for (let after = ''; ; ) {
      const { rows, next } = (await get(`/api/documents?limit=4&to=2021-06-05${after}`)).json()
      seen.push(...rows.map((row: { issuedOn: string; id: string }) => `${row.issuedOn} ${row.id}`))
      if (next === null) break
      after = `&after=${encodeURIComponent(next)}`
    }
    expect(seen.length).toBeGreaterThan(15)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(seen.toSorted().reverse())
    expect((await get('/api/documents?type=telegram')).json().rows.map(({ id }: { id: string }) => id)).toEqual([
      '600-cd-bcd',
      '597-cd-bcd',
    ])
    expect((await get('/api/documents?level=province&from=2021-05-07')).json().rows).toHaveLength(2)
  })

  test('nobody without the permission, and no nonsense in the address', async () => {
    expect((await door.app.inject('/api/documents')).statusCode).toBe(401)
    expect((await get('/api/documents', 'none')).statusCode).toBe(403)
    expect((await get('/api/documents?type=nonsense')).statusCode).toBe(400)
    expect((await get('/api/documents?after=nonsense')).statusCode).toBe(200)
    expect((await get('/api/documents?after=0~2021-99-99~x')).statusCode).toBe(200)
    expect((await get('/api/documents?search=%27%29%20or%201%3D1--')).statusCode).toBe(200)
    expect((await get('/api/documents?book=vn%2Fo-bo-y-te', 'vn/30')).json().code).toBe('book-is-outside-your-scope')
  })
})

describe('one document and the chain', () => {
  test('the letter is read with its points, recipients, relations both ways and its page', async () => {
    const letter = (await get('/api/documents/3440-vpcp-kgvx', 'vn/30')).json()
    expect(letter.points).toHaveLength(4)
    expect(letter.recipients).toHaveLength(13)
    expect(letter.signer.lines).toEqual(['KT. BỘ TRƯỞNG, CHỦ NHIỆM', 'PHÓ CHỦ NHIỆM'])
    expect(letter.relatesTo.map(({ kind }: { kind: string }) => kind)).toEqual(['answers', 'answers'])
    expect(letter.relatedFrom.map(({ documentId }: { documentId: string }) => documentId)).toContain('2666-qd-byt')
    expect(letter.mayChange).toBe(false)
    expect(letter.fullText).toContain('Phó Thủ tướng Chính phủ Vũ Đức Đam có ý kiến như sau:')
  })

  test('the graph holds only what may be read on this day', async () => {
    const whole = (await get('/api/documents/chain')).json()
    const around = (await get('/api/documents/chain?about=3440-vpcp-kgvx', 'vn/20')).json()
    const ids = around.nodes.map(({ id }: { id: string }) => id)
    expect(whole.nodes.length).toBeGreaterThan(ids.length)
    expect(ids).toContain('1623-vp-kgvx')
    expect(ids).not.toContain('2644-quang-nam')
    expect(ids).not.toContain('242-tb-vpcp')
    for (const edge of around.edges) expect([ids.includes(edge.from), ids.includes(edge.to)]).toEqual([true, true])
    expect((await get('/api/documents/chain?about=not-there')).statusCode).toBe(404)
    expect((await get('/api/documents/2644-quang-nam', 'vn/20')).statusCode).toBe(404)
  })
})

describe('registering', () => {
  test('a resent entry is one document with one arrival number', async () => {
    const first = await send('/api/documents', incomingLetter('6001'), { key: 'the-same-key-twice' })
    const again = await send('/api/documents', incomingLetter('6001'), { key: 'the-same-key-twice' })
    expect(first.json()).toMatchObject({ arrival: { number: 1, year: 2021 } })
    expect(again.json()).toEqual(first.json())
    const refused = (await send('/api/documents', incomingLetter('6001'))).json()
    expect(refused).toMatchObject({
      status: 409,
      code: 'document-is-already-registered',
      facts: { document: '6001/BYT-DP', documentId: first.json().id },
    })
    expect(refused.messages.vi).toContain('6001/BYT-DP')
    const listed = (await get('/api/documents?book=vn%2Fo-bo-y-te')).json().rows
    expect(listed).toMatchObject([{ id: first.json().id, arrivals: [{ number: 1, bookPath: 'vn/o-bo-y-te' }] }])
  })

  test('with relations and the recipients block as pasted; arrival in one more book; no recall by another agency', async () => {
    const { id } = (
      await send(
        '/api/documents',
        incomingLetter('006002', {
          recipientsBlock: '- Như trên;\n- Lưu: VT (2).',
          addressees: ['Sở Y tế'],
          relations: [{ toId: '2666-qd-byt', kind: 'implements' }],
        }),
      )
    ).json()
    const document = (await get(`/api/documents/${id}`)).json()
    expect(document).toMatchObject({
      numberLine: '6002/BYT-DP',
      relatesTo: [{ documentId: '2666-qd-byt', kind: 'implements' }],
      recipients: [
        { name: 'Sở Y tế', purpose: 'for-action' },
        { name: 'VT', purpose: 'archive', copies: 2 },
      ],
    })
    expect((await send(`/api/documents/${id}/arrivals`, { path: 'vn/30' }, { scope: 'vn/30' })).json()).toMatchObject({
      number: 1,
      bookPath: 'vn/30',
    })
    expect((await send(`/api/documents/${id}/relations`, { toId: id, kind: 'amends' })).json().code).toBe(
      'document-relates-to-itself',
    )
    expect((await send(`/api/documents/${id}/recall`, { reason: 'Ban hành nhầm' }, { scope: 'vn/30' })).statusCode).toBe(404)
    // Somebody who holds no role at the ministry; who may is told in issuing-agency.database.test.ts.
    expect((await send(`/api/documents/${id}/recall`, { reason: 'Ban hành nhầm' })).json()).toMatchObject({
      status: 403,
      code: 'acts-for-another-agency',
    })
    expect((await get(`/api/documents/${id}`)).json()).toMatchObject({ state: 'recorded' })
  })
})
