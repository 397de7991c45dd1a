/** What is typed ahead, for a field that is opened by a key and whose code is on its way. */
class Ahead {
  /** The letters until now; null while no field is on its way. */
  #letters: string | null = null

  /** waits tells whether keys belong to a field that is not there yet. */
  get waits(): boolean {
    return this.#letters !== null
  }

  begin() {
    this.#letters = ''
  }

  /** take keeps a key for the field. Escape means that it is not wanted any more. */
  take(event: KeyboardEvent) {
    if (this.#letters === null || event.metaKey || event.ctrlKey || event.altKey || event.key === 'Tab') return
    event.preventDefault()
    if (event.key === 'Escape') this.#letters = null
    else if (event.key === 'Backspace') this.#letters = this.#letters.slice(0, -1)
    else if ([...event.key].length === 1) this.#letters += event.key
  }

  /** end returns what was typed, or null where the field is not wanted any more. */
  end(): string | null {
    const letters = this.#letters
    this.#letters = null
    return letters
  }
}

export const ahead = new Ahead()

/** typing tells whether a key belongs to a field or a dialog, and so is no shortcut. */
export function typing(event: KeyboardEvent): boolean {
  if (ahead.waits || event.metaKey || event.ctrlKey || event.altKey) return true
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
