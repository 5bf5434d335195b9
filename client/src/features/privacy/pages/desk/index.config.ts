export default definePageConfig({ navigationBarTitleText: '删除资料的申请' })
