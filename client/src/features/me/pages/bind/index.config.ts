export default definePageConfig({ navigationBarTitleText: '认领身份' })
