import { regions } from '../../../../../domain/regions.ts'
import { regionName } from '../../../shared/region-name.ts'

/** Every region, in the order of its names. */
export const regionChoices = (language: string): { value: string; label: string }[] =>
  regions
    .map(value => ({ value, label: `${regionName(value, language)} (${value})` }))
    .sort((one, other) => one.label.localeCompare(other.label, language))
