export default definePageConfig({ navigationBarTitleText: '会籍申请' })
