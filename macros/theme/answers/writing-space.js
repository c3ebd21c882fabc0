/* Room for what people write: textareas grow with their text, and on paper nothing is cut off. */
(function () {
  'use strict';

  const { start, make } = window.twPage;

  /**
   * Every height is written before any is read, and empty ones are not measured, which keeps big tables quick.
   * @param {HTMLTextAreaElement[]} areas
   */
  function fit(areas) {
    for (const area of areas) area.style.height = '';
    const filled = areas.filter((area) => area.value);
    const needed = filled.map((area) => (area.scrollHeight > area.clientHeight
      ? area.scrollHeight + area.offsetHeight - area.clientHeight : 0));
    filled.forEach((area, place) => {
      if (needed[place]) area.style.height = needed[place] + 'px';
    });
  }

  /**
   * A textarea or line prints only what is in view, so paper gets the words as text.
   * @param {HTMLFormElement} form
   */
  function copyForPaper(form) {
    removeCopies(form);
    for (const control of form.querySelectorAll('textarea[name], input[name]:not([type]), input[name][type=text], input[name][type=date]')) {
      if (!control.value) continue;
      control.setAttribute('data-on-paper', '');
      control.after(make('div', { class: 'tw-on-paper', 'aria-hidden': 'true' }, control.value));
    }
  }

  /** @param {HTMLFormElement} form */
  function removeCopies(form) {
    for (const copy of form.querySelectorAll('.tw-on-paper')) copy.remove();
    for (const control of form.querySelectorAll('[data-on-paper]')) control.removeAttribute('data-on-paper');
  }

  start('tw-writing-space', '[data-module="tw-worksheet"]', (form) => {
    const fold = form.closest('details'); // in the workbook; measuring what is folded costs a layout of all of it
    const all = () => {
      if (!fold || fold.open) fit(Array.from(form.querySelectorAll('textarea')));
    };
    form.addEventListener('input', (event) => event.target.matches('textarea') && fit([event.target]));
    form.addEventListener('tw-restored', all);
    window.addEventListener('resize', all);
    if (fold) fold.addEventListener('toggle', all);
    window.addEventListener('beforeprint', () => copyForPaper(form));
    window.addEventListener('afterprint', () => removeCopies(form));
    all();
  });
})();
