/** What stands on a page: the tree of the official framework, read as a person with a screen reader would. */
import * as glassEasel from 'glass-easel'

export { glassEasel }
export type ScreenElement = glassEasel.Element

/** One element, virtual nodes left out. */
export interface ScreenNode {
  readonly tag: string
  readonly element: ScreenElement
  readonly children: readonly ScreenNode[]
  /** Text of this element and everything in it. */
  readonly text: string
  /** What is read aloud: its label, or its text. */
  readonly name: string
}

export interface ScreenSize {
  /** Elements, as WeChat's audit counts them: under 1,000. */
  readonly nodes: number
  /** Under 30. */
  readonly depth: number
}

export function readScreen(root: ScreenElement): ScreenNode[] {
  return childrenOf(root).flatMap((child) => (typeof child === 'string' ? [] : [child]))
}

/** Virtual nodes (blocks, template calls, components without a host) are not in the view layer. */
function childrenOf(element: ScreenElement): (ScreenNode | string)[] {
  return element.getComposedChildren().flatMap((child) => {
    if (glassEasel.TextNode.isTextNode(child)) return [child.textContent]
    const node = child as ScreenElement
    if (glassEasel.NativeNode.isNativeNode(node)) return [nodeOf(node, node.is)]
    if (glassEasel.Component.isComponent(node) && !node.isVirtual()) return [nodeOf(node, node.is)]
    return childrenOf(node)
  })
}

function nodeOf(element: ScreenElement, tag: string): ScreenNode {
  const inside = childrenOf(element)
  const children = inside.filter((child) => typeof child !== 'string')
  const text = inside.map((child) => (typeof child === 'string' ? child : child.text)).join('')
  const label = element.getAttribute('aria-label')
  return { tag, element, children, text, name: typeof label === 'string' && label !== '' ? label : text }
}

export function sizeOf(nodes: readonly ScreenNode[]): ScreenSize {
  const inside = nodes.map(({ children }) => sizeOf(children))
  return {
    nodes: inside.reduce((sum, size) => sum + size.nodes, nodes.length),
    depth: nodes.length === 0 ? 0 : 1 + Math.max(...inside.map(({ depth }) => depth)),
  }
}

/** Every node, outer ones first. */
export function allNodes(nodes: readonly ScreenNode[]): ScreenNode[] {
  return nodes.flatMap((node) => [node, ...allNodes(node.children)])
}

export type Wanted = string | RegExp

const matches = (text: string, wanted: Wanted) => (typeof wanted === 'string' ? text.trim() === wanted : wanted.test(text))

/** The innermost nodes that say this; several when it stands there several times. */
export function findAll(nodes: readonly ScreenNode[], wanted: Wanted, tag?: string): ScreenNode[] {
  return nodes.flatMap((node) => {
    const inner = findAll(node.children, wanted, tag)
    if (inner.length > 0) return inner
    return (tag === undefined || node.tag === tag) && (matches(node.name, wanted) || matches(node.text, wanted)) ? [node] : []
  })
}

/** @throws with what stands there instead */
export function findOne(nodes: readonly ScreenNode[], wanted: Wanted, tag?: string): ScreenNode {
  const found = findAll(nodes, wanted, tag)
  const [only] = found
  if (only && found.length === 1) return only
  throw new Error(`${found.length} × ${String(wanted)} on this page, which says:\n${linesOf(nodes).join('\n')}`)
}

/** The page as lines of text, for messages and for looking at. */
export function linesOf(nodes: readonly ScreenNode[], indent = ''): string[] {
  return nodes.flatMap((node) => {
    const label = node.element.getAttribute('aria-label')
    const says = node.children.length === 0 ? node.text : ''
    const line = says || label ? [`${indent}${node.tag}${label ? ` [${String(label)}]` : ''} ${says}`.trimEnd()] : []
    return [...line, ...linesOf(node.children, line.length > 0 ? `${indent}  ` : indent)]
  })
}
