export default definePageConfig({ navigationBarTitleText: '亲属申报' })
