import { useRouter } from '@tarojs/taro'

/** The activity this page was opened for. */
export function useActivityId(): string {
  return decodeURIComponent(useRouter().params.activityId ?? '')
}
