// Builds the page, and beside it GraphiQL, which is a program of its own and shares no file with the page: what it weighs never
// comes with the page's first load. Usage: node build.mjs [FOLDER]
import { build } from 'vite'

const outDir = process.argv[2] ?? 'dist'
await build({ build: { outDir, emptyOutDir: true } })
await build({ configFile: 'graphiql.config.ts', build: { outDir, emptyOutDir: false } })
