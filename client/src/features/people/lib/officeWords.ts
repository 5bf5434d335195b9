import { portfolios, roles, type Portfolio, type Role } from '@/types/roleNames'

interface Office {
  readonly role: Role
  readonly portfolio: Portfolio | null
}

/** `工会委员（文体）`. */
export const officeWords = ({ role, portfolio }: Office) => (portfolio ? `${roles[role]}（${portfolios[portfolio]}）` : roles[role])

export const roleOptions = (Object.keys(roles) as Role[]).map((value) => ({ value, text: roles[value] }))
export const portfolioOptions = (Object.keys(portfolios) as Portfolio[]).map((value) => ({ value, text: portfolios[value] }))
