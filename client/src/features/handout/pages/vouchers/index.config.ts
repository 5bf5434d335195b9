export default definePageConfig({ navigationBarTitleText: '券号和核销' })
