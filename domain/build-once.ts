/** Builds the value at the first call that succeeds, and returns the same one from then on. */
export function buildOnce<T>(build: () => T): () => T {
  let built: { readonly value: T } | undefined
  return () => {
    built ??= { value: build() }
    return built.value
  }
}
