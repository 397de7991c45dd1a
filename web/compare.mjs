// Do two builds hold the same files? Compressed ones are compared unpacked. Usage: node compare.mjs FRESH COMMITTED
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

const [fresh, committed] = process.argv.slice(2)

async function contents(directory) {
  const files = new Map()
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const bytes = await readFile(path)
    const unpack = path.endsWith('.br') ? brotliDecompressSync : path.endsWith('.gz') ? gunzipSync : (same) => same
    files.set(path.slice(directory.length + 1), unpack(bytes))
  }
  return files
}

const [made, kept] = [await contents(fresh), await contents(committed)]
const differ = [...new Set([...made.keys(), ...kept.keys()])]
  .filter((name) => !made.has(name) || !kept.has(name) || !made.get(name).equals(kept.get(name)))
if (differ.length > 0) {
  console.error(`web/dist is not what the sources make; run \`make web\` and commit it:\n  ${differ.sort().join('\n  ')}`)
  process.exit(1)
}
console.log(`web/dist is what the sources make: ${kept.size} files`)
