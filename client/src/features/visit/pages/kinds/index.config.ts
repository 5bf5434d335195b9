export default definePageConfig({ navigationBarTitleText: '必访必谈' })
