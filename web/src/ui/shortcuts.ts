/** typing tells whether a key belongs to a field or a dialog, and so is no shortcut. */
export function typing(event: KeyboardEvent): boolean {
  if (event.metaKey || event.ctrlKey || event.altKey) return true
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input:not([type=range], [type=checkbox]), select, textarea') ||
    target.closest('dialog[open]') !== null
}
