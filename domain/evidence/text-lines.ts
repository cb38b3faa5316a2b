/** A rectangle on the upright page, in fractions of its width and height. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A line of text that a machine read on a page. */
export interface TextLine {
  readonly text: string
  readonly place: Place
  /** From 0 to 1. */
  readonly confidence: number
}
