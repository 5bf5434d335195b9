import { useRouter } from '@tarojs/taro'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { useQuery } from '../../../../lib/useQuery'
import { Means } from '../../components/Means'
import '../../copy'

/** The calculation, for the person it is about and for whoever handles it. */
export default function MeansPage() {
  const { id = '' } = useRouter().params
  const means = useQuery('aid.means', { aidId: id }, { keep: false })
  return (
    <Page refresh={means.refresh}>
      <Loaded query={means}>{(content) => <Means means={content} />}</Loaded>
    </Page>
  )
}
