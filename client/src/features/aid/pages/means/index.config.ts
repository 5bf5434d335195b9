export default definePageConfig({ navigationBarTitleText: '收入怎么算' })
