/** Nouns whose words and pictures are checked before others see them. */
import { wishSubject } from '@/cloudfunctions/features/birthday/colleagues'
import { noticeSubject } from '@/cloudfunctions/features/notice/schedule'
import { mediaVerdict, safetyRoutes } from '@/cloudfunctions/features/safety/safety'
import { suggestionSubject } from '@/cloudfunctions/features/suggestion/spoken'

const subjects = [suggestionSubject, noticeSubject, wishSubject]

export const onVerdict = mediaVerdict(subjects)
export const routes = safetyRoutes(subjects)
