/** Which key does what, and where. One character each; none is needed: everything has a button, too. */
export const keyTable = {
  queue: { next: ['j'], previous: ['k'], claimNext: ['n'], help: ['?'] },
  case: {
    next: ['j'],
    previous: ['k'],
    otherPane: ['o'],
    compare: ['c'],
    zoomIn: ['+', '='],
    zoomOut: ['-'],
    fit: ['0'],
    rotate: ['r'],
    approve: ['1'],
    requestRetry: ['2'],
    reject: ['3'],
    claim: ['m'],
    claimNext: ['n'],
    help: ['?'],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>

export type KeyPlace = keyof typeof keyTable
export type KeyAction<Place extends KeyPlace> = keyof (typeof keyTable)[Place] & string
