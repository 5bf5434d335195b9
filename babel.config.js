/**
 * Taro's preset builds the mini-program and the H5 page; the tests run on Node as it is.
 */

/**
 * Safari before 16.3 errs in one case of these, so preset-env rewrites them all, unless asked to rewrite that case alone
 * (`bugfixes`). Taro's preset hands that wish not on: here it is by hand, and a twentieth of the package less.
 */
const rewrittenForOneCase = ['transform-parameters', 'transform-destructuring', 'transform-template-literals']
const theOneCase = '@babel/plugin-bugfix-safari-id-destructuring-collision-in-function-expression'

module.exports = (api) => {
  const isTest = api.env('test')
  if (isTest) {
    return {
      presets: [
        ['@babel/preset-env', { targets: { node: 'current' } }],
        ['@babel/preset-react', { runtime: 'automatic' }],
        '@babel/preset-typescript',
      ],
    }
  }
  return {
    presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', exclude: rewrittenForOneCase }]],
    plugins: [theOneCase],
  }
}
