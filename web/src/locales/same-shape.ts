/** The type of a language's texts that have the same keys as another language's. */
export type SameShape<T> = {
  readonly [Key in keyof T]: T[Key] extends string ? string : SameShape<T[Key]>
}
