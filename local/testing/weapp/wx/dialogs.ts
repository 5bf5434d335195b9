/**
 * What WeChat itself puts before a person, and the bars around a page. A dialog nobody prepared an
 * answer for ends as if the person had closed it.
 */
import { WxFailure, type Apis, type AsyncApi, type Options } from './api'

const shown = () => undefined
const closed = (name: string): AsyncApi => () => {
  throw new WxFailure(`${name}:fail cancel`)
}

export const dialogApis: Apis = {
  answering: {
    showToast: shown,
    hideToast: shown,
    showLoading: shown,
    hideLoading: shown,
    showModal: () => ({ confirm: false, cancel: true }),
    showActionSheet: closed('showActionSheet'),
    scanCode: closed('scanCode'),
    chooseMedia: closed('chooseMedia'),
    chooseMessageFile: closed('chooseMessageFile'),
    requestSubscribeMessage: ({ tmplIds }: Options) => Object.fromEntries((tmplIds as string[]).map((id) => [id, 'reject'])),
    getSetting: () => ({ authSetting: {} }),
    openSetting: () => ({ authSetting: {} }),
    authorize: shown,
    previewImage: shown,
    pageScrollTo: shown,
    setNavigationBarTitle: shown,
    setNavigationBarColor: shown,
    setBackgroundColor: shown,
    setBackgroundTextStyle: shown,
    setTabBarStyle: shown,
    setTabBarItem: shown,
    setTabBarBadge: shown,
    removeTabBarBadge: shown,
    showTabBarRedDot: shown,
    hideTabBarRedDot: shown,
    showShareMenu: shown,
    hideShareMenu: shown,
    hideHomeButton: shown,
    startPullDownRefresh: shown,
    stopPullDownRefresh: shown,
  },
}
