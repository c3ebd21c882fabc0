/* Filters the gallery of boxes. Without it all boxes are there, and the filters are not. */
(function () {
  'use strict';

  /** @param {HTMLFormElement} form */
  function enhance(form) {
    const boxes = /** @type {HTMLElement[]} */ (Array.from(document.querySelectorAll('.tw-gallery__box')));
    const selects = Array.from(form.querySelectorAll('select'));
    const status = /** @type {HTMLElement} */ (form.querySelector('[role=status]'));

    function filter() {
      for (const box of boxes) box.hidden = selects.some(({ name, value }) => value && box.dataset[name] !== value);
      const count = boxes.filter((box) => !box.hidden).length;
      const words = count ? status.dataset.shown : status.dataset.none;
      status.textContent = words.replace('{count}', String(count)).replace('{all}', String(boxes.length));
    }

    form.hidden = false;
    form.addEventListener('change', filter);
    window.addEventListener('pageshow', filter); // browsers refill forms after Back
  }

  document.querySelectorAll('.tw-gallery__filters').forEach(enhance);
})();
