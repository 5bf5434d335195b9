/**
 * Ids of the subscription messages that WeChat granted this union; the build reads them from
 * TEMPLATE_OFFER and TEMPLATE_ACTIVITYCANCELLED, the names the functions use as well. Without them
 * there is nothing to consent to and nothing is asked.
 */
const granted: Readonly<Record<'offer' | 'activityCancelled', string>> =
  typeof SUBSCRIBE_TEMPLATES === 'undefined' ? { offer: '', activityCancelled: '' } : SUBSCRIBE_TEMPLATES

/** What somebody with a seat or in the line may want to be told: their turn, and a cancellation. */
export const activityTemplates: readonly string[] = [granted.offer, granted.activityCancelled].filter((id) => id !== '')
