import Taro from '@tarojs/taro'
import type { ChooseSheet } from './chooseSheet.types'

/** WeChat lets a mini-program take files only from a chat (wx.chooseMessageFile). */
export const chooseSheet: ChooseSheet = async () => {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx'] })
    const [file] = tempFiles
    return file ? { path: file.path, size: file.size } : null
  } catch (failure) {
    if (/cancel/.test(String((failure as { errMsg?: unknown }).errMsg))) return null
    throw failure
  }
}
