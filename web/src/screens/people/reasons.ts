import type { badReasonNames } from '../../ui/words.ts'

export type Reason = keyof typeof badReasonNames

/** What may be wrong with somebody, in the order of the keys from 1 on. */
export const reasons: readonly Reason[] = ['BOT', 'WRONG_JOB', 'WRONG_SKILL', 'WRONG_GENDER', 'WRONG_PERSONALITY', 'OTHER']
