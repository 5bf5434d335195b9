/**
 * Guards in the source of a noun: an `if` that refuses, a `refuseIf`, a choice between a code and none. Each can be taken
 * away by itself: the condition becomes false, or the call is dropped.
 */
import ts from 'typescript'

export interface Guard {
  readonly line: number
  /** The codes it names, or the beginning of its text. */
  readonly says: string
  /** The source without it. */
  readonly without: string
}

const CODE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/
const isCode = (node: ts.Node): node is ts.StringLiteral => ts.isStringLiteral(node) && CODE.test(node.text)
const isCall = (node: ts.Node, name: string): node is ts.CallExpression => ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name
const bare = (node: ts.Expression): ts.Expression => (ts.isParenthesizedExpression(node) || ts.isVoidExpression(node) ? bare(node.expression) : node)

/** What an `if` does when it holds: refuse, or return a code. */
function refuses(statement: ts.Statement): boolean {
  if (ts.isBlock(statement)) return statement.statements.length > 0 && refuses(statement.statements.at(-1) as ts.Statement)
  if (ts.isExpressionStatement(statement)) return isCall(bare(statement.expression), 'refuse')
  return ts.isReturnStatement(statement) && statement.expression !== undefined && (isCode(statement.expression) || isCall(bare(statement.expression), 'refuse'))
}

/** The piece of text to replace, and by what. */
function cutOf(node: ts.Node): { readonly cut: ts.Node; readonly by: string } | null {
  if (ts.isIfStatement(node) && refuses(node.thenStatement)) return { cut: node.expression, by: 'Boolean(0)' }
  if (ts.isConditionalExpression(node) && isCode(node.whenTrue)) return { cut: node.condition, by: 'Boolean(0)' }
  if (ts.isExpressionStatement(node)) {
    const call = bare(ts.isAwaitExpression(node.expression) ? node.expression.expression : node.expression)
    if (isCall(call, 'refuseIf')) return { cut: call, by: 'Promise.resolve()' }
  }
  return null
}

export function guardsIn(source: string): Guard[] {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true)
  const found: Guard[] = []
  const visit = (node: ts.Node): void => {
    const cut = cutOf(node)
    if (cut) {
      const [from, to] = [cut.cut.getStart(file), cut.cut.getEnd()]
      const codes = node.getText(file).match(/'[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+'/)?.[0]
      found.push({ line: file.getLineAndCharacterOfPosition(from).line + 1, says: codes ?? cut.cut.getText(file).slice(0, 60), without: source.slice(0, from) + cut.by + source.slice(to) })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}
