/**
 * Four kinds of test: `node` (rules, actions, the local cloud), `screens` (React pages in jsdom), `weapp`
 * (the compiled mini-program) and `journeys` (a real browser). Every kind finds its files by its suffix. What takes
 * long (`*.long.test.ts`: whole demonstrations, every call failing in turn) runs with LONG=1, as `npm run test:long` does.
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
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/local/testing/closingLine.js'],
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/{types,cloudfunctions,local}/**/*.test.ts'],
      testPathIgnorePatterns: ['\\.(journey|weapp)\\.test\\.ts$', ...(process.env.LONG ? [] : ['\\.long\\.test\\.ts$'])],
      globalSetup: '<rootDir>/local/testing/buildFunctions.js',
    },
    {
      ...shared,
      displayName: 'screens',
      testEnvironment: '<rootDir>/local/testing/taro/screenEnvironment.js',
      testMatch: ['<rootDir>/client/**/*.test.{ts,tsx}'],
      setupFilesAfterEnv: ['<rootDir>/local/testing/taro/patience.ts'],
      globalSetup: '<rootDir>/local/testing/buildFunctions.js',
      // The browser's side of every pair of files: index.h5.ts rather than index.weapp.ts.
      moduleFileExtensions: ['h5.ts', 'h5.tsx', 'ts', 'tsx', 'js', 'json', 'node'],
      moduleNameMapper: {
        ...shared.moduleNameMapper,
        '\\.scss$': '<rootDir>/local/testing/taro/style.js',
        '^@tarojs/components$': '<rootDir>/local/testing/taro/components.tsx',
        '^@tarojs/taro$': '<rootDir>/local/testing/taro/taro.ts',
      },
    },
    {
      ...shared,
      displayName: 'weapp',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/local/**/*.weapp.test.ts'],
      globalSetup: '<rootDir>/local/testing/weapp/buildWeapp.js',
      transformIgnorePatterns: ['/node_modules/', '<rootDir>/dist/'],
    },
    {
      ...shared,
      displayName: 'journeys',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/local/**/*.journey.test.ts'],
      globalSetup: '<rootDir>/local/testing/buildFunctions.js',
    },
  ],
}
