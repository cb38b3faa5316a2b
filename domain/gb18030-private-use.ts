/**
 * Characters that GBK and GB 18030 encoded in Unicode's private-use area before Unicode assigned them, keyed by the
 * first private-use code point of each run. Sources: GB 18030-2000, -2005 appendix E and -2022, and
 * https://github.com/whatwg/encoding/issues/27.
 */
const runs: readonly (readonly [first: number, assigned: string])[] = [
  [0xe78d, 'FE10 FE12 FE11 FE13 FE14 FE15 FE16 FE17 FE18 FE19'],
  [0xe7c7, '1E3F 01F9'],
  [0xe7e7, '303E 2FF0 2FF1 2FF2 2FF3 2FF4 2FF5 2FF6 2FF7 2FF8 2FF9 2FFA 2FFB'],
  [
    0xe815,
    `2E81 20087 20089 200CC 2E84 3473 3447 2E88 2E8B 9FB4 359E 361A 360E 2E8C 2E97 396E
     3918 9FB5 39CF 39DF 3A73 39D0 9FB6 9FB7 3B4E 3C6E 3CE0 2EA7 215D7 9FB8 2EAA 4056
     415F 2EAE 4337 2EB3 2EB6 2EB7 2298F 43B1 43AC 2EBB 43DD 44D6 4661 464C 9FB9 4723
     4729 477C 478D 2ECA 4947 497A 497D 4982 4983 4985 4986 499F 499B 49B7 49B6 9FBA
     241FE 4CA3 4C9F 4CA0 4CA1 4C77 4CA2 4D13 4D14 4D15 4D16 4D17 4D18 4D19 4DAE 9FBB`,
  ],
]

const assignedTo: ReadonlyMap<string, string> = new Map(
  runs.flatMap(([first, assigned]) =>
    assigned
      .split(/\s+/)
      .map(
        (code, at) =>
          [String.fromCodePoint(first + at), String.fromCodePoint(Number.parseInt(code, 16))] as const,
      ),
  ),
)

/** Replaces the private-use characters of GB 18030 by their assigned characters. */
export const withoutGb18030PrivateUse = (text: string): string =>
  text.replace(/[\uE78D-\uE864]/g, character => assignedTo.get(character) ?? character)
