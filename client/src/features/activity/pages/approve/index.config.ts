export default definePageConfig({ navigationBarTitleText: '审批活动' })
