export default definePageConfig({ navigationBarTitleText: '一个数字' })
