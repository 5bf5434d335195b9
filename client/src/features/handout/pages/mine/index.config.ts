export default definePageConfig({ navigationBarTitleText: '福利领取' })
