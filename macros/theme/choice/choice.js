/* Feedback on questions for self-study. Without it the feedback stands in a fold below the options. */
(function () {
  'use strict';

  const { start, say, make, button } = window.twPage;

  /** @param {HTMLElement} item a line of the feedback list @returns {HTMLElement} the same with its mark */
  function line(item) {
    const right = item.hasAttribute('data-correct');
    // Both names in one piece: style rules of names that stand nowhere in one piece are left out of what is published.
    const copy = make('li', { class: right ? 'tw-choice__verdict tw-choice__verdict--right' : 'tw-choice__verdict' },
      make('span', { class: 'tw-choice__mark', 'aria-hidden': 'true' }, right ? '✓' : '✗'), ' ');
    copy.append(...item.cloneNode(true).childNodes);
    return copy;
  }

  /** @param {HTMLElement} field */
  function enhance(field) {
    const inputs = Array.from(field.querySelectorAll('input'));
    const items = Array.from(field.querySelectorAll('[data-option]'));
    const options = items.map((item) => ({ id: item.dataset.option, correct: item.hasAttribute('data-correct') }));
    const several = inputs[0].type === 'checkbox';
    const result = make('div', { class: 'tw-choice__result', role: 'status' });

    function show() {
      const ticked = inputs.filter((input) => input.checked).map((input) => input.value);
      const { shown, right, total } = window.twChoiceCore.judge(options, ticked);
      hide();
      if (shown.length) {
        result.append(make('ul', { class: 'tw-choice__feedback' }, ...items.filter((item) => shown.includes(item.dataset.option)).map(line)));
      }
      if (several) result.append(make('p', {}, shown.length ? say('choice', 'found', { right, count: total }) : say('choice', 'none')));
    }

    function hide() {
      result.textContent = '';
    }

    field.querySelector('details').remove(); // it would give all answers away, on paper too
    if (several) {
      field.append(button(say('choice', 'check'), show));
    }
    field.append(result);
    const changed = several ? hide : show; // with several to tick, the person says when they are ready
    field.addEventListener('change', changed);
    field.form.addEventListener('tw-restored', changed);
  }

  start('tw-choice', 'form [data-self-check]', enhance);
})();
