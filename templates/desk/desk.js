// What the desk does by itself: it hears when there is something new to see, shows the site
// anew where the reader was, and says what is wrong. Without it every page works by its links.
(d => {
  const id = name => d.getElementById(name)
  const frame = id('site'), overlay = id('overlay'), where = id('where'), slide = id('slide')
  let typed = false, sent = false, left = 0

  // The site in its frame, and which of its pages that is.
  const prefix = where ? where.dataset.prefix : ''
  const here = () => {
    try {
      return frame.contentWindow.location.pathname
    } catch {
      return null
    }
  }
  const follow = () => {
    const path = here()
    if (path === null || !path.startsWith(prefix + '/')) return
    const page = path.slice(prefix.length)
    where.textContent = decodeURI(page)
    id('alone').href = path
    id('mend').href = `/desk/edit?page=${encodeURIComponent(page)}`
    id('mend').hidden = !/^(\/[a-z]{2}(-\w+)?)?\/[a-z]+\/[^/]+\/$/.test(page)
    // A moment is picked for the page one is looking at.
    const address = new URL(location)
    address.searchParams.set('page', page)
    history.replaceState(null, '', address)
    d.querySelectorAll('.timebar .jump, .desk-when a, .frame-tools a[href^="?"]').forEach(link => {
      const to = new URL(link.href)
      to.searchParams.set('page', page)
      link.href = to
    })
    let kept = d.querySelector('.timebar [name=page]')
    if (!kept) {
      kept = d.createElement('input')
      kept.type = 'hidden'
      kept.name = 'page'
      d.querySelector('.timebar').append(kept)
    }
    kept.value = page
  }
  if (frame) {
    frame.addEventListener('load', follow)
    follow()
    const narrow = id('narrow'), back = id('back')
    narrow.hidden = back.hidden = false
    narrow.onclick = () => {
      narrow.setAttribute('aria-pressed', frame.classList.toggle('narrow'))
    }
    back.onclick = () => frame.contentWindow.history.back()
  }

  // A save, an end, a beginning.
  const renew = async () => {
    if (sent) return // what was sent will answer; its own change must not call it off
    // Nor may it call off the way to another page, as long as that may take.
    const rest = left + 10000 - Date.now()
    if (rest > 0) return void setTimeout(renew, rest)
    if (!overlay) {
      // What somebody has opened or begun to fill in stays until they ask for it anew.
      if (typed || d.querySelector('.deed[open], [data-unsaved]')) id('news').hidden = false
      else location.reload()
      return
    }
    if (!frame) return location.reload()
    if (here() !== null) frame.contentWindow.location.reload()
    const answer = await fetch(overlay.dataset.src, {cache: 'no-store'})
    if (answer.ok) overlay.innerHTML = await answer.text()
  }
  addEventListener('beforeunload', () => (left = Date.now()))
  d.addEventListener('input', e => {
    if (e.target.closest('main form')) typed = true
  })

  // livereload's protocol; after a pause of the server one looks again at once. By its number a
  // page tells what it shows, and hears at once if more was saved before it began to listen.
  let lost = false
  const listen = () => {
    const socket = new WebSocket(
      `ws://${location.host}/desk/live?number=${d.body.dataset.number}`
    )
    socket.onopen = () => {
      const protocols = ['http://livereload.com/protocols/official-7']
      socket.send(JSON.stringify({command: 'hello', protocols}))
      socket.send(JSON.stringify({command: 'info', url: location.href}))
      d.body.dataset.live = 'yes'
      if (lost) renew()
    }
    socket.onmessage = e => {
      if (JSON.parse(e.data).command == 'reload') renew()
    }
    socket.onclose = () => {
      lost = true
      d.body.dataset.live = 'no'
      setTimeout(listen, 1000)
    }
  }
  listen()

  // A command takes its time: the button says so and is not pressed twice.
  d.addEventListener('submit', e => {
    const button = e.target.method == 'post' && e.submitter
    if (!button || button.formTarget) return
    sent = true
    if (button.dataset.busy) button.textContent = button.dataset.busy
    setTimeout(() => (button.disabled = true))
  })
  addEventListener('pageshow', e => e.persisted && location.reload())
  // What was saved need not be kept any more.
  d.querySelectorAll('[data-saved]').forEach(one => {
    localStorage.removeItem(`estate-desk:${one.dataset.saved}`)
  })
  d.querySelectorAll('[data-copy]').forEach(button => {
    button.hidden = false
    button.onclick = async () => {
      const text = id(button.dataset.copy)
      text.select()
      try {
        await navigator.clipboard.writeText(text.value)
      } catch {
        d.execCommand('copy')
      }
      button.textContent = button.dataset.done
    }
  })

  // The slider moves the day; letting go of it shows that day.
  if (slide) {
    slide.hidden = false
    slide.oninput = () => {
      const day = new Date(slide.dataset.today + 'T00:00:00Z')
      day.setUTCDate(day.getUTCDate() + +slide.value)
      id('day').value = day.toISOString().slice(0, 10)
    }
    slide.onchange = () => slide.form.requestSubmit()
  }
})(document)
