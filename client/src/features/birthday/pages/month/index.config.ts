export default definePageConfig({ navigationBarTitleText: '职工生日' })
