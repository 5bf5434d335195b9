export default definePageConfig({ navigationBarTitleText: '拿走或删除我的资料' })
