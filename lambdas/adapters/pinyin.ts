import { pinyin } from 'pinyin-pro'
import type { PinyinReadings } from '../../domain/evidence/transliteration.ts'

/** All readings of a character, without tones; ü is v. */
export const pinyinReadings: PinyinReadings = character =>
  pinyin(character, { multiple: true, type: 'array', toneType: 'none', v: true })
