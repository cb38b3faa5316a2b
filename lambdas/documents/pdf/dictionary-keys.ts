import type { PDFDict, PDFName, PDFObject } from '@cantoo/pdf-lib'

/** A dictionary while it is parsed. */
interface OpenDictionary {
  readonly depth: number
  readonly values: Map<PDFName, PDFObject>
  key?: PDFName
}

/**
 * Follows a parser through nested dictionaries and throws where one has the same key twice with different values.
 * Readers differ in which of the two counts, so an action could hide from one of them.
 */
export class DictionaryKeys {
  #depth = 0
  readonly #open: OpenDictionary[] = []

  /** Whether no value is being parsed. */
  get isOutside(): boolean {
    return this.#depth === 0
  }

  dictionary(parse: () => PDFDict): PDFDict {
    this.#open.push({ depth: this.#depth, values: new Map() })
    try {
      return parse()
    } finally {
      this.#open.pop()
    }
  }

  value(parse: () => PDFObject): PDFObject {
    this.#depth += 1
    try {
      const value = parse()
      this.#add(value)
      return value
    } finally {
      this.#depth -= 1
    }
  }

  /** A name is a key where a dictionary was opened and no value of it is being parsed. */
  name(name: PDFName): PDFName {
    const dictionary = this.#open.at(-1)
    if (dictionary?.depth === this.#depth) dictionary.key = name
    return name
  }

  #add(value: PDFObject) {
    const dictionary = this.#open.at(-1)
    if (dictionary?.depth !== this.#depth - 1 || !dictionary.key) return
    const earlier = dictionary.values.get(dictionary.key)
    if (earlier && earlier.toString() !== value.toString()) throw new Error('A key has two values')
    dictionary.values.set(dictionary.key, value)
  }
}
