import { genderNames, sizeNames } from '../../ui/words.ts'
import type { SearchesSearchFragment } from './documents.ts'

type Kept = Pick<SearchesSearchFragment, 'labels' | 'followerCountTiers' | 'genders' | 'strictGender'>

/** keptBy says whom a search keeps beside what its description asks for; empty where it keeps everybody. */
export function keptBy({ labels, followerCountTiers, genders, strictGender }: Kept): string {
  const unknown = strictGender || genders.includes('UNKNOWN') ? '' : ', or unknown'
  return [
    ...(labels.length > 0 ? [`Labels: ${labels.map(({ value }) => value).join(', ')}.`] : []),
    ...(followerCountTiers.length > 0 ? [`Followers: ${followerCountTiers.map((tier) => sizeNames[tier]).join(', ')}.`] : []),
    ...(genders.length > 0 ? [`Gender: ${genders.map((gender) => genderNames[gender]).join(', ')}${unknown}.`] : []),
  ].join(' ')
}
