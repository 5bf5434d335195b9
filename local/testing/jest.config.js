/**
 * Three kinds of test: `node` (rules, actions, the local cloud), `screens` (React pages in jsdom) and
 * `journeys` (a real browser, the compiled mini-program). Every kind finds its files by its suffix.
 */
const path = require('node:path')

const rootDir = path.resolve(__dirname, '../..')
const shared = {
  rootDir,
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/$1' },
  transform: { '\\.[jt]sx?$': 'babel-jest' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
}

module.exports = {
  rootDir,
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/{types,cloudfunctions,local}/**/*.test.ts'],
      testPathIgnorePatterns: ['\\.journey\\.test\\.ts$'],
      globalSetup: '<rootDir>/local/testing/buildFunctions.js',
    },
    {
      ...shared,
      displayName: 'screens',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/client/**/*.test.tsx'],
    },
    {
      ...shared,
      displayName: 'journeys',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/local/**/*.journey.test.ts'],
    },
  ],
}
