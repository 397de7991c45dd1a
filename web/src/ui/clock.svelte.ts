import { createSubscriber } from 'svelte/reactivity'

const subscribe = createSubscriber((update) => {
  const timer = setInterval(update, 1000)
  return () => clearInterval(timer)
})

/** now is the time in milliseconds; whatever shows it is shown anew every second. */
export function now(): number {
  subscribe()
  return Date.now()
}
