import { createSubscriber } from 'svelte/reactivity'

/** How far this machine's clock is behind the server's, in milliseconds; the server module keeps it. */
let behind = 0
const precision = 2000

/** setServerTime takes the moment of an answer; differences that its full seconds cannot show are none. */
export function setServerTime(time: number) {
  if (!Number.isFinite(time)) return
  const difference = time - Date.now()
  behind = Math.abs(difference) < precision ? 0 : difference
}

const every = (milliseconds: number) =>
  createSubscriber((update) => {
    const timer = setInterval(update, milliseconds)
    return () => clearInterval(timer)
  })
const seconds = every(1000)
const tenths = every(100)

/** serverTime is the server's time in milliseconds since 1970, as near as it is known. */
export const serverTime = (): number => Date.now() + behind

/** now is the server's time; whatever shows it is shown anew every second. */
export function now(): number {
  seconds()
  return serverTime()
}

/** nowExactly is the same, shown anew ten times a second, for what grows before one's eyes. */
export function nowExactly(): number {
  tenths()
  return serverTime()
}
