import type { Season } from '@/types/birthdayNames'

/** Two lines a card, three cards a season: kapok, lychee, osmanthus and plum, as they grow in Guangdong. */
export const verses: Readonly<Record<Season, ReadonlyArray<readonly [string, string]>>> = {
  spring: [
    ['木棉开在枝头上', '好日子开在您身旁'],
    ['春风先到您的窗前', '愿往后的日子都向暖'],
    ['山花开得正热闹', '愿您笑口常开，平平安安'],
  ],
  summer: [
    ['荔枝红了的时节', '愿您的日子也这样甜'],
    ['夏夜的风有些凉', '愿您下了班，家里灯正亮'],
    ['蝉声里道一句辛苦', '愿您清凉自在，身体安康'],
  ],
  autumn: [
    ['桂花香到厂门口', '娘家人的祝福也到了'],
    ['秋天把好收成给了您', '愿您平安顺遂，心里踏实'],
    ['月亮圆，灯火暖', '愿您和家里人都好'],
  ],
  winter: [
    ['岭南的冬天不太冷', '愿您心里天天都暖'],
    ['灯下一碗热汤面', '愿您平安喜乐，事事称心'],
    ['梅花开了，年也近了', '愿您万事如意，阖家团圆'],
  ],
}

export const cardWords = { greeting: '生日快乐', signed: (union: string) => `${union || '工会'} 敬贺` }
