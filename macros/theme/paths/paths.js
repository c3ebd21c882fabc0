/* How far one has come on each learning path. Without it the paths are lists with boxes to tick. */
(function () {
  'use strict';

  const { start, say, make } = window.twPage;
  const { progress } = window.twPathsCore;

  /** @param {{done: number, count: number, minutes: number}} state */
  const words = (state) => say('paths', state.done === state.count ? 'all_done' : 'progress', state);

  /** @param {HTMLElement} parent @param {string} name */
  function line(parent, name) {
    const element = make('span', { class: name });
    parent.append(element);
    return element;
  }

  /** @param {HTMLElement} step @returns {{done: boolean, minutes: number}} */
  const stateOf = (step) => ({ done: step.querySelector('input').checked, minutes: Number(step.dataset.minutes) });

  /**
   * @param {HTMLElement} path
   * @param {HTMLElement} card its entry in the index
   * @returns {function(): string} brings both up to date, and says how far one has come
   */
  function drawer(path, card) {
    const steps = Array.from(path.querySelectorAll('[data-step]'));
    const filled = make('span', { class: 'tw-path__filled' });
    const text = make('span', {});
    path.querySelector('ol').before(make('p', { class: 'tw-path__progress' },
      make('span', { class: 'tw-path__bar', 'aria-hidden': 'true' }, filled), ' ', text));
    const short = line(card, 'tw-paths__progress');
    const counters = steps.filter((step) => step.dataset.sheet).map(counter);

    return () => {
      const state = progress(steps.map(stateOf));
      text.textContent = words(state);
      short.textContent = state.done ? say('paths', 'short', state) : '';
      filled.style.width = (100 * state.done) / state.count + '%';
      path.toggleAttribute('data-begun', state.done > 0); // an empty path prints without a bar
      counters.forEach((count) => count());
      return text.textContent;
    };
  }

  /** @param {HTMLElement} step an exercise @returns {function(): void} shows how much of it is answered */
  function counter(step) {
    const fields = step.dataset.fields.split(' ');
    const place = line(step.querySelector('.tw-path__facts'), 'tw-path__answered');
    return () => {
      const count = window.twAnswersCore.answered(window.twWorksheets.read(step.dataset.sheet), fields);
      place.textContent = count ? '· ' + say('paths', 'answered', { answered: count, count: fields.length }) : '';
    };
  }

  /** @param {HTMLElement} root */
  function enhance(root) {
    const form = root.querySelector('form');
    const status = make('p', { class: 'tw-visually-hidden', role: 'status' });
    const drawers = new Map(Array.from(form.querySelectorAll('[data-path]'), (path) =>
      [path, drawer(path, root.querySelector('[data-card="' + path.dataset.path + '"]'))]));
    const draw = () => drawers.forEach((one) => one());

    /** A step that stands on several paths is done on all of them. @param {Event} event */
    function tick(event) {
      const { name, checked } = event.target;
      if (!name) return;
      for (const box of form.querySelectorAll('[name="' + CSS.escape(name) + '"]')) box.checked = checked;
      draw();
      status.textContent = drawers.get(event.target.closest('[data-path]'))();
    }

    // While the event is still on its way down, because the store reads all boxes of a name when it comes up.
    form.addEventListener('input', tick, true);
    form.addEventListener('tw-restored', draw);
    document.addEventListener('tw-stored', draw);
    window.addEventListener('pageshow', draw); // back from an exercise, with the page as it was
    root.append(status);
    draw();
  }

  start('tw-paths', '[data-module="tw-paths"]', enhance);
})();
