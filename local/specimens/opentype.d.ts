/** The part of opentype.js that draws letters as outlines. The package has no types. */
declare module 'opentype.js' {
  type Numbers<Name extends string> = Readonly<Record<Name, number>>

  type Command =
    | ({ readonly type: 'M' | 'L' } & Numbers<'x' | 'y'>)
    | ({ readonly type: 'Q' } & Numbers<'x1' | 'y1' | 'x' | 'y'>)
    | ({ readonly type: 'C' } & Numbers<'x1' | 'y1' | 'x2' | 'y2' | 'x' | 'y'>)
    | { readonly type: 'Z' }

  interface Glyph {
    readonly advanceWidth: number
    getPath(x: number, y: number, fontSize: number): { readonly commands: readonly Command[] }
  }

  export interface Font {
    readonly unitsPerEm: number
    charToGlyph(character: string): Glyph
  }

  interface Options {
    /** Prepares a glyph when it is first asked for. */
    readonly lowMemory: boolean
  }

  const opentype: { parse(buffer: ArrayBuffer, options: Options): Font }
  export default opentype
}
