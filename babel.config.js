/**
 * Taro's preset builds the mini-program and the H5 page; the tests run on Node as it is.
 */

/**
 * Safari before 16.3 errs in one case of parameters, and before 13 in tagged templates called again; so preset-env rewrites all of them unless
 * asked to look at the cases alone (`bugfixes`), which Taro's preset does not hand on. Here it is by hand; nothing of ours asks whether two
 * tagged templates are the same.
 */
const rewrittenForRareCases = ['transform-parameters', 'transform-template-literals']
const caseOfParameters = '@babel/plugin-bugfix-safari-id-destructuring-collision-in-function-expression'

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
    presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', exclude: rewrittenForRareCases }]],
    plugins: [caseOfParameters],
  }
}
