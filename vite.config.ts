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
  plugins: [react(), withoutServerSide()],
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
      input: { desk: resolve(root, 'index.html'), citizen: resolve(root, 'citizen.html'), kiosk: resolve(root, 'kiosk.html') },
      // What changes with the libraries only stays in the browser's cache from one version of the product to the next.
      output: {
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
