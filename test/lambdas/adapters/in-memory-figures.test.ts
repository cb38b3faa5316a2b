import { figuresContract } from '../../support/figures-contract.ts'
import { inMemoryFigures } from '../../support/in-memory-figures.ts'

figuresContract('in memory', async () => inMemoryFigures())
