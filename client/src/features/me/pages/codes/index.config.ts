export default definePageConfig({ navigationBarTitleText: '发认领码' })
