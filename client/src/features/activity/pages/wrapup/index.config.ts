export default definePageConfig({ navigationBarTitleText: '总结归档' })
