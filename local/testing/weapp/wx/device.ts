/** Functions about the phone and about WeChat itself. */
import type { Apis } from './api'
import type { NetworkListener, Phone } from './phone'

const ignore = () => undefined

export function deviceApis(phone: Phone): Apis {
  const base = {
    SDKVersion: '3.5.8', version: '8.0.50', language: 'zh_CN', host: { appId: '', env: 'WeChat' },
    theme: phone.theme, fontSizeSetting: phone.fontSizeSetting,
  }
  const screen = {
    pixelRatio: 3, screenWidth: 390, screenHeight: 844, windowWidth: 390, windowHeight: 753, statusBarHeight: 47, screenTop: 91,
    safeArea: { left: 0, top: 47, right: 390, bottom: 810, width: 390, height: 763 },
  }
  const device = { brand: 'iPhone', model: 'iPhone 14', system: 'iOS 17.0', platform: 'ios' }
  return {
    answering: {
      getNetworkType: () => ({ networkType: phone.isOnline() ? 'wifi' : 'none' }),
      getSystemInfo: () => ({ ...base, ...screen, ...device }),
      vibrateShort: ignore,
      vibrateLong: ignore,
      setKeepScreenOn: ignore,
      login: () => ({ code: 'a-login-code' }),
      makePhoneCall: ignore,
      setClipboardData: ignore,
      addPhoneCalendar: ignore,
    },
    plain: {
      getSystemInfoSync: () => ({ ...base, ...screen, ...device }),
      getAppBaseInfo: () => ({ ...base }),
      getWindowInfo: () => ({ ...screen }),
      getDeviceInfo: () => ({ ...device }),
      getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
      getMenuButtonBoundingClientRect: () => ({ left: 283, top: 51, right: 370, bottom: 83, width: 87, height: 32 }),
      canIUse: () => true,
      onNetworkStatusChange: (listener: NetworkListener) => phone.networkListeners.add(listener),
      offNetworkStatusChange: (listener: NetworkListener) => phone.networkListeners.delete(listener),
      onThemeChange: ignore,
      offThemeChange: ignore,
      onMemoryWarning: ignore,
      getUpdateManager: () => ({ onCheckForUpdate: ignore, onUpdateReady: ignore, onUpdateFailed: ignore, applyUpdate: ignore }),
      createWebAudioContext: silentAudio,
      createInnerAudioContext: () => ({ play: ignore, stop: ignore, destroy: ignore, src: '' }),
      nextTick: (callback: () => void) => void Promise.resolve().then(callback),
    },
  }
}

function silentAudio() {
  const node = () => ({ connect: ignore, start: ignore, stop: ignore, frequency: { value: 0 }, gain: { value: 0 } })
  return { destination: {}, createOscillator: node, createGain: node, close: ignore }
}
