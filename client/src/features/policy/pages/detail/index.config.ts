export default definePageConfig({ navigationBarTitleText: '规定与标准' })
