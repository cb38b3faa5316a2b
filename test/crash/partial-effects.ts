import type { DocumentName, PageImages } from '../../domain/document-ports.ts'
import type { Document } from '../../domain/documents.ts'
import { type InMemoryFiles, vaultKeys } from '../support/in-memory-services.ts'

/** Every selection of some elements, except none and all. */
function properParts<T>(all: readonly T[]): T[][] {
  const choices = Array.from({ length: 2 ** all.length - 2 }, (_, index) => index + 1)
  return choices.map(choice => all.filter((_, index) => (choice >> index) % 2 === 1))
}

export type PartialEffect = (files: InMemoryFiles, values: readonly unknown[]) => Promise<void>

const pages = 1
const places = vaultKeys({ applicationId: '', documentId: '' }, pages).map((_, index) => index)

/**
 * The methods with several concurrent calls or a divisible call, with all their partial effects. Every other
 * method of a port writes by a single call.
 */
export const partialEffects: ReadonlyMap<string, readonly PartialEffect[]> = new Map([
  [
    'files.storeInVault',
    properParts(places).map(
      (stored): PartialEffect =>
        async (files, values) => {
          const [document, original, images] = values as [Document, Uint8Array, PageImages[]]
          const objects = [original, ...images.flatMap(({ preview, thumbnail }) => [preview, thumbnail])]
          for (const [place, key] of vaultKeys(document, images.length).entries())
            if (stored.includes(place)) files.vault.set(key, objects[place] ?? new Uint8Array())
        },
    ),
  ],
  [
    'files.erase',
    properParts(places).map(
      (deleted): PartialEffect =>
        async (files, values) => {
          const ofApplication = files.vault.left().filter(key => key.startsWith(`${values[0]}/`))
          for (const [place, key] of ofApplication.entries())
            if (deleted.includes(place)) files.vault.purge(key)
        },
    ),
  ],
  [
    'files.deleteFromVault',
    properParts(places).map(
      (deleted): PartialEffect =>
        async (files, values) => {
          const [document] = values as [DocumentName]
          for (const [place, key] of vaultKeys(document, pages).entries())
            if (deleted.includes(place)) files.vault.purge(key)
        },
    ),
  ],
])
