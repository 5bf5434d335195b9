/** Screens ask real functions, and two cores are shared with a browser: a second is too short to wait. */
import { configure } from '@testing-library/react'

configure({ asyncUtilTimeout: 10_000 })
