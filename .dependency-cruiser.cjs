/** The layers of the project: domain ← contract ← lambdas; lib sees file names of lambdas, not their code. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-imports-only-itself',
      severity: 'error',
      from: { path: '^domain/' },
      to: { pathNot: '^domain/' },
    },
    {
      name: 'contract-imports-domain-and-zod',
      severity: 'error',
      from: { path: '^contract/' },
      to: { pathNot: ['^contract/', '^domain/', '^node_modules/zod/'] },
    },
    {
      name: 'lambdas-stay-below',
      severity: 'error',
      from: { path: '^lambdas/' },
      to: { path: '^(bin|lib|local|ops|test|bench|client|web)/' },
    },
    {
      name: 'use-cases-know-ports-not-adapters',
      severity: 'error',
      from: { path: '^lambdas/usecases/' },
      to: { path: ['^lambdas/(adapters|api|events|steps|http)/', '^node_modules/'] },
    },
    {
      name: 'documents-know-bytes-and-rules',
      comment: 'What decodes hostile files, or reads them, knows nothing of storage, use cases or requests.',
      severity: 'error',
      from: { path: '^lambdas/(documents|evidence|isolation)/' },
      to: { path: '^lambdas/(adapters|api|events|steps|http|usecases)/' },
    },
    {
      name: 'only-adapters-know-aws',
      severity: 'error',
      from: { path: '^lambdas/(api|usecases|documents|evidence|isolation|steps)/' },
      to: { path: '^node_modules/@aws-sdk/' },
    },
    {
      name: 'infrastructure-sees-file-names-of-lambdas-only',
      severity: 'error',
      from: { path: '^(bin|lib)/' },
      to: { path: '^(lambdas|local|ops|test|web|client)/' },
    },
    {
      name: 'no-development-dependency-in-lambdas',
      severity: 'error',
      from: { path: '^(domain|contract|lambdas)/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: '^node_modules/@types/' },
    },
    {
      name: 'pages-know-rules-and-types',
      comment:
        'The rules are the server’s own; its schemas, and the library behind them, would weigh too much.',
      severity: 'error',
      from: { path: '^web/src/' },
      to: {
        path: '^(bin|lib|local|ops|test|bench|lambdas|contract)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'pages-share-downwards',
      severity: 'error',
      from: { path: '^web/src/(shared|locales)/' },
      to: { path: '^web/src/(features|app)/' },
    },
    {
      name: 'features-are-apart',
      severity: 'error',
      from: { path: '^web/src/features/([^/]+)/' },
      to: { path: ['^web/src/features/', '^web/src/app/'], pathNot: '^web/src/features/$1/' },
    },
    {
      name: 'the-client-package-stands-alone',
      comment:
        'The published modules import only each other. The generator, the build and its check are not published.',
      severity: 'error',
      from: { path: '^client/', pathNot: '^client/(build|check-package|client-types|generate)\\.ts$' },
      to: { pathNot: '^client/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^aws-lambda$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^client/dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
