import { Input, View } from '@tarojs/components'
import { visibleText } from '@/types/plainText'
import { fieldName } from './a11y'
import { classes } from './classes'
import { kitCopy as copy } from './copy'
import { Icon } from './Icon'
import { Tap } from './Tap'
import './Field.scss'
import './SearchBar.scss'

interface SearchBarProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** What can be looked for: 姓名或工号. */
  readonly placeholder: string
}

export function SearchBar({ value, onChange, placeholder }: SearchBarProps) {
  return (
    <View className={classes('field__box search-bar', value !== '' && 'search-bar--filled')}>
      <Icon name="search" size="small" className="search-bar__icon" />
      <Input
        className="field__input"
        value={value}
        placeholder={placeholder}
        placeholderClass="field__placeholder"
        confirmType="search"
        maxlength={-1}
        onInput={(event) => onChange(visibleText(event.detail.value))}
        {...fieldName(`${copy.search}${placeholder}`)}
      />
      {value !== '' && (
        <Tap className="search-bar__clear" label={copy.clear} onTap={() => onChange('')}>
          <Icon name="close" size="small" />
        </Tap>
      )}
    </View>
  )
}
