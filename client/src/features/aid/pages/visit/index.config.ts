export default definePageConfig({ navigationBarTitleText: '核实记录' })
