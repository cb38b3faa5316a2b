/** The same keys, other words: what a translation must be of its English original. */
export type SameShape<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string
    ? string
    : Texts[Key] extends readonly string[]
      ? readonly string[]
      : SameShape<Texts[Key]>
}
