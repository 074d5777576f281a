// What the form of a record does by itself: it draws the page while one pauses, asks before unsaved
// words are left, and keeps them where the browser ends before they were saved. Without it the
// buttons do all of that but the keeping.
(d => {
  const form = d.getElementById('mend'), frame = d.getElementById('typed')
  const look = form.querySelector('.look'), kept = d.getElementById('kept')
  const place = `estate-desk:${form.dataset.kept}`
  let unsaved = 'unsaved' in form.dataset, timer

  // The page, where the reader was; replaced and not visited, so that going back leaves the form.
  let top = null, drawing
  const draw = async () => {
    drawing?.abort()
    drawing = new AbortController()
    const {signal} = drawing
    try {
      const body = new URLSearchParams(new FormData(form))
      const answer = await fetch(look.formAction, {method: 'POST', body, signal})
      if (!answer.ok) return
      if (top !== null) top = frame.contentWindow.scrollY
      frame.contentWindow.location.replace(answer.url)
    } catch (e) {
      if (e.name != 'AbortError') throw e
    }
  }
  frame.addEventListener('load', () => {
    top ??= frame.contentDocument.querySelector('main')?.offsetTop || 0
    frame.contentWindow.scrollTo(0, top)
    frame.dataset.drawn = +(frame.dataset.drawn || 0) + 1
  })
  look.onclick = e => {
    e.preventDefault()
    draw()
  }

  // Words that are not saved yet.
  const fields = () =>
    [...form.elements].filter(one => one.name && one.type != 'hidden' && one.type != 'submit')
  const typed = () =>
    fields().map(one => [one.name, one.type == 'checkbox' ? one.checked : one.value])
  const keep = () =>
    localStorage.setItem(place, JSON.stringify({digest: form.dataset.digest, typed: typed()}))
  const forget = () => {
    localStorage.removeItem(place)
    kept.hidden = true
  }
  form.addEventListener('input', () => {
    unsaved = true
    keep()
    clearTimeout(timer)
    timer = setTimeout(draw, 700)
  })
  form.addEventListener('submit', e => {
    if (e.submitter != look) unsaved = false
  })
  addEventListener('beforeunload', e => {
    if (unsaved) e.preventDefault()
  })

  // What a browser that ended has left. The fields are named; those of one name stand in order.
  const before = JSON.parse(localStorage.getItem(place) || 'null')
  if (before && JSON.stringify(before.typed) != JSON.stringify(typed())) kept.hidden = false
  d.getElementById('kept-gone').onclick = forget
  d.getElementById('kept-back').onclick = () => {
    const values = new Map()
    before.typed.forEach(([name, value]) => values.set(name, [...(values.get(name) || []), value]))
    fields().forEach(one => {
      const value = values.get(one.name)?.shift()
      if (value === undefined) return
      if (one.type == 'checkbox') one.checked = value
      else one.value = value
    })
    kept.hidden = true
    unsaved = true
    draw()
  }
  draw()
})(document)
