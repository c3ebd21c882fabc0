/* Totals of a scale as one rates. Without it people add up themselves. */
(function () {
  'use strict';

  const { start, say, make } = window.twPage;

  /** @param {HTMLElement} dimension */
  function enhance(dimension) {
    const output = dimension.querySelector('[data-total]');
    const left = make('span', { class: 'tw-scale__unrated' });
    output.parentElement.append(' ', left);

    function update() {
      const statements = Array.from(dimension.querySelectorAll('fieldset'));
      const { total, rated, unrated } = window.twScaleCore.add(statements.map((statement) => {
        const ticked = statement.querySelector('input:checked');
        return ticked ? ticked.value : undefined;
      }));
      output.value = rated ? String(total) : ''; // an empty place to write the total by hand on paper
      left.textContent = unrated ? '· ' + say('scale', 'unrated', { count: unrated }) : '';
    }

    dimension.addEventListener('change', update);
    dimension.closest('form').addEventListener('tw-restored', update);
    update();
  }

  start('tw-scale', 'form [data-dimension]', enhance);
})();
