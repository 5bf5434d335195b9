export default definePageConfig({ navigationBarTitleText: '工会数字' })
