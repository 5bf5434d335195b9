/** WXML and WXS through the official template compiler: all templates of a package in one group. */
import type { template } from 'glass-easel'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { Package } from './package'
import type { Problems } from './problems'

type Group = NonNullable<template.ComponentTemplate['groupList']>

export interface Templates {
  /** Compiled template of `pages/home/index`; undefined when there is no such file. */
  of(page: string): template.ComponentTemplate | undefined
}

interface TemplateFault {
  isError: boolean
  message: string
  path: string
  startLine: number
}

const compiled = new Map<string, { group: Group; faults: string[] }>()

export function compileTemplates(source: Package, problems: Problems): Templates {
  const files = new Map([...source.files('.wxml'), ...source.files('.wxs')].map((file) => [file, source.text(file)]))
  const key = JSON.stringify([...files])
  const { group, faults } = compiled.get(key) ?? compile(files)
  compiled.set(key, { group, faults })
  for (const fault of faults) problems.add(fault)
  return {
    of: (page) => {
      const content = group[page]
      // Taro binds events as `bindtap="eh"`, the older spelling, on built-in components.
      return content && { groupList: group, content, fallbackListenerOnNativeNode: true }
    },
  }
}

function compile(files: ReadonlyMap<string, string>): { group: Group; faults: string[] } {
  const templates = new TmplGroup()
  const faults: string[] = []
  for (const [file, text] of files) {
    const name = file.replace(/\.wx(ml|s)$/, '')
    if (file.endsWith('.wxs')) templates.addScript(name, text)
    else faults.push(...(templates.addTmpl(name, text) as TemplateFault[]).map((fault) => `${file}:${fault.startLine + 1} ${fault.message}`))
  }
  for (const file of files.keys()) if (file.endsWith('.wxml')) faults.push(...missingFrom(templates, file, files))
  // The compiler's output is an expression in JavaScript; it has no other form.
  const group = new Function(`return ${templates.getTmplGenObjectGroups()}`)() as Group
  templates.free()
  return { group, faults }
}

function missingFrom(templates: TmplGroup, file: string, files: ReadonlyMap<string, string>): string[] {
  const name = file.replace(/\.wxml$/, '')
  const needed = [
    ...(templates.getDirectDependencies(name) as string[]).map((path) => `${path}.wxml`),
    ...(templates.getScriptDependencies(name) as string[]).map((path) => `${path}.wxs`),
  ]
  return needed.filter((path) => !files.has(path)).map((path) => `${file} needs ${path}, which is not there`)
}
