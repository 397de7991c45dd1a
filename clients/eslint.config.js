// The rules of the API's schema: whoever reads schema.graphqls alone has to be able to write a client.
import graphql from '@graphql-eslint/eslint-plugin';

const everything = {
  types: true,
  DirectiveDefinition: true,
  EnumValueDefinition: true,
  FieldDefinition: true,
  InputValueDefinition: true,
  rootField: true,
};

export default [
  {
    files: ['**/*.graphqls'],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: 'schema.graphqls' } },
    },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      '@graphql-eslint/require-description': ['error', everything],
      '@graphql-eslint/no-scalar-result-type-on-mutation': 'error',
      // One line is written inline, more as a block.
      '@graphql-eslint/description-style': 'off',
      // Payloads, events and settings are no objects of their own.
      '@graphql-eslint/strict-id-in-types': 'off',
      // Short lists are plain lists.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false },
      ],
      // Lists are read forwards only.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
    },
  },
];
