/** typing tells whether a key belongs to a field or a dialog, and so is no shortcut. */
export function typing(event: KeyboardEvent): boolean {
  if (event.metaKey || event.ctrlKey || event.altKey) return true
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input:not([type=range], [type=checkbox]), select, textarea') ||
    target.closest('dialog[open]') !== null
}

/** Within how many milliseconds after `g` another key makes a chord with it. */
export const chordTime = 1_000

/** The `g` that may lead a chord. Screens ask about the very event that the frame acts on, so they never disagree. */
class Chord {
  #led = Number.NEGATIVE_INFINITY

  /** note takes each key that is a shortcut, once all have asked about it. */
  note(event: KeyboardEvent) {
    this.#led = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY
  }

  /** led tells whether a key comes soon enough after `g`. */
  led(event: KeyboardEvent): boolean {
    return event.timeStamp - this.#led <= chordTime
  }
}

export const chord = new Chord()
