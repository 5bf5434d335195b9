export default definePageConfig({ navigationBarTitleText: '发放方案' })
