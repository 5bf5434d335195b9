import { useRouter } from '@tarojs/taro'

/** The id in the address of this page. */
export function usePageId(): string {
  return useRouter().params.id ?? ''
}
