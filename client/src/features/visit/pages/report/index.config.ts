export default definePageConfig({ navigationBarTitleText: '告诉工会一件事' })
