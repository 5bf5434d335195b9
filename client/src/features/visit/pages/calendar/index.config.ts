export default definePageConfig({ navigationBarTitleText: '关怀日历' })
