// The page guard. A page cannot expire between two builds, so every dated block says until when
// it holds (data-until). What has ended is hidden when the server's clock says so, and only
// labelled when just the reader's does: a phone set a day ahead must not hide what is valid.
// These comments and the indentation are left out of the pages.
(d => {
  // b is the server's time at which the page was opened. From there a stopwatch counts that
  // nobody can set, so an answer that does not come later loses nothing. k: it has just answered.
  let b = NaN, k, t;
  const {clock, doubt} = d.currentScript.dataset,
  all = (q, f) => d.querySelectorAll(q).forEach(f),
  mark = () => {
    let s = b + performance.now(), n = Date.now(), w = 6e5;
    all('[data-until]', e => {
      let u = Date.parse(e.dataset.until), left = u - (s || n);
      e.hidden = u <= s;
      e.classList.toggle('doubtful', !k && u <= n);
      e.dataset.doubt = doubt;
      if (left > 0 && left < w) w = left
    });
    // Behind a list or an article stands, hidden, that nothing of it is left.
    all('.none', e => e.hidden = [...e.previousElementSibling.children].some(c => !c.hidden));
    // Again at the next end, between every ten seconds and every ten minutes.
    clearTimeout(t);
    t = setTimeout(ask, Math.max(w, 1e4))
  },
  ask = () => {
    if (d.hidden) return;
    clearTimeout(t);
    k = 0;
    // A file on a disk has no server, and one that is silent for eight seconds counts as none.
    if (location.protocol[0] != 'h') return mark();
    t = setTimeout(mark, 8e3);
    fetch(clock, {method: 'HEAD', cache: 'no-store'}).then(r => {
      let h = x => r.headers.get(x), s = Date.parse(h('date')) + h('age') * 1e3;
      if (s) b = s - performance.now(), k = 1
    }).then(mark, mark)
  };
  ask();
  // Back from the browser's cache of pages, or to a tab that was left open.
  onpageshow = e => e.persisted && ask();
  d.addEventListener('visibilitychange', ask)
})(document)
