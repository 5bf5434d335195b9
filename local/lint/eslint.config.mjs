import path from 'node:path'
import tseslint from 'typescript-eslint'
import reactHooks from 'eslint-plugin-react-hooks'
import house from './house.mjs'

/** Methods that came after the oldest phones served, by the year of the language: 2021 to 2023. */
const TOO_YOUNG = '/^(at|replaceAll|findLast|findLastIndex|toSorted|toReversed|toSpliced|hasOwn|groupBy|allSettled|any)$/'
const basePath = path.resolve(import.meta.dirname, '../..')

export default tseslint.config(
  { basePath, ignores: ['dist/**', 'node_modules/**', '.data/**', '**/*.cjs', 'local/cloud/http/who.js'] },
  {
    basePath,
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    plugins: { house },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: basePath } },
    rules: {
      'house/imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, arguments: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-eval': 'error',
      'no-control-regex': 'off',
      'no-misleading-character-class': 'off',
      eqeqeq: ['error', 'always'],
      'max-lines': ['error', { max: 300, skipComments: true }],
      'no-restricted-imports': ['error', { patterns: [{ group: ['**/dist/**'], message: 'built files are not sources' }] }],
    },
  },
  {
    basePath,
    files: ['cloudfunctions/**/*.ts'],
    ignores: ['**/*.test.ts'],
    plugins: { house },
    rules: { 'house/filters': 'error', 'no-console': ['error', { allow: ['log'] }] },
  },
  {
    basePath,
    files: ['cloudfunctions/features/**/*.ts', 'types/**/*.ts'],
    ignores: ['**/*.test.ts'],
    plugins: { house },
    rules: { 'house/clock': 'error' },
  },
  {
    basePath,
    files: ['client/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    plugins: { house, 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'house/words': 'error',
      'no-restricted-syntax': ['error', { selector: `CallExpression[callee.property.name=${TOO_YOUNG}][callee.object.name!='copy']`, message: 'iOS 12 has no such method, and nothing fills it in' }],
    },
  },
)
