export default definePageConfig({ navigationBarTitleText: '发放情况' })
