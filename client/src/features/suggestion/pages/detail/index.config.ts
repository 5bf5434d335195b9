export default definePageConfig({ navigationBarTitleText: '建议进展' })
