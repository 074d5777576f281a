// First what concerns the flat that the reader chose on its building's page and that is kept on
// this device alone. This stands in the page behind its lists, so that they are in order before
// they are painted. It decides as generator/models/reach.py does, and takes nothing away: what
// concerns others is folded up below its list, and an alarm stays where it is.
(d => {
  const line = d.querySelector('.mine'), data = line.dataset, words = JSON.parse(data.words),
  read = () => { try { return localStorage.getItem(data.key) } catch (e) {} },
  say = (name, parts) => words[name].replace(/{(\w+)}/g, (_, part) => parts[part]),
  made = (tag, kind, ...inside) => {
    const e = d.createElement(tag);
    e.className = kind;
    e.append(...inside);
    return e
  },
  kept = read();
  let building, unit, floor, place, flat;
  // Chosen anew meanwhile, and come back to this page as the browser kept it.
  addEventListener('pageshow', e => e.persisted && read() != kept && location.reload());
  try {
    [building, unit, floor] = JSON.parse(kept);
    // Of a building that is no more it throws, as where nothing is kept.
    place = JSON.parse(data.places)[building];
    flat = place[''].trim()
  } catch (e) { return }
  if (unit && place[unit]) flat = say('unit', {building: flat, unit: place[unit]});
  else unit = '';
  if (floor) flat = say('floor', {flat, floor});

  const names = (list, one) => !one || !list || list.split(' ').includes(one),
  concerns = e => {
    const {buildings, units, floors} = e.dataset;
    return names(buildings, building) && names(units, unit) &&
      (!floor || !floors || floors.split(' ').some(run => {
        const [low, high] = run.split(',');
        return low <= floor && floor <= high
      }))
  },
  mark = e => e.append(' ', made('b', 'state', say('spared', {flat}))),
  isAlarm = e => e.matches('.item-alarm'), isEvent = e => e.matches('.item-event');

  d.querySelectorAll('.items').forEach(list => {
    const all = [...list.children], others = [], sorted = [[], [], []];
    all.forEach(e => {
      const isMine = concerns(e), isOwn = e.dataset.buildings || e.dataset.floors;
      if (!isMine && !isAlarm(e)) return others.push(e);
      if (!isMine) mark(e.querySelector('.whom'));
      // Alarms first, as they were; events in the order they come.
      sorted[isAlarm(e) ? 0 : isOwn && !isEvent(e) ? 1 : 2].push(e)
    });
    list.append(...sorted.flat());
    if (!others[0]) return;
    if (others.length == all.length) list.append(made('li', 'soft', say('none', {flat})));
    const counted = isEvent(others[0]) ? 'events' : 'notices',
    count = made('span', '', say(counted, {n: others.length})),
    [before, after] = say('rest', {flat, count: '\n'}).split('\n'),
    ends = others.map(e => e.dataset.until || '').sort(),
    box = made('details', 'others', made('summary', '', before, count, after),
      made('ul', 'items', ...others));
    // For the guard: how many there are holds until the first of them ends.
    count.dataset.until = ends.find(end => end) || '';
    if (ends[0]) box.dataset.until = ends[ends.length - 1];
    list.nextElementSibling.after(box)
  });

  // A calendar keeps its days.
  d.querySelectorAll('.agenda ul li').forEach(e => concerns(e) || mark(e.lastElementChild));
  const link = made('a', '', words.change);
  link.href = data.home + building + '/#mine';
  line.append(say('first', {flat}), link);
  d.querySelectorAll('.buildings a').forEach(a => {
    if (a.href + '#mine' == link.href) a.setAttribute('aria-current', 'true')
  })
})(document)
