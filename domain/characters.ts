/** Letters, digits, punctuation and symbols. Other characters are not visible alone. */
const visible = /^[\p{L}\p{N}\p{P}\p{S}]$/u

/** Describes a character in a message: `№ (U+2116)`, or the code point alone for an invisible character. */
export function describeCharacter(character: string): string {
  const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const isShown = visible.test(character) && !/\p{Default_Ignorable_Code_Point}/u.test(character)
  return isShown ? `${character} (${codePoint})` : codePoint
}
