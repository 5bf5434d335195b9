/**
 * Four kinds of test: `node` (rules, actions, the local cloud), `screens` (React pages in jsdom), `weapp`
 * (the compiled mini-program) and `journeys` (a real browser). Every kind finds its files by its suffix.
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
      testPathIgnorePatterns: ['\\.(journey|weapp)\\.test\\.ts$'],
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
      displayName: 'weapp',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/local/**/*.weapp.test.ts'],
      globalSetup: '<rootDir>/local/testing/weapp/buildWeapp.js',
    },
    {
      ...shared,
      displayName: 'journeys',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/local/**/*.journey.test.ts'],
    },
  ],
}
