import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { CallError } from '../lib/call'
import { sentenceOfError } from '../lib/errorCopy'
import { callPhone } from '../lib/platform'
import { Button, type ButtonProps } from './Button'
import { kitCopy as copy } from './copy'
import { Icon } from './Icon'
import type { IconName } from './iconNames'
import './States.scss'

interface StateProps {
  readonly icon: IconName
  readonly title: string
  readonly text?: string
  readonly children?: ReactNode
}

function State({ icon, title, text, children }: StateProps) {
  return (
    <View className="state">
      <View className="state__picture">
        <Icon name={icon} size="huge" />
      </View>
      <View className="h3">{title}</View>
      {text && <View className="state__text">{text}</View>}
      {children}
    </View>
  )
}

interface EmptyStateProps extends Omit<StateProps, 'children'> {
  /** The first step. */
  readonly action?: ButtonProps
}

/** Nothing yet: what will be here, and how to begin. */
export function EmptyState({ action, ...state }: EmptyStateProps) {
  return <State {...state}>{action && <Button kind="secondary" {...action} className="state__action" />}</State>
}

/** It did not open: what happened, and the way to try again. */
export function ErrorState({ error, retry }: { readonly error: CallError; readonly retry: () => void }) {
  if (error.code === 'OFFLINE') return <OfflineState retry={retry} />
  return (
    <State icon="alert" title={copy.errorTitle} text={sentenceOfError(error)}>
      <Button kind="secondary" icon="refresh" text={copy.retry} onTap={retry} className="state__action" />
    </State>
  )
}

/** No network and nothing kept from before. */
export function OfflineState({ retry }: { readonly retry: () => void }) {
  return (
    <State icon="wifi-off" title={copy.offlineTitle} text={copy.offlineText}>
      <Button kind="secondary" icon="refresh" text={copy.retry} onTap={retry} className="state__action" />
    </State>
  )
}

interface NoPermissionProps {
  readonly text: string
  /** Who can help, with a number to ring. */
  readonly helper?: { readonly name: string; readonly phone: string }
}

/** Not for this person: who can help. */
export function NoPermission({ text, helper }: NoPermissionProps) {
  return (
    <State icon="lock" title={copy.noPermissionTitle} text={text}>
      {helper && (
        <Button kind="secondary" icon="phone" text={copy.callSomeone(helper.name)} onTap={() => callPhone(helper.phone)} className="state__action" />
      )}
    </State>
  )
}
