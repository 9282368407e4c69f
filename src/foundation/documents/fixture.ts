import type { FastifyInstance } from 'fastify'
import type { House } from '../../platform/house.ts'
import type { Actor } from '../../platform/http/mount.ts'
import { createServer } from '../../platform/http/server.ts'
import { en as platformEn } from '../../platform/messages.en.ts'
import { joinCatalogues } from '../../platform/messages.ts'
import { vi as platformVi } from '../../platform/messages.vi.ts'
import { openSigner } from '../audit/note.ts'
import { openRenderer } from './layout/renderer.ts'
import { en } from './messages.en.ts'
import { vi } from './messages.vi.ts'
import { documentRoutes } from './routes.ts'
import { openTestAuthority } from './signature/test-authority.ts'

/**
 * This room alone behind the product's own door, for its tests. Who asks is said by a header instead of a session: `x-scope` is
 * the unit in which they hold the room's three permissions (`none`: signed in, without any); `accounts` says whose account that is.
 */
export async function openDocumentDoor(house: House, accounts: Readonly<Record<string, string>> = {}) {
  const renderer = openRenderer()
  const authority = await openTestAuthority(house.config.keyFolder)
  const authenticate = async (request: { headers: Record<string, unknown> }): Promise<Actor | null> => {
    const scope = String(request.headers['x-scope'] ?? '')
    const scopesOf = (permission: string) => (permission.startsWith('document.') && scope !== 'none' ? [scope] : [])
    return scope === '' ? null : { id: accounts[scope] ?? `a-${scope}`, displayName: 'Trần Thu Hà', scopesOf }
  }
  const catalogue = joinCatalogues([
    { vi: platformVi, en: platformEn },
    { vi, en },
  ])
  const app: FastifyInstance = await createServer(
    house,
    documentRoutes(house, {
      renderer,
      authority,
      signer: await openSigner(house.config.keyFolder, 'khien/audit'),
      hooks: { objectionToSigning: async () => null, onIssue: async () => undefined },
    }),
    { authenticate },
    catalogue,
  )
  let keys = 0
  return {
    app,
    get: (url: string, scope = 'vn') => app.inject({ method: 'GET', url, headers: { 'x-scope': scope } }),
    send: (url: string, payload: object, options: { scope?: string; key?: string; method?: 'POST' | 'PUT' } = {}) => {
      keys += 1
      const headers = { 'x-scope': options.scope ?? 'vn', 'idempotency-key': options.key ?? `test-key-number-${keys}` }
      return app.inject({ method: options.method ?? 'POST', url, payload, headers })
    },
    upload: (id: string, payload: Buffer, query = '', scope = 'vn') =>
      app.inject({
        method: 'POST',
        url: `/api/documents/${id}/file${query}`,
        payload,
        headers: { 'content-type': 'application/pdf', 'x-scope': scope },
      }),
    close: async () => {
      await app.close()
      await renderer.close()
    },
  }
}

/** A letter of the health ministry as a clerk would type it from the paper. */
export const incomingLetter = (number: string, change: object = {}) => ({
  type: 'official-letter',
  number,
  notation: 'BYT-DP',
  issuer: { name: 'Bộ Y tế', organisationId: 'bo-y-te' },
  issuerLevel: 'ministry',
  unitPath: 'vn',
  book: { path: 'vn/o-bo-y-te' },
  issuedOn: '2021-06-09',
  subject: 'V/v rà soát cơ sở cách ly',
  ...change,
})
