// Before the first paint: the edition the reader chose on this device.
(root => {
  try {
    if (localStorage.edition == 'large') root.classList.add('large');
    if (localStorage.home) root.classList.add('has-home')
  } catch (e) {}
})(document.documentElement)
