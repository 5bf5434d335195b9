export default definePageConfig({ navigationBarTitleText: '评定公示' })
