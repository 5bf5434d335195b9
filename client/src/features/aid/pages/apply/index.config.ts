export default definePageConfig({ navigationBarTitleText: '求帮扶' })
