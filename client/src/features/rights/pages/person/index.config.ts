export default definePageConfig({ navigationBarTitleText: '职工权益' })
