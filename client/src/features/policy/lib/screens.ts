export const policyScreens = {
  list: (noun: string) => `/features/policy/pages/list/index?noun=${noun}`,
  setting: (key: string) => `/features/policy/pages/detail/index?key=${key}`,
}
