/* What the theme does not offer to people who use the keyboard. */
(function () {
  'use strict';

  // The menu and the search hang on hidden checkboxes; buttons open them.
  for (const button of document.querySelectorAll('[data-tw-toggle]')) {
    const box = document.getElementById(button.dataset.twToggle);
    button.addEventListener('click', () => box.click());
    box.addEventListener('change', () => {
      button.setAttribute('aria-expanded', String(box.checked));
      const first = document.querySelector('.md-sidebar--primary .md-nav__list a');
      if (!box.checked) button.focus();
      else if (box.id === '__drawer' && first) first.focus();
    });
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && box.checked && box.id === '__drawer') box.click();
    });
  }

  // The switch between light and dark is a pair of radio buttons, which by themselves know only the arrow keys.
  const palette = document.querySelector('[data-md-component=palette]');
  if (palette) palette.addEventListener('keydown', (event) => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    palette.querySelector('label:not([hidden])').click();
  });

  /** A table that is wider than the page scrolls in a frame of the theme; the frame has to take the focus for the arrow keys. */
  function frames() {
    for (const frame of document.querySelectorAll('.md-typeset__scrollwrap')) {
      if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
      else frame.removeAttribute('tabindex');
    }
  }
  window.addEventListener('load', frames);
  window.addEventListener('resize', frames);
})();
