import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const root = resolve(import.meta.dirname, 'src/web')

/** Three entries that share tokens and words: the desk for officers, the citizen's pages, the kiosk at a venue's door. */
export default defineConfig({
  root,
  base: '/',
  publicDir: resolve(root, 'public'),
  plugins: [react(), withoutServerSide(), listDoorFiles()],
  server: { proxy: { '/api': 'http://127.0.0.1:3440' } },
  build: {
    outDir: resolve(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    // The floor: Chrome and Cốc Cốc 109 on an office PC, iOS 13 for the citizen's pages.
    target: ['chrome109', 'safari13'],
    // The content security policy allows no data: fonts, and Safari 13 ignores modulepreload anyway.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        desk: resolve(root, 'index.html'),
        citizen: resolve(root, 'citizen.html'),
        kiosk: resolve(root, 'kiosk.html'),
        'kiosk-worker': resolve(root, 'kiosk/kiosk.service-worker.ts'),
        'citizen-worker': resolve(root, 'citizen/citizen.service-worker.ts'),
      },
      // What changes with the libraries only stays in the browser's cache from one version of the product to the next.
      output: {
        // A service worker keeps its address for ever: browsers look there for its next version.
        entryFileNames: ({ name }) => (name.endsWith('-worker') ? '[name].js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'zod', test: /node_modules\/zod\// },
          ],
        },
      },
    },
  },
})

/**
 * Every zod schema carries a JSON Schema writer and English sentences (6 kB gzip) that only the server uses. A browser gets
 * empty ones; a zod that moves these files would merely bring the bytes back.
 */
function withoutServerSide(): Plugin {
  const writers = /zod\/v4\/(core\/(to-json-schema|json-schema-processors)|locales\/en)\.js$/
  const emptied = (file: string) => {
    const text = readFileSync(file, 'utf8')
    const names = [...text.matchAll(/^export (?:default )?(?:function|const|class) ?(\w*)/gm)].map(
      (match) => match[1] || 'default',
    )
    return `const none = () => () => {}\nexport { ${names.map((name) => `none as ${name}`).join(', ')} }`
  }
  return {
    name: 'khien:without-server-side',
    apply: 'build',
    load: { filter: { id: writers }, handler: (file) => ({ code: emptied(file), moduleSideEffects: false }) },
  }
}

/**
 * Tells the door's service worker which files the door is made of: whatever the page reaches by imports, now or later, with
 * styles, workers and what these load. A name carries its content's digest, so the list is also the version.
 */
function listDoorFiles(): Plugin {
  return {
    name: 'khien:list-door-files',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle['kiosk-worker.js']
        const page = Object.values(bundle).find((one) => one.type === 'chunk' && one.facadeModuleId?.endsWith('/kiosk.html'))
        if (worker?.type !== 'chunk' || page === undefined) throw new Error('the door or its service worker is not in the build')
        const files = new Set<string>()
        const follow = (name: string) => {
          const file = bundle[name]
          if (file === undefined || files.has(name)) return
          files.add(name)
          const text = file.type === 'chunk' ? file.code : name.endsWith('.js') ? String(file.source) : ''
          const named = [...text.matchAll(/assets\/[\w.-]+/g), ...text.matchAll(/["'`]\.\/([\w.-]+)["'`]/g)]
          for (const [whole, beside] of named) follow(beside === undefined ? whole : `assets/${beside}`)
          if (file.type !== 'chunk') return
          for (const next of [...file.imports, ...file.dynamicImports]) follow(next)
          for (const next of file.viteMetadata?.importedCss ?? []) follow(next)
          for (const next of file.viteMetadata?.importedAssets ?? []) follow(next)
        }
        follow(page.fileName)
        const html = String(bundle['kiosk.html']?.type === 'asset' ? bundle['kiosk.html'].source : '')
        const list = ['/kiosk', '/favicon.svg', '/kiosk.webmanifest', ...[...files].sort().map((name) => `/${name}`)]
        const version = createHash('sha256')
          .update(JSON.stringify(list))
          .update(html)
          .update(worker.code)
          .digest('hex')
          .slice(0, 12)
        worker.code = `const doorFiles=${JSON.stringify(list)},doorVersion=${JSON.stringify(version)};${worker.code}`
      },
    },
  }
}
