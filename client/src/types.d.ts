/// <reference types="@tarojs/taro" />

declare module '*.png'
declare module '*.svg'
declare module '*.scss'

/** Set by the build; empty means the environment WeChat opens by default. */
declare const CLOUD_ENV: string
/** Set by the build; see lib/templates.ts. */
declare const SUBSCRIBE_TEMPLATES: Readonly<Record<'offer' | 'activityCancelled', string>>

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'h5'
  }
}
