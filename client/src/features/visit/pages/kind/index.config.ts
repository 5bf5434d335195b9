export default definePageConfig({ navigationBarTitleText: '走访种类' })
