import { defineConfig } from 'vite'

import { compress } from './compress.ts'
import { strip } from './strip.ts'

export default defineConfig({
  plugins: [strip(), compress()], // the last of both builds compresses what both made
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      input: 'graphiql.html',
      // One file of code: GraphiQL asks for most of its parts at once.
      output: { codeSplitting: { groups: [{ name: 'graphiql', test: /./ }] } },
      // A directive of React's that means nothing outside a server.
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning)
      },
    },
  },
})
