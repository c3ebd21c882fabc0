/* Feedback on items to sort, for self-study. Without it the feedback stands in a fold below the items. */
(function () {
  'use strict';

  const { start, say, make } = window.twPage;

  /**
   * @param {boolean} right
   * @param {string} category the words of what was ticked
   * @param {Element} feedback
   * @returns {HTMLElement}
   */
  function verdict(right, category, feedback) {
    // Both names in one piece: style rules of names that stand nowhere in one piece are left out of what is published.
    return make('p', { class: right ? 'tw-classify__verdict tw-classify__verdict--right' : 'tw-classify__verdict' },
      make('span', { class: 'tw-classify__mark', 'aria-hidden': 'true' }, right ? '✓' : '✗'), ' ',
      make('strong', {}, category + ': ' + say('classify', right ? 'right' : 'not_right') + '.'), ' ', feedback.cloneNode(true));
  }

  /** @param {HTMLElement} fold the feedback of a field */
  function enhance(fold) {
    const field = fold.parentElement;
    const answers = Array.from(fold.querySelectorAll('[data-category]'));
    const items = Array.from(field.querySelectorAll('fieldset'));
    const results = items.map(() => make('div', { class: 'tw-classify__result', role: 'status' }));
    const total = make('p', { class: 'tw-classify__total' });

    /** @param {Event} [event] without one, or when answers come back, nothing is read aloud */
    function update(event) {
      const ticked = items.map((item) => item.querySelector('input:checked'));
      const { verdicts, right, placed } = window.twClassifyCore.judge(
        answers.map((answer) => answer.dataset.category), ticked.map((input) => (input ? input.value : undefined)));
      results.forEach((result, place) => {
        result.setAttribute('aria-live', event && event.type === 'change' ? 'polite' : 'off');
        show(result, ticked[place], verdicts[place], answers[place].lastElementChild);
      });
      total.textContent = placed ? say('classify', 'found', { right, count: items.length }) : '';
    }

    /** What stays as it is is left alone, so that nobody hears it twice. */
    function show(result, input, right, feedback) {
      const value = input ? input.value : '';
      if (result.dataset.shown === value) return;
      result.dataset.shown = value;
      result.textContent = '';
      if (input) result.append(verdict(right, input.parentElement.textContent.trim(), feedback));
    }

    update();
    items.forEach((item, place) => item.append(results[place]));
    fold.replaceWith(total); // it would give all answers away, on paper too
    field.addEventListener('change', update);
    const sheet = field.closest('[data-module="tw-worksheet"]');
    if (sheet) sheet.addEventListener('tw-restored', update);
  }

  start('tw-classify', '.tw-classify__check', enhance);
})();
