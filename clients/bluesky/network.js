// A whole local Bluesky network (PLC, PDS, AppView) whose accounts, follows, posts and likes are known.
//
// It needs DB_POSTGRES_URL and REDIS_HOST. Once everything is seeded it prints one JSON line, {"appview", "control"},
// and serves at control: GET /seeded tells what the network holds, POST /change lets ten people follow, five unfollow
// and one take another handle, and answers what the network holds then. It ends on SIGTERM.
import { createServer } from 'node:http'
import { createRequire } from 'node:module'

const { TestNetwork, SeedClient } = createRequire(import.meta.url)('@atproto/dev-env')

const PEOPLE = 150
const FOLLOWERS = 120 // people 0…119; the rest do not follow at first
const POSTS = 3
const NEW_FOLLOWERS = [135, 145] // people 135…144 follow later; the first five of them are likers before
const UNFOLLOWERS = 5 // people 0…4 unfollow later
const RENAMED = 50
const BIOS = [
  'Founder of a bakery in Berlin', 'Product designer', 'Nurse in London', 'Photographer', 'Software engineer',
]

const network = await TestNetwork.create({ bsky: { dbPostgresSchema: 'bsky' } })
const agent = network.pds.getClient()
const seed = new SeedClient(network, agent)
const people = []
const followRecords = new Map() // DID of a follower of the account → key of the record
const likers = new Set() // DIDs
let account

async function join(name, displayName, description) {
  const handle = `${name}.test`
  const { did } = await seed.createAccount(name, { handle, email: `${name}@example.com`, password: 'secret' })
  await agent.app.bsky.actor.profile.create(
    { repo: did }, { displayName, description, createdAt: new Date().toISOString() }, seed.getHeaders(did))
  return { did, handle, displayName, description, followersCount: 0 }
}

async function follow(person, subject) {
  const record = { subject: subject.did, createdAt: new Date().toISOString() }
  const { uri } = await agent.app.bsky.graph.follow.create({ repo: person.did }, record, seed.getHeaders(person.did))
  subject.followersCount++
  return uri.split('/').pop()
}

async function followAccount(person) {
  followRecords.set(person.did, await follow(person, account))
}

async function unfollowAccount(person) {
  const rkey = followRecords.get(person.did)
  await agent.app.bsky.graph.follow.delete({ repo: person.did, rkey }, seed.getHeaders(person.did))
  account.followersCount--
  followRecords.delete(person.did)
}

async function populate() {
  account = await join('star-account', 'The Star', 'Everybody follows this account')
  for (let i = 0; i < PEOPLE; i++) people.push(await join(`person${i}`, `Person ${i}`, BIOS[i % BIOS.length]))
  for (const person of people.slice(0, FOLLOWERS)) await followAccount(person)
  for (let i = 0; i < PEOPLE; i += 10) { // one in ten has followers, each another number of them
    for (let j = 1; j <= i / 10; j++) await follow(people[(i + j) % PEOPLE], people[i])
  }
  for (let i = 0; i < POSTS; i++) {
    const post = await seed.post(account.did, `Post ${i}`)
    // The slices overlap: some people like several posts, and some of them (from 120 on) do not follow.
    for (const person of people.slice(90 + i * 10, 120 + i * 10)) {
      await seed.like(person.did, post.ref)
      likers.add(person.did)
    }
  }
  await network.processAll(120_000)
  await count()
}

// count asks the server itself how many followers it shows of everybody: of two follows that it hears of at once, its own
// count may miss one for good.
async function count() {
  const all = [account, ...people]
  for (let i = 0; i < all.length; i += 25) {
    const some = all.slice(i, i + 25)
    const query = some.map(({ did }) => `actors=${encodeURIComponent(did)}`).join('&')
    const { profiles } = await (await fetch(`${network.bsky.url}/xrpc/app.bsky.actor.getProfiles?${query}`)).json()
    for (const person of some) {
      const shown = profiles.find(({ did }) => did === person.did).followersCount ?? 0
      if (Math.abs(shown - person.followersCount) > 1) {
        throw new Error(`the server shows ${shown} of ${person.followersCount} followers of ${person.handle}`)
      }
      person.followersShown = shown
    }
  }
}

async function change() {
  for (const person of people.slice(...NEW_FOLLOWERS)) await followAccount(person)
  for (const person of people.slice(0, UNFOLLOWERS)) await unfollowAccount(person)
  people[RENAMED].handle = 'another-name.test'
  await seed.updateHandle(people[RENAMED].did, people[RENAMED].handle)
  await network.processAll(120_000)
  await count()
}

async function answer(request, response) {
  try {
    if (request.method === 'POST' && request.url === '/change') await change()
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify({ account, people, followers: [...followRecords.keys()], likers: [...likers] }))
  } catch (error) {
    response.statusCode = 500
    response.end(String(error))
  }
}

await populate()
const control = createServer(answer)
control.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ appview: network.bsky.url, control: `http://127.0.0.1:${control.address().port}` }))
})
process.on('SIGTERM', () => process.exit(0))
