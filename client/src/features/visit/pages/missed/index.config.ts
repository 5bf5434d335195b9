export default definePageConfig({ navigationBarTitleText: '漏了谁' })
