// Two syncs of an account of a real local network: every person by DID and every count as seeded.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'

const { GOODONES_URL: url, GOODONES_KEY: key, CONTROL_URL: control } = process.env
const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }

async function ask(query, variables) {
  const body = JSON.stringify({ query, variables })
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body })
  const { data, errors } = await response.json()
  assert.equal(errors, undefined, JSON.stringify(errors))
  return data
}

async function network(path, init) {
  const response = await fetch(control + path, init)
  assert.equal(response.status, 200)
  return response.json()
}

// sync starts a run and polls it, as clients of v1 do, until it has ended.
async function sync(trackedAccountId) {
  const { startSync } = await ask(
    'mutation($id: ID!) { startSync(input: {trackedAccountId: $id}) { syncRun { id } userErrors { message } } }',
    { id: trackedAccountId })
  assert.deepEqual(startSync.userErrors, [])
  for (;;) {
    const response = await fetch(`${url}/api/v1/sync-status?syncRunId=${startSync.syncRun.id}`, { headers })
    const run = await response.json()
    if (run.completedAt !== null) {
      assert.equal(run.status, 'completed', run.errorMessage)
      return run
    }
    await pause(200) // between two polls, not in place of a signal
  }
}

async function everybody(trackedAccountId) {
  const people = new Map()
  for (let after = null; ;) {
    const { candidates } = await ask(
      `query($id: ID!, $after: String) { candidates(trackedAccountId: $id, first: 100, after: $after) {
        edges { node { sourceType person { externalId handle name bio followersCount profileUrl } } }
        pageInfo { endCursor hasNextPage } } }`, { id: trackedAccountId, after })
    for (const { node: { person, sourceType } } of candidates.edges) people.set(person.externalId, { ...person, sourceType })
    if (!candidates.pageInfo.hasNextPage) return people
    after = candidates.pageInfo.endCursor
  }
}

// compare checks everybody who is known: followers, and likers who do not follow.
function compare(found, seeded, followers) {
  const known = new Set([...followers, ...seeded.likers, ...seeded.followers])
  assert.equal(found.size, known.size)
  for (const person of seeded.people.filter(({ did }) => known.has(did))) {
    assert.deepEqual(found.get(person.did), {
      externalId: person.did, handle: person.handle, name: person.displayName, bio: person.description,
      followersCount: person.followersShown, profileUrl: `https://bsky.app/profile/${person.handle}`,
      sourceType: followers.has(person.did) || !seeded.likers.includes(person.did) ? 'FOLLOWER' : 'LIKER',
    })
  }
}

function report(title, counted, seeded) {
  console.log(`${title}: ` + Object.keys(seeded).map(name => `${name} ${counted[name]} of ${seeded[name]}`).join(', '))
  for (const name of Object.keys(seeded)) assert.equal(counted[name], seeded[name], `${title}: ${name}`)
}

test('two syncs count what was seeded', { timeout: 300_000 }, async () => {
  const first = await network('/seeded')
  const { trackAccount } = await ask(
    `mutation($handle: String!) { trackAccount(input: {handle: $handle, tier: PRO}) {
      trackedAccount { id network externalId handle lastKnownFollowerCount profileUrl } userErrors { message } } }`,
    { handle: `@${first.account.handle}` })
  assert.deepEqual(trackAccount.userErrors, [])
  const { id, ...account } = trackAccount.trackedAccount
  assert.deepEqual(account, {
    network: 'BLUESKY', externalId: first.account.did, handle: first.account.handle,
    lastKnownFollowerCount: first.account.followersShown,
    profileUrl: `https://bsky.app/profile/${first.account.handle}`,
  })
  const { createSavedSearch } = await ask(
    `mutation { createSavedSearch(input: {name: "all", labels: [{kind: JOB_ROLE, value: "founder"},
      {kind: JOB_ROLE, value: "designer"}, {kind: JOB_ROLE, value: "nurse"}, {kind: JOB_ROLE, value: "photographer"},
      {kind: JOB_ROLE, value: "software engineer"}]}) { savedSearch { id } userErrors { message } } }`)
  assert.deepEqual(createSavedSearch.userErrors, [])
  const { assignSavedSearch } = await ask(
    `mutation($account: ID!, $search: ID!) {
      assignSavedSearch(trackedAccountId: $account, savedSearchId: $search) { userErrors { message } } }`,
    { account: id, search: createSavedSearch.savedSearch.id })
  assert.deepEqual(assignSavedSearch.userErrors, [])

  const before = new Set(first.followers)
  report('first sync', await sync(id), {
    newFollowersCount: first.followers.length, backfilledCount: first.followers.length, deepCrawlCount: 0,
    likersCount: first.likers.length, candidatesPassedCount: new Set([...first.followers, ...first.likers]).size,
  })
  compare(await everybody(id), first, before)

  const second = await network('/change', { method: 'POST' })
  const gained = second.followers.filter(did => !before.has(did))
  const gone = first.followers.filter(did => !second.followers.includes(did))
  const strangers = gained.filter(did => !first.likers.includes(did)) // the others are known in detail as likers
  // Who has another handle is judged again.
  const renamed = second.people.filter((person, i) => person.handle !== first.people[i].handle)
  assert.deepEqual([gained.length, strangers.length, gone.length, renamed.length], [10, 5, 5, 1])
  report('second sync', await sync(id), {
    newFollowersCount: gained.length, backfilledCount: strangers.length, deepCrawlCount: before.size, likersCount: 0,
    candidatesPassedCount: strangers.length + renamed.length,
  })
  // A candidate keeps how it was found first.
  compare(await everybody(id), second, before)
})
