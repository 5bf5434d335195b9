/** A local Taro plugin: WeChat's accessibility attributes for the built-in components. */
import path from 'node:path'
import type { IPluginContext } from '@tarojs/service'
import { ariaAttributes } from './attributes'

/** The part of Taro's platform class this plugin touches. */
interface TemplatePlatform {
  runtimePath: string | string[]
  template: { mergeComponents(ctx: IPluginContext, patch: typeof ariaAttributes): void }
}

export default function aria(ctx: IPluginContext): void {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: TemplatePlatform) {
      if (process.env.TARO_ENV !== 'weapp') return
      platform.template.mergeComponents(ctx, ariaAttributes)
      platform.runtimePath = [platform.runtimePath, path.join(__dirname, 'runtime.ts')].flat()
    },
  })
}
