export default definePageConfig({ navigationBarTitleText: '职务变动' })
