export default definePageConfig({ navigationBarTitleText: '用品和体检标准' })
