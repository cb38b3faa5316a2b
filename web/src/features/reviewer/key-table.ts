/**
 * The keys of each action in each place. A key is one character, or one with Ctrl (on a Mac also ⌘). Each action has a
 * button, too. Keys of `case` that are letters are not letters of reasons.
 */
export const keyTable = {
  queue: { next: ['j'], previous: ['k'], claimNext: ['n'], help: ['?'] },
  case: {
    approve: ['1'],
    requestRetry: ['2'],
    reject: ['3'],
    ask: ['4'],
    handOver: ['5'],
    searchReasons: ['/'],
    decide: ['Ctrl+Enter'],
    undo: ['Ctrl+Z'],
    pause: ['p'],
    next: ['j'],
    previous: ['k'],
    otherPane: ['o'],
    compare: ['c'],
    together: ['s'],
    zoomIn: ['+', '='],
    zoomOut: ['-'],
    fit: ['0'],
    rotate: ['r'],
    contrast: ['x'],
    nextRead: ['f'],
    marks: ['h'],
    claim: ['m'],
    claimNext: ['n'],
    help: ['?'],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>

export type KeyPlace = keyof typeof keyTable
export type KeyAction<Place extends KeyPlace> = keyof (typeof keyTable)[Place] & string

interface PressedKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** The name of a pressed key in the table. */
export function keyName({ key, ctrlKey, metaKey, altKey }: PressedKey): string | undefined {
  if (altKey) return undefined
  if (!ctrlKey && !metaKey) return key
  return `Ctrl+${key.length === 1 ? key.toUpperCase() : key}`
}

/** Keys that a text field does not use itself. */
export const worksWhileTyping = (name: string): boolean => name === 'Ctrl+Enter'

/** WCAG 2.1.4 is about keys of one character. */
export const isSingleKey = (name: string): boolean => name.length === 1

const { next, previous, zoomIn, zoomOut } = keyTable.case
const repeated: readonly string[] = [...next, ...previous, ...zoomIn, ...zoomOut]

/**
 * Keys that act again while they are held. The others act once each time they are pressed: a key that is held too long must not
 * confirm the dialog that it opened, or decide the next case.
 */
export const actsWhileHeld = (name: string): boolean => repeated.includes(name)
