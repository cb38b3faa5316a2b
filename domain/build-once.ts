/** Builds the value at the first successful call and returns the same value from then on. */
export function buildOnce<T>(build: () => T): () => T {
  let built: { readonly value: T } | undefined
  return () => {
    built ??= { value: build() }
    return built.value
  }
}
