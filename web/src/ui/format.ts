/** What the reader's browser prefers. */
const reader = new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions()

/** The page is in English, so its words are; how numbers and times are written is that of the reader's region. */
const locale = inEnglish(reader.locale)

function inEnglish(preferred: string): string {
  const { language, baseName, region } = new Intl.Locale(preferred).maximize()
  return language === 'en' ? new Intl.Locale(preferred).baseName : region ? `en-${region}` : baseName
}

/** Some regions have no English of their own, yet they have their clock: 12 hours or 24. */
const { hourCycle } = reader

const number = new Intl.NumberFormat(locale)
const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD' })
const absolute = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', hourCycle })
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' })
const percent = new Intl.NumberFormat(locale, { style: 'percent' })
const dayUTC = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
const dayOfYearUTC = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle })
const clockWithSeconds = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle })

export const formatNumber = (value: number) => number.format(value)
export const formatCompact = (value: number) => compact.format(value)
/** With its sign: "+12", "-3", "0". */
export const formatSigned = (value: number) => signed.format(value)
/** A share from 0 to 1: "37%". */
export const formatPercent = (share: number) => percent.format(share)
/** A day that is told as its first moment in UTC. */
export const formatDayUTC = (time: string | number) => dayUTC.format(new Date(time))
/** The same without its year, for an axis. */
export const formatDayOfYearUTC = (time: number) => dayOfYearUTC.format(new Date(time))
/** In US dollars, as networks charge. */
export const formatMoney = (value: number) => money.format(value)
export const formatDay = (time: string | number) => day.format(new Date(time))
export const formatAbsolute = (time: string | number) => absolute.format(new Date(time))
export const formatClock = (time: string | number) => clock.format(new Date(time))
export const formatClockWithSeconds = (time: string | number) => clockWithSeconds.format(new Date(time))

/** A moment in a timezone, to the minute: "Sat, 28 Nov 2026, 08:00". A zone that this browser does not know is read as UTC. */
export function formatInZone(time: string | number, zone: string): string {
  const style = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle } as const
  try {
    return new Intl.DateTimeFormat(locale, { ...style, timeZone: zone }).format(new Date(time))
  } catch {
    return new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC', timeZoneName: 'short' }).format(new Date(time))
  }
}

const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86400], ['month', 30 * 86400], ['week', 7 * 86400], ['day', 86400], ['hour', 3600], ['minute', 60],
]

/** As people say it: "3 min. ago", "in 2 hr.", "now" within five seconds. */
export function formatRelative(time: string | number, now: number): string {
  const seconds = (new Date(time).getTime() - now) / 1000
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length) return relative.format(Math.trunc(seconds / length), unit)
  }
  return Math.abs(seconds) < 5 ? relative.format(0, 'second') : relative.format(Math.trunc(seconds), 'second')
}

/** A length of time: "0.4 s", "13.9 s", "3:05", "1:02:45". */
export function formatDuration(milliseconds: number): string {
  const tenths = Math.round(Math.max(0, milliseconds) / 100) / 10
  if (tenths < 60) return `${tenths.toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} s`
  const seconds = Math.floor(tenths)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  if (seconds < 3600) return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`
  return `${Math.floor(seconds / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`
}
