/** Which lists are taken; the door that reads them and the timer that goes on with them know the same. */
import { peopleImport } from '@/cloudfunctions/features/people/import'
import { checkImport, contractImport, equipmentImport } from '@/cloudfunctions/features/rights/import'

export const imports = { people: peopleImport, contracts: contractImport, equipment: equipmentImport, checks: checkImport }
