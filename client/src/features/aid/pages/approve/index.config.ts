export default definePageConfig({ navigationBarTitleText: '定金额' })
