import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { CallCode, CallError } from '../lib/call'
import { sentenceOfError } from '../lib/errorCopy'
import { goBack } from '../lib/go'
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

/** Asking again changes nothing about these. */
const NOT_FOR_YOU: readonly CallCode[] = ['NOT_ALLOWED', 'NOT_BOUND', 'NO_LONGER_EMPLOYED']
/** An address with an id that nothing goes by, or that was cut off on its way. */
const NOT_THERE: readonly CallCode[] = ['NOT_FOUND', 'BAD_INPUT']

/** It did not open: what happened, and the way to try again, or back where trying is of no use. */
export function ErrorState({ error, retry }: { readonly error: CallError; readonly retry: () => void }) {
  if (error.code === 'OFFLINE') return <OfflineState retry={retry} />
  if (NOT_FOR_YOU.includes(error.code)) return <NoPermission text={sentenceOfError(error)} />
  if (NOT_THERE.includes(error.code)) {
    return (
      <State icon="search" title={copy.notThereTitle} text={copy.notThereText}>
        <Back />
      </State>
    )
  }
  return (
    <State icon="alert" title={copy.errorTitle} text={sentenceOfError(error)}>
      <Button kind="secondary" icon="refresh" text={copy.retry} onTap={retry} className="state__action" />
    </State>
  )
}

function Back() {
  return <Button kind="secondary" text={copy.back} onTap={goBack} className="state__action" />
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

/** Not for this person: who can help, or the way back. */
export function NoPermission({ text, helper }: NoPermissionProps) {
  return (
    <State icon="lock" title={copy.noPermissionTitle} text={text}>
      {helper ? (
        <Button kind="secondary" icon="phone" text={copy.callSomeone(helper.name)} onTap={() => callPhone(helper.phone)} className="state__action" />
      ) : (
        <Back />
      )}
    </State>
  )
}
