import { useLocalStorage } from '@mantine/hooks'
import { noSkills, parseSkills, type Skills } from './skills.ts'

const key = 'realname.skills'

/** Remembered in this browser. */
export const useSkills = () =>
  useLocalStorage<Skills>({
    key,
    defaultValue: noSkills,
    deserialize: parseSkills,
    getInitialValueInEffect: false,
  })

export const currentSkills = (): Skills => parseSkills(localStorage.getItem(key))
