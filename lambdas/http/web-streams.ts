/**
 * Replaces `node:stream/web` in every bundle. Middy imports it for streamed answers, which no function gives, and Node takes two
 * milliseconds of processor time to load it.
 */
export class ReadableStream {}
