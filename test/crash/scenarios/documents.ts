import { giveUpReading, readInDelivery } from '../../../lambdas/usecases/evidence/read-document.ts'
import { requestUpload } from '../../../lambdas/usecases/intake/request-upload.ts'
import { validateDocument } from '../../../lambdas/usecases/validation/validate-document.ts'
import { discardSuperseded } from '../../../lambdas/usecases/workflow/follow-change.ts'
import { pageReading } from '../../support/sample-reading.ts'
import { drafted, uploaded, uploadOf } from '../../support/walk.ts'
import type { Scenario } from './scenario.ts'
import { arrivedFile, erika } from './situations.ts'

/** Scenarios of uploaded and replaced files. */
export const documentScenarios: readonly Scenario[] = [
  {
    usecase: 'validateDocument',
    situation: 'of a good file',
    prepare: async world => {
      const { document } = await arrivedFile(world)
      return deps => validateDocument(deps, document)
    },
  },
  {
    usecase: 'validateDocument',
    situation: 'of a file without bytes',
    prepare: async world => {
      const { document } = await arrivedFile(world, new Uint8Array())
      return deps => validateDocument(deps, document)
    },
  },
  {
    usecase: 'validateDocument',
    situation: 'of a file whose slot was taken meanwhile',
    prepare: async world => {
      const { applicationId, document } = await arrivedFile(world)
      await requestUpload(world.deps, erika, applicationId, uploadOf('DATA_PAGE'))
      return deps => validateDocument(deps, document)
    },
  },
  {
    usecase: 'readInDelivery',
    situation: 'of an accepted file',
    prepare: async world => {
      const applicationId = await drafted(world, erika)
      await uploaded(world, erika, applicationId, 'DATA_PAGE')
      return deps => readInDelivery(deps, { applicationId, slot: 'DATA_PAGE' }, 1)
    },
  },
  {
    usecase: 'readInDelivery',
    situation: 'of a file that can’t be read',
    prepare: async world => {
      const applicationId = await drafted(world, erika)
      await uploaded(world, erika, applicationId, 'DATA_PAGE')
      return deps =>
        readInDelivery({ ...deps, read: async () => undefined }, { applicationId, slot: 'DATA_PAGE' }, 1)
    },
  },
  {
    usecase: 'readInDelivery',
    situation: 'of a file that gets advice',
    prepare: async world => {
      const applicationId = await drafted(world, erika)
      await uploaded(world, erika, applicationId, 'DATA_PAGE')
      const read = async () => ({ pages: [pageReading([])] })
      return deps => readInDelivery({ ...deps, read }, { applicationId, slot: 'DATA_PAGE' }, 1)
    },
  },
  {
    usecase: 'giveUpReading',
    situation: 'of an accepted file',
    prepare: async world => {
      const applicationId = await drafted(world, erika)
      await uploaded(world, erika, applicationId, 'DATA_PAGE')
      return deps => giveUpReading(deps, { applicationId, slot: 'DATA_PAGE' })
    },
  },
  {
    usecase: 'discardSuperseded',
    situation: 'of an accepted file',
    prepare: async world => {
      const applicationId = await drafted(world, erika)
      const document = await uploaded(world, erika, applicationId, 'HOLDING')
      await requestUpload(world.deps, erika, applicationId, uploadOf('HOLDING'))
      return deps => discardSuperseded(deps.files, document)
    },
  },
]
