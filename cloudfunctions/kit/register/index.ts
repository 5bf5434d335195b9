/**
 * Every collection and what is stored in it. A new noun: one file here, made with `keeping<Document>`, and one line below.
 */
import type { CollectionName } from '../collections'
import { activityRegister } from './activity'
import { aidRegister } from './aid'
import { birthdayRegister } from './birthday'
import { booksRegister } from './books'
import { commonRegister } from './common'
import { handoutRegister } from './handout'
import { peopleRegister } from './people'
import { privacyRegister } from './privacy'
import { rightsRegister } from './rights'
import type { CollectionRow } from './row'
import { suggestionRegister } from './suggestion'
import { visitRegister } from './visit'

export const register: { readonly [Name in CollectionName]?: CollectionRow } = {
  ...peopleRegister,
  ...commonRegister,
  ...activityRegister,
  ...suggestionRegister,
  ...aidRegister,
  ...handoutRegister,
  ...birthdayRegister,
  ...visitRegister,
  ...booksRegister,
  ...privacyRegister,
  ...rightsRegister,
}
