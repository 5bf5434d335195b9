/**
 * The rules of this house that no published plugin knows: who may import whom, and what may stand in
 * a filter. See the table in docs/decisions/001-three-trees.md.
 */
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

const nounOf = (file) => file.match(/features\/([^/]+)\//)?.[1]
const isTest = (file) => /\.test\.tsx?$/.test(file)
const isPure = (file) => /cloudfunctions\/features\/[^/]+\/(\w*[rR]ules|plan)\.ts$/.test(file)

/** Where a specifier leads: a path from the repository's root, or the package's name. */
function targetOf(specifier, file) {
  if (specifier.startsWith('@/')) return specifier.slice(2)
  if (specifier.startsWith('.')) return path.relative(root, path.resolve(root, path.dirname(file), specifier))
  return `package:${specifier}`
}

const within = (folder) => (target) => target.startsWith(`${folder}/`)

/** Each line: which files, what they must not import, and what to say. */
const borders = [
  {
    files: within('types'),
    forbids: (target) => !target.startsWith('types/') && target !== 'package:valibot',
    says: 'types/ is the contract: it imports valibot and itself',
  },
  {
    files: (file) => isPure(file) && !isTest(file),
    forbids: (target, file) =>
      !target.startsWith('types/') && !target.startsWith('cloudfunctions/kit/documents/') && !(nounOf(target) === nounOf(file)) &&
      target !== 'cloudfunctions/kit/paging',
    says: 'rules are pure: types, document shapes and their own noun only',
  },
  {
    files: within('cloudfunctions/kit'),
    forbids: (target) => target.startsWith('cloudfunctions/features/') || /^cloudfunctions\/(api|timer|report)\//.test(target),
    says: 'the kit knows no noun',
  },
  {
    files: (file) => file.startsWith('cloudfunctions/') && file !== 'cloudfunctions/kit/cloud.ts',
    forbids: (target) => target === 'package:wx-server-sdk',
    says: 'only kit/cloud.ts imports the SDK',
  },
  {
    files: (file) => within('cloudfunctions/features')(file) && !isTest(file),
    forbids: (target, file) => target.startsWith('cloudfunctions/features/') && nounOf(target) !== nounOf(file),
    says: 'a noun does not reach into another; share a mechanism through the kit',
  },
  {
    files: within('client/src/features'),
    forbids: (target, file) => target.startsWith('client/src/features/') && nounOf(target) !== nounOf(file),
    says: 'a feature does not import another: the shared part would swell the main package',
  },
  {
    files: (file) => within('client')(file) && !isTest(file),
    forbids: (target) => target.startsWith('cloudfunctions/'),
    says: 'the client knows the contract, not the functions',
  },
  {
    files: (file) => !file.startsWith('local/') && !isTest(file),
    forbids: (target) => target.startsWith('local/'),
    says: 'nothing that ships imports local/',
  },
]

const imports = {
  meta: { type: 'problem', messages: { border: '{{says}}: {{target}}' }, schema: [] },
  create(context) {
    const file = path.relative(root, context.filename)
    const check = (node) => {
      if (typeof node.source?.value !== 'string') return
      const target = targetOf(node.source.value, file)
      for (const { files, forbids, says } of borders) {
        if (files(file) && forbids(target, file)) context.report({ node, messageId: 'border', data: { says, target } })
      }
    }
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check }
  },
}

/** A page shows words, it does not carry the contract's parser: values come from the plain tables of types/ only. */
const PLAIN = /^types\/(\w*Names|calendar|doors|errors|plainText)$/
const words = {
  meta: { type: 'problem', messages: { words: 'import types only from {{target}}: its schemas would be bundled' }, schema: [] },
  create(context) {
    const file = path.relative(root, context.filename)
    return {
      ImportDeclaration(node) {
        const target = targetOf(node.source.value, file)
        const isTypeOnly = node.importKind === 'type' || (node.specifiers.length > 0 && node.specifiers.every(({ importKind }) => importKind === 'type'))
        if (target.startsWith('types/') && !PLAIN.test(target) && !isTypeOnly) context.report({ node, messageId: 'words', data: { target } })
      },
    }
  },
}

/** `where` and a native `update` are written in kit/db.ts and kit/session.ts alone; no request is spread into a document or filter. */
const filters = {
  meta: {
    type: 'problem',
    messages: {
      where: 'use a typed collection of kit/db.ts: a raw {{name}}() sends whatever it is given',
      spread: 'do not spread {{name}}: name the fields, or hostile ones come along',
      transaction: 'no transactions on hot documents: one conditional update (docs/decisions/002-seats.md)',
    },
    schema: [],
  },
  create(context) {
    const file = path.relative(root, context.filename)
    const isKitDoor = ['cloudfunctions/kit/db.ts', 'cloudfunctions/kit/session.ts', 'cloudfunctions/kit/filter.ts'].includes(file)
    return {
      'CallExpression > MemberExpression.callee > Identifier.property'(node) {
        if (!isKitDoor && node.name === 'where') context.report({ node, messageId: 'where', data: { name: node.name } })
        if (/^(runTransaction|startTransaction)$/.test(node.name)) context.report({ node, messageId: 'transaction' })
      },
      'SpreadElement > Identifier'(node) {
        if (/^(event|input|raw)$/.test(node.name)) context.report({ node, messageId: 'spread', data: { name: node.name } })
      },
    }
  },
}

/** `now` is an argument; instants are asked of the doors, not of the machine. */
const clock = {
  meta: { type: 'problem', messages: { clock: 'take `now` as an argument' }, schema: [] },
  create(context) {
    const report = (node) => context.report({ node, messageId: 'clock' })
    return {
      'NewExpression[callee.name="Date"][arguments.length=0]': report,
      'CallExpression[callee.object.name="Date"][callee.property.name="now"]': report,
    }
  },
}

export default { rules: { imports, words, filters, clock } }
