export default definePageConfig({ navigationBarTitleText: '生日贺卡' })
