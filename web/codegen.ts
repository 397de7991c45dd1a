import type { CodegenConfig } from '@graphql-codegen/cli'

// For each documents.graphql a documents.ts beside it: the documents as strings, with the types of what they ask and answer.
const scalars = { Time: 'string', URL: 'string', JSON: 'Record<string, unknown>' }

const config: CodegenConfig = {
  schema: '../schema.graphqls',
  documents: 'src/**/*.graphql',
  generates: {
    'src/': {
      preset: 'near-operation-file',
      presetConfig: { extension: '.ts', baseTypesPath: 'server/schema.ts' },
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        documentMode: 'string',
        useTypeImports: true,
        enumsAsTypes: true,
        scalars,
        skipTypename: true,
        immutableTypes: true,
        dedupeFragments: true,
      },
    },
    'src/server/schema.ts': {
      plugins: ['typescript'],
      config: { useTypeImports: true, enumsAsTypes: true, scalars, skipTypename: true, onlyOperationTypes: true },
    },
  },
}

export default config
