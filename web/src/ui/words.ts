/** The words for the API's values, one for each everywhere. */
export const tierNames = { STARTER: 'Starter', GROWTH: 'Growth', PRO: 'Pro' } as const
export const networkNames = { X: 'X', BLUESKY: 'Bluesky' } as const
export const sizeNames = {
  UNDER_1K: 'under 1K', FROM_1K_TO_10K: '1K to 10K', FROM_10K_TO_100K: '10K to 100K', FROM_100K_TO_1M: '100K to 1M',
  OVER_1M: 'over 1M',
} as const
export const genderNames = { FEMALE: 'Female', MALE: 'Male', NONBINARY: 'Nonbinary', UNKNOWN: 'Unknown' } as const
export const confidenceNames = { FULL: 'Full match', MAYBE: 'Maybe', NONE: 'No match' } as const
export const badReasonNames = {
  BOT: 'Bot', WRONG_GENDER: 'Wrong gender', WRONG_JOB: 'Wrong job', WRONG_SKILL: 'Wrong skill',
  WRONG_PERSONALITY: 'Does not fit', OTHER: 'Something else', ZAPIER: 'Rated by an automation',
} as const

/** shownName is what somebody is called: the handle where the name has nothing to see, as one of spaces or of blank letters. */
export const shownName = ({ name, handle }: { readonly name: string; readonly handle: string }) =>
  /[^\s\p{C}\p{M}\u115F\u1160\u2800\u3164\uFFA0]/u.test(name) ? name : handle
