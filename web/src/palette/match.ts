/** Something to choose: what it is called, of what kind it is, and what choosing it does. */
export interface Command {
  readonly id: string
  readonly group: 'screen' | 'account' | 'search' | 'run' | 'action'
  readonly name: string
  readonly kind: string
  readonly run: () => void
}

const most = 12
const mostOfGroup = { screen: 7, account: 3, search: 3, run: 3, action: 3 } as const

/**
 * match returns what a text may mean, the likeliest first and some of each group: each of its words has to begin a name,
 * begin a word of it, stand inside it, or be a word of the kind, which weigh in this order. The order given decides between equals.
 */
export function match(all: readonly Command[], text: string): Command[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '')
  const left: Record<Command['group'], number> = { ...mostOfGroup }
  return all
    .map((command) => ({ command, rank: words.reduce((sum, word) => sum + rank(command, word), 0) }))
    .filter((each) => each.rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)
    .map(({ command }) => command)
    .filter(({ group }) => left[group]-- > 0)
    .slice(0, most)
}

function rank({ name, kind }: Command, word: string): number {
  const called = name.toLowerCase()
  if (called.replace(/^@/, '').startsWith(word.replace(/^@/, ''))) return 0
  if (parts(called).some((part) => part.startsWith(word.replace(/^@/, '')))) return 1
  if (called.includes(word)) return 2
  return parts(kind.toLowerCase()).includes(word) ? 3 : Number.POSITIVE_INFINITY
}

const parts = (text: string) => text.split(/[^\p{L}\p{N}]+/u)
