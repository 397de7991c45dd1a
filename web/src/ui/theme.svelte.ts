const choices = ['system', 'light', 'dark'] as const
export type Theme = (typeof choices)[number]

/** Light, dark, or as the system has it; the browser keeps it. */
class ThemeChoice {
  chosen = $state<Theme>(stored())

  /** next goes through system, light and dark. */
  next() {
    this.chosen = choices[(choices.indexOf(this.chosen) + 1) % choices.length] ?? 'system'
    localStorage.setItem('theme', this.chosen)
    this.apply()
  }

  apply() {
    if (this.chosen === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = this.chosen
  }
}

function stored(): Theme {
  const kept = localStorage.getItem('theme')
  return choices.find((each) => each === kept) ?? 'system'
}

export const theme = new ThemeChoice()
