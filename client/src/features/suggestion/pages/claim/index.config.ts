export default definePageConfig({ navigationBarTitleText: '凭认领码查询' })
