import { useRouter } from '@tarojs/taro'

const ID = /^[A-Za-z0-9_-]{1,64}$/

/** Which activity a page is about: `?id=` inside the product, `?scene=a%3D<id>` from a printed code. Null when neither makes sense. */
export function useActivityId(): string | null {
  return activityIdIn(useRouter().params)
}

export function activityIdIn({ id, scene }: Partial<Record<string, string>>): string | null {
  const named = id ?? sceneOf(scene ?? '')
  return ID.test(named) ? named : null
}

/** WeChat hands the scene over percent-encoded. */
function sceneOf(scene: string): string {
  try {
    return /^a=(.+)$/.exec(decodeURIComponent(scene))?.[1] ?? ''
  } catch {
    return ''
  }
}
