import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

// A server of goodones that `npm run dev` passes requests on to: one from `go run . demo`.
const server = process.env.GOODONES_URL ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [svelte()],
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'], // light-dark() stays as it is
    outDir: 'dist',
    assetsInlineLimit: 0, // the content security policy knows no data: URLs
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    proxy: Object.fromEntries(['/graphql', '/session', '/export'].map((path) => [path, { target: server, ws: true }])),
  },
})
