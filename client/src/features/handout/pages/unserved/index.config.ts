export default definePageConfig({ navigationBarTitleText: '还没领到的人' })
