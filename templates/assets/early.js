// Before the first paint: the edition the reader chose on this device.
(root => {
  try {
    if (localStorage.edition == 'large') root.classList.add('large')
  } catch (e) {}
})(document.documentElement)
