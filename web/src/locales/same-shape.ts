/** What the texts of one language must hold to stand for those of another. */
export type SameShape<T> = {
  readonly [Key in keyof T]: T[Key] extends string ? string : SameShape<T[Key]>
}
