/** Both doors of the product in one bundle, and the line by which its SDK reaches the database. */
export { main as api } from '@/cloudfunctions/api'
export { main as timer } from '@/cloudfunctions/timer'
export { line } from '../line'
