import { useEffect, useState } from 'react'
import { Image, View } from '@tarojs/components'
import { ActionBar } from '../../../../components/ActionBar'
import { Button } from '../../../../components/Button'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Skeleton } from '../../../../components/Skeleton'
import { whenText } from '../../../../lib/format'
import { canPrint, print, saveImage } from '../../../../lib/platform'
import { showToast } from '../../../../lib/toast'
import { useQuery } from '../../../../lib/useQuery'
import { PosterCanvas } from '../../components/desk/PosterCanvas'
import { deskCopy } from '../../deskCopy'
import { drawPoster } from '../../lib/poster/draw'
import { useActivityId } from '../../lib/useActivityId'
import type { ActionOutput } from '@/types/actions'
import './index.scss'

const copy = deskCopy.poster

export default function Poster() {
  const activityId = useActivityId()
  const poster = useQuery('activity.poster', { activityId })
  const [picture, setPicture] = useState<string | null>(null)
  const title = poster.data?.title ?? ''

  async function save() {
    if (!picture) return
    const isSaved = await saveImage({ url: picture, name: copy.fileName(title) })
    showToast(isSaved ? { text: copy.saved } : { text: copy.notSaved, tone: 'refused' })
  }

  const bar = picture && (
    <ActionBar
      second={canPrint ? { text: copy.print, icon: 'print', onTap: print } : undefined}
      action={{ text: copy.save, icon: 'download', onTap: () => void save() }}
    />
  )
  return (
    <Page bar={bar}>
      <Loaded query={poster} skeleton={<Skeleton look="detail" />}>
        {(known) => <Drawing poster={known} picture={picture} onDrawn={setPicture} />}
      </Loaded>
    </Page>
  )
}

interface DrawingProps {
  readonly poster: ActionOutput<'activity.poster'>
  readonly picture: string | null
  readonly onDrawn: (picture: string) => void
}

/** What is seen is what is saved and printed. */
function Drawing({ poster, picture, onDrawn }: DrawingProps) {
  const [isFailed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const words = JSON.stringify(poster)
  useEffect(() => {
    let isLeft = false
    drawPoster(JSON.parse(words) as DrawingProps['poster']).then(
      (drawn) => !isLeft && onDrawn(drawn),
      () => !isLeft && setFailed(true),
    )
    return () => void (isLeft = true)
  }, [words, attempt, onDrawn])

  function again() {
    setFailed(false)
    setAttempt(attempt + 1)
  }

  return (
    <>
      <PosterCanvas />
      {picture && <Image className="poster__picture" src={picture} mode="widthFix" ariaLabel={copy.alt(poster.title, poster.startsAt ? whenText(poster.startsAt) : '', poster.place)} />}
      {!picture && !isFailed && <View className="poster__blank">{copy.drawing}</View>}
      {isFailed && <Button kind="secondary" icon="refresh" text={copy.failed} onTap={again} />}
      <View className="quiet small poster__hint">{copy.hint}</View>
    </>
  )
}
