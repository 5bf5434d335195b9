export default definePageConfig({ navigationBarTitleText: '心声' })
