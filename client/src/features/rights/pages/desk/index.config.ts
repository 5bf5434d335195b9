export default definePageConfig({ navigationBarTitleText: '权益督导' })
