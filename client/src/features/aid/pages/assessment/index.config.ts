export default definePageConfig({ navigationBarTitleText: '影响评估' })
