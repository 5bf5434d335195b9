export default definePageConfig({ navigationBarTitleText: '扫个人码' })
