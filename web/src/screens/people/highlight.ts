/** A part of a text, and whether a reason rests on it. */
export interface Part {
  readonly text: string
  readonly marked: boolean
}

interface Range {
  readonly start?: number | null | undefined
  readonly end?: number | null | undefined
}

/** highlight cuts a text at the ranges, in UTF-16 code units. Overlapping ones are one; what lies outside is passed over. */
export function highlight(text: string, ranges: readonly Range[]): Part[] {
  const parts: Part[] = []
  let at = 0
  const within = ranges
    .flatMap(({ start, end }) => (start != null && end != null && start >= 0 && start < end && end <= text.length ? [[start, end] as const] : []))
    .sort((a, b) => a[0] - b[0])
  for (const [start, end] of within) {
    if (end <= at) continue
    const from = Math.max(start, at)
    const last = parts.at(-1)
    if (from > at) parts.push({ text: text.slice(at, from), marked: false })
    else if (last?.marked) {
      parts[parts.length - 1] = { text: last.text + text.slice(from, end), marked: true }
      at = end
      continue
    }
    parts.push({ text: text.slice(from, end), marked: true })
    at = end
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false })
  return parts
}
