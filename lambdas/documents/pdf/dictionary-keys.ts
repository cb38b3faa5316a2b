import type { PDFDict, PDFName, PDFObject } from '@cantoo/pdf-lib'

/** A dictionary while it is parsed. */
interface OpenDictionary {
  readonly depth: number
  readonly values: Map<PDFName, PDFObject>
  key?: PDFName
}

/**
 * Tracks nested dictionaries during parsing and throws if one has a key twice with different values. Readers differ in
 * which value they use, so an action could be hidden from the check.
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

  /** A name is a key if it is in a dictionary and no value is being parsed. */
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
