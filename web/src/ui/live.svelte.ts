/** What the page's one live region says; LiveRegion shows it. */
export const announcement = $state({ text: '' })

const apart = 2_000
let waiting: string | null = null
let timer: ReturnType<typeof setTimeout> | undefined

/** announce tells screen readers something, politely and at most every two seconds: of several in between, the last. */
export function announce(text: string) {
  if (timer !== undefined) {
    waiting = text
    return
  }
  announcement.text = text
  timer = setTimeout(() => {
    timer = undefined
    const next = waiting
    waiting = null
    if (next !== null) announce(next)
  }, apart)
}
