import type { FastifyInstance } from 'fastify'
import type { Endpoint } from './contract.ts'
import { openApi } from './openapi.ts'

export const apiInfo = {
  title: 'Khiên',
  version: '1',
  description:
    'What the server can be asked. Refusals are problem+json in Vietnamese and English. Writes marked resendable take an idempotency-key.',
}

/** /api/openapi.json and a page that a person can read, both from the contract itself. */
export function serveReference(app: FastifyInstance, endpoints: readonly Endpoint[]): void {
  const document = openApi(apiInfo, endpoints)
  const page = referencePage(endpoints)
  app.get('/api/openapi.json', async () => document)
  app.get('/api', { helmet: {} }, async (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
}

function referencePage(endpoints: readonly Endpoint[]): string {
  const rows = [...endpoints]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(
      (e) =>
        `<tr><td><code>${e.method}</code></td><th scope="row"><code>${escaped(e.path)}</code></th><td>${escaped(e.summary)}</td><td><code>${escaped(e.permission)}</code>${e.resendable ? ' · idempotency-key' : ''}</td></tr>`,
    )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Khiên API</title>
<style>body{font:15px/1.5 system-ui;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#13202b}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #dde3e8;font-weight:400;vertical-align:top}thead th{font-weight:600}</style></head>
<body><main><h1>Khiên API</h1><p>${escaped(apiInfo.description)} Machine-readable: <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>
<table><thead><tr><th>Method</th><th>Path</th><th>What</th><th>Permission</th></tr></thead><tbody>${rows.join('')}</tbody></table></main></body></html>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
