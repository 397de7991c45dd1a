const names = [
  ['.graphiql-query-editor', 'Query'],
  ['.graphiql-editor-tool', 'Variables'],
  ['.result-window', 'Result'],
] as const

/** complete gives GraphiQL's parts what screen readers and keyboards need and they lack, also those that come later. */
export function complete(place: HTMLElement) {
  const look = () => {
    nameEditors(place)
    for (const tab of place.querySelectorAll('li[aria-selected]')) plainTab(tab)
  }
  new MutationObserver(look).observe(place, { childList: true, subtree: true, attributeFilter: ['aria-selected'] })
}

/** Editors are named, and what scrolls in them can be scrolled by key. */
function nameEditors(place: HTMLElement) {
  for (const [part, name] of names) {
    for (const field of place.querySelectorAll(`${part} textarea:not([aria-label])`)) field.setAttribute('aria-label', name)
    for (const scroller of place.querySelectorAll(`${part} .CodeMirror-scroll:not([tabindex="0"])`)) {
      scroller.setAttribute('tabindex', '0')
      scroller.setAttribute('role', 'group')
      scroller.setAttribute('aria-label', `${name}, scrolling`)
    }
  }
}

/** A tab that holds buttons is none: its first button opens it, and says whether it is open. */
function plainTab(tab: Element) {
  tab.querySelector('button')?.setAttribute('aria-current', tab.getAttribute('aria-selected') ?? 'false')
  tab.removeAttribute('aria-selected')
  tab.removeAttribute('role')
  tab.parentElement?.setAttribute('role', 'list')
}
