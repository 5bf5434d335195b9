/**
 * The "who am I" switch of the local page: a small pill that opens the list of demo people. The choice is
 * kept in localStorage under `local-openid`, from where the H5 client sends it as `x-openid`, and in a
 * cookie for pictures, which cannot send headers.
 */
(() => {
  const KEY = 'local-openid'
  const STRANGER = { openid: '', name: '游客（未绑定）', post: '可浏览公开内容', unitName: '' }

  const STYLE = `
    :host { all: initial; position: fixed; top: env(safe-area-inset-top, 0); right: 0; z-index: 2147483000;
      font: 14px/1.5 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", sans-serif; color: #1f2329; }
    button { font: inherit; color: inherit; background: none; border: 0; cursor: pointer; text-align: left; }
    .pill { margin: 4px 4px 0 0; padding: 1px 10px; border-radius: 12px; background: rgba(31, 35, 41, .72); color: #fff; font-size: 12px; }
    .shade { position: fixed; inset: 0; background: rgba(0, 0, 0, .4); display: flex; justify-content: flex-end; }
    .sheet { width: min(320px, 86vw); height: 100%; overflow: auto; background: #fff; padding: 16px; box-sizing: border-box; }
    h2 { margin: 0 0 4px; font-size: 16px; }
    p { margin: 0 0 12px; color: #646a73; font-size: 12px; }
    input { font: inherit; width: 100%; min-height: 40px; box-sizing: border-box; margin-bottom: 8px; padding: 4px 8px;
      border: 1px solid #bbbfc4; border-radius: 8px; background: none; color: inherit; }
    .person[hidden] { display: none; }
    .person { display: block; width: 100%; min-height: 44px; padding: 8px; border-radius: 8px; }
    .person:hover, .person:focus-visible { background: #f2f3f5; }
    .person[aria-current="true"] { background: #e8f0fe; }
    .person small { display: block; color: #646a73; }
    .pill:focus-visible, .person:focus-visible { outline: 2px solid #1456f0; outline-offset: 1px; }
    @media print { :host { display: none } }
    @media (prefers-color-scheme: dark) {
      .sheet { background: #1f2329; color: #f2f3f5; } p, .person small { color: #a6adb5; }
      .person:hover, .person:focus-visible { background: #2c323a; } .person[aria-current="true"] { background: #24344f; }
    }`

  const element = (tag, properties, ...children) => {
    const node = Object.assign(document.createElement(tag), properties)
    node.append(...children)
    return node
  }

  const choose = (openid) => {
    if (openid) localStorage.setItem(KEY, openid)
    else localStorage.removeItem(KEY)
    document.cookie = `${KEY}=${openid}; path=/; SameSite=Strict`
    location.reload()
  }

  const row = (person, me) => {
    const toBind = person.toBind ? `未绑定：工号 ${person.toBind.staffNo}，一次性码 ${person.toBind.code}` : ''
    const small = element('small', { textContent: [person.unitName, person.post, toBind].filter(Boolean).join(' · ') })
    const button = element('button', { className: 'person', type: 'button', onclick: () => choose(person.openid) }, person.name, small)
    button.dataset.openid = person.openid
    button.setAttribute('aria-current', String(person === me))
    return button
  }

  const openSheet = (root, people, me, pill) => {
    const close = () => { shade.remove(); pill.focus() }
    const rows = people.map((person) => row(person, me))
    const search = element('input', { type: 'search', placeholder: '按姓名、岗位或部门查找' })
    search.setAttribute('aria-label', '查找身份')
    search.oninput = () => rows.forEach((one) => { one.hidden = !one.textContent.includes(search.value.trim()) })
    const sheet = element('div', { className: 'sheet' },
      element('h2', { textContent: '本机演示：以谁的身份使用' }),
      element('p', { textContent: '仅本机演示可见，正式小程序中没有此按钮。' }),
      search,
      ...rows)
    sheet.setAttribute('role', 'dialog')
    sheet.setAttribute('aria-modal', 'true')
    sheet.setAttribute('aria-label', '选择身份')
    const shade = element('div', { className: 'shade', onclick: (event) => { if (event.target === shade) close() } }, sheet)
    shade.addEventListener('keydown', (event) => { if (event.key === 'Escape') close() })
    root.append(shade)
    shade.querySelector('[aria-current="true"], .person')?.focus()
  }

  const draw = (people) => {
    const current = localStorage.getItem(KEY) ?? ''
    const everybody = [STRANGER, ...people]
    // The client makes up an id for a browser nobody has chosen a person in: a stranger as well.
    const me = people.find((person) => person.openid === current) ?? STRANGER
    const host = element('div', { id: 'local-who' })
    const root = host.attachShadow({ mode: 'open' })
    const pill = element('button', { className: 'pill', type: 'button', textContent: `${me.name} ▾` })
    pill.setAttribute('aria-label', `本机演示身份：${me.name}，点击切换`)
    pill.onclick = () => openSheet(root, everybody, me, pill)
    root.append(element('style', { textContent: STYLE }), pill)
    document.body.append(host)
  }

  fetch('/people').then((response) => response.json()).then(draw)
})()
