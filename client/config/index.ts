/** Taro's build settings. Read https://docs.taro.zone/docs/config-detail for the meaning of each. */
import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import type Chain from 'webpack-chain'

const root = path.resolve(__dirname, '../..')
const templates = { offer: process.env.TEMPLATE_OFFER ?? '', activityCancelled: process.env.TEMPLATE_ACTIVITYCANCELLED ?? '' }
const target = process.env.TARO_ENV ?? 'weapp'

/** theme.json names pictures that Taro does not see, so they are copied. */
const tabPictures = {
  patterns: [{ from: 'client/src/assets/tabs/', to: 'dist/weapp/assets/tabs/' }],
  options: {},
}
const nothing = { patterns: [], options: {} }

/** Taro's own persistent cache fails when the sources are not in `<cwd>/src`; webpack's does not. */
function cacheOnDisk(chain: Chain): void {
  chain.merge({
    cache: {
      type: 'filesystem',
      cacheDirectory: path.join(root, 'node_modules/.cache/client'),
      name: `${target}-${process.env.NODE_ENV}`,
      buildDependencies: {
        config: [path.join(root, 'client/config/'), path.join(root, 'babel.config.js'), path.join(root, 'package-lock.json')],
      },
    },
  })
}

/** What terser does of itself; for mini-programs Taro switches it off. */
const compress = Object.fromEntries(
  ['arrows', 'collapse_vars', 'comparisons', 'computed_props', 'hoist_props', 'inline', 'loops', 'negate_iife', 'properties', 'reduce_funcs', 'reduce_vars', 'switches', 'typeofs'].map((way) => [way, true]),
)

/** The contract lies outside `sourceRoot` and is compiled all the same. */
const compile = { include: [path.join(root, 'types')] }

/** Line icons become CSS masks: percent-encoded text is smaller than base64 and compresses. */
function inlineIcons(chain: Chain): void {
  const icons = path.join(root, 'client/src/assets/icons')
  chain.module.rule('image').exclude.add(icons)
  chain.module
    .rule('icons')
    .test(/\.svg$/)
    .include.add(icons)
    .end()
    // The name of webpack 5's own asset type; the chain's typings stopped at webpack 4.
    .set('type', 'asset/inline')
    .set('generator', { dataUrl: (svg: Buffer) => `data:image/svg+xml,${encodeSvg(svg.toString('utf8'))}` })
}

function encodeSvg(svg: string): string {
  return svg.trim().replace(/"/g, "'").replace(/[<>#%]/g, encodeURIComponent)
}

/** `chunks: 'all'` with an unnamed shared group: shared code is neither repeated nor loaded everywhere. */
function splitSharedCode(chain: Chain): void {
  chain.optimization.splitChunks({
    chunks: 'all',
    minSize: 8_000,
    cacheGroups: {
      default: false,
      defaultVendors: false,
      shared: { minChunks: 2, priority: 1, reuseExistingChunk: true },
    },
  })
}

export default defineConfig<'webpack5'>(
  async (): Promise<UserConfigExport<'webpack5'>> => ({
    projectName: 'zhigong-zhijia',
    sourceRoot: 'client/src',
    outputRoot: `dist/${target}`,
    designWidth: 375,
    deviceRatio: { 375: 1 },
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    alias: { '@': root },
    defineConstants: { CLOUD_ENV: JSON.stringify(process.env.CLOUD_ENV ?? ''), SUBSCRIBE_TEMPLATES: JSON.stringify(templates) },
    copy: target === 'weapp' ? tabPictures : nothing,
    plugins: [path.join(root, 'client/config/aria/index.ts')],
    jsMinimizer: 'terser',
    // Chinese words stay as they are written: escaped they are twice as long, and every word of the screens is Chinese.
    terser: { enable: true, config: { compress: { ...compress, ecma: 2017 }, output: { ascii_only: false, ecma: 2017 } } },
    cssMinimizer: 'csso',
    mini: {
      compile,
      // Every size is a token in real px: a phone 390 wide shows what the tokens say.
      postcss: { pxtransform: { enable: false } },
      optimizeMainPackage: { enable: true },
      webpackChain(chain: Chain) {
        cacheOnDisk(chain)
        inlineIcons(chain)
      },
    },
    h5: {
      compile,
      publicPath: './',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: { pxtransform: { enable: false }, autoprefixer: { enable: true } },
      devServer: { host: '127.0.0.1', open: false },
      webpackChain(chain: Chain) {
        cacheOnDisk(chain)
        inlineIcons(chain)
        splitSharedCode(chain)
      },
    },
  }),
)
