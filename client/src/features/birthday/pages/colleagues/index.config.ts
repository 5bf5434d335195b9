export default definePageConfig({ navigationBarTitleText: '同事生日' })
