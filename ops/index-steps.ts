import * as z from 'zod'

const indexSchema = z.looseObject({
  IndexName: z.string(),
  KeySchema: z.array(z.looseObject({ AttributeName: z.string() })),
})
const tableSchema = z.looseObject({
  AttributeDefinitions: z.array(z.looseObject({ AttributeName: z.string() })),
  GlobalSecondaryIndexes: z.array(indexSchema).optional(),
})
const templateSchema = z.looseObject({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: z.unknown() })),
})

export type Template = z.infer<typeof templateSchema>
type Table = z.infer<typeof tableSchema>
type Index = z.infer<typeof indexSchema>

export const parseTemplate = (text: string): Template => templateSchema.parse(JSON.parse(text))

const tablesOf = ({ Resources }: Template): Map<string, Table> =>
  new Map(
    Object.entries(Resources).flatMap(([id, { Type, Properties }]) =>
      Type === 'AWS::DynamoDB::Table' ? [[id, tableSchema.parse(Properties)] as const] : [],
    ),
  )

const namesOf = ({ GlobalSecondaryIndexes = [] }: Table) =>
  GlobalSecondaryIndexes.map(({ IndexName }) => IndexName)

/** The indexes that a template adds to the tables of a deployed one, and those that it deletes. */
export function indexChanges(deployed: Template, wanted: Template) {
  const before = tablesOf(deployed)
  const tables = [...tablesOf(wanted)].flatMap(([table, after]) => {
    const existing = before.get(table)
    // A new table gets all its indexes at once.
    return existing === undefined ? [] : [{ table, existing, after }]
  })
  return {
    added: tables.flatMap(({ table, existing, after }) =>
      (after.GlobalSecondaryIndexes ?? [])
        .filter(({ IndexName }) => !namesOf(existing).includes(IndexName))
        .map(index => ({ table, index, definitions: after.AttributeDefinitions })),
    ),
    deleted: tables.flatMap(({ table, existing, after }) =>
      namesOf(existing)
        .filter(name => !namesOf(after).includes(name))
        .map(index => ({ table, index })),
    ),
  }
}

interface Addition {
  readonly table: string
  readonly index: Index
  /** The attributes of the table that gets the index. */
  readonly definitions: Table['AttributeDefinitions']
}

/** The template with this index, and with the attributes of its key. All else is unchanged. */
export function withIndex(template: Template, { table, index, definitions }: Addition): Template {
  const resource = template.Resources[table]
  if (resource === undefined) throw new Error(`The template has no table ${table}`)
  const {
    GlobalSecondaryIndexes = [],
    AttributeDefinitions,
    ...rest
  } = tableSchema.parse(resource.Properties)
  const known = AttributeDefinitions.map(({ AttributeName }) => AttributeName)
  const keys = index.KeySchema.map(({ AttributeName }) => AttributeName)
  const missing = definitions.filter(
    ({ AttributeName: name }) => keys.includes(name) && !known.includes(name),
  )
  const Properties = {
    ...rest,
    AttributeDefinitions: [...AttributeDefinitions, ...missing],
    GlobalSecondaryIndexes: [...GlobalSecondaryIndexes, index],
  }
  return { ...template, Resources: { ...template.Resources, [table]: { ...resource, Properties } } }
}
