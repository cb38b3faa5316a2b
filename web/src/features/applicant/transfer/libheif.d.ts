/**
 * The decoder inside of `heic-to`. The package's own module would start a worker from a blob, which the content security
 * policy forbids.
 */
declare module '#libheif' {
  export interface HeifImage {
    is_primary(): boolean
    get_width(): number
    get_height(): number
    /** Fills the given pixels; null if they cannot be decoded. */
    display(into: ImageData, done: (pixels: ImageData | null) => void): void
  }
  interface Libheif {
    readonly HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] }
  }
  export default function loadLibheif(): Libheif
}
