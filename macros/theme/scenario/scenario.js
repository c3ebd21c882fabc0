/* Plays a story one paragraph at a time. Without it all paragraphs stand on the page, numbered, with links. */
(function () {
  'use strict';

  const { start, sayer, make, button } = window.twPage;
  const core = window.twScenarioCore;

  const say = sayer('scenario');

  /** @param {string} [json] @returns {Object<string, number>} by indicator */
  const numbers = (json) => JSON.parse(json || '{}');

  /** The story as it stands on the page. @param {HTMLElement} book */
  function read(book) {
    const all = (from, selector, one) => Array.from(from.querySelectorAll(selector), one);
    return {
      indicators: all(book, '[data-indicator]', (element) => ({
        id: element.dataset.indicator, label: element.firstChild.textContent,
        start: Number(element.dataset.start), most: Number(element.dataset.most),
      })),
      paragraphs: all(book, '[data-paragraph]', (element) => ({
        id: element.dataset.paragraph, ending: element.dataset.ending, effects: numbers(element.dataset.effects),
        title: (element.querySelector('[data-title]') || element.firstElementChild).textContent,
        text: element.querySelector('[data-text]'), verdict: element.querySelector('.tw-scenario__ending'),
        choices: all(element, '[data-choice]', (item) => ({
          id: item.dataset.choice, goto: item.dataset.goto, needs: numbers(item.dataset.needs), text: item.firstChild,
        })),
      })),
    };
  }

  /** @param {Element} element @returns {Node[]} a copy of what is in it; a link cannot stand in a button */
  function words(element) {
    const copy = element.cloneNode(true);
    for (const link of copy.querySelectorAll('a')) link.replaceWith(...link.childNodes);
    return Array.from(copy.childNodes);
  }

  /** @param {HTMLElement} field */
  function enhance(field) {
    const book = field.querySelector('.tw-scenario__book');
    const input = field.querySelector('input');
    const story = read(book);
    const endings = story.paragraphs.filter((one) => one.ending).length;
    const lessons = book.querySelector('details');
    const stage = make('div', { class: 'tw-scenario__stage' });
    let again = false; // started again, with nothing chosen yet: the input still holds the finished way
    let drawn; // the path on the stage

    /** @param {string[]} path @param {boolean} [anew] */
    function go(path, anew) {
      input.value = path.join(' ');
      input.dispatchEvent(new Event('input', { bubbles: true }));
      again = Boolean(anew);
      draw();
      stage.firstChild.focus();
    }

    /** @param {Object<string, number>} before @param {Object<string, number>} after @returns {HTMLElement[]} */
    function changes(before, after) {
      const items = story.indicators.filter(({ id }) => after[id] !== before[id]).map(({ id, label }) => {
        const by = after[id] - before[id];
        return make('li', {}, say('change', { label, by: by > 0 ? '+' + by : '−' + -by }));
      });
      return items.length ? [make('ul', { class: 'tw-scenario__changes' }, ...items)] : [];
    }

    /** @param {Object<string, number>} values */
    function meters(values) {
      return make('ul', { class: 'tw-scenario__meters' }, ...story.indicators.map(({ id, label, most }) => {
        const value = values[id];
        const bar = make('span', { style: 'width:' + 100 * value / most + '%' });
        return make('li', {}, say('meter', { label, value, most }), make('span', {
          class: 'tw-scenario__bar', role: 'meter', 'aria-label': label, 'aria-valuemin': '0', 'aria-valuemax': String(most),
          'aria-valuenow': String(value), 'aria-valuetext': say('value', { value, most }),
        }, bar));
      }));
    }

    /** What was decided, what that changed, and what it shows. @param {Object} play */
    function debrief(play) {
      return make('ol', { class: 'tw-scenario__way' }, ...play.steps.map(({ at, choice, before, after }) => {
        const lesson = lessons && lessons.querySelector('[data-lesson=' + choice.id + ']');
        return make('li', {}, make('strong', {}, at.title),
          make('p', {}, say('chose') + ' ', ...words(choice.text)), ...changes(before, after),
          ...(lesson ? [make('p', { class: 'tw-scenario__lesson' }, say('lesson') + ' ', ...words(lesson))] : []));
      }));
    }

    /** @param {Object} choice @param {Object} play @param {string[]} path */
    function way(choice, play, path) {
      const lacks = core.missing(choice, play.values).map((id) => {
        const { label } = story.indicators.find((one) => one.id === id);
        return say('lacks', { label, least: choice.needs[id], value: play.values[id] });
      });
      if (lacks.length) return make('li', { class: 'tw-scenario__closed' }, ...words(choice.text), make('em', {}, lacks.join(' ')));
      const element = make('button', { type: 'button', class: 'tw-scenario__go' }, ...words(choice.text));
      element.addEventListener('click', () => go([...path, choice.id]));
      return make('li', {}, element);
    }

    /** Filled when it is opened: in a long story that would be most of the work of a step. @param {string} title @param {Object} play */
    function fold(title, play) {
      const summary = make('summary', {}, title);
      summary.addEventListener('click', () => summary.after(debrief(play)), { once: true });
      return make('details', { class: 'tw-fold tw-scenario__fold' }, summary);
    }

    /** @param {Object} play @param {Object[]} finished @returns {HTMLElement[]} */
    function end(play, finished) {
      const seen = new Set([...finished, play].map((one) => one.at.id)).size;
      return [make('h4', {}, say('way')), debrief(play),
        make('p', {}, say('seen', { seen, count: endings })),
        ...finished.map((one) => fold(say('earlier', { ending: one.at.title }), one))];
    }

    function draw() {
      drawn = input.value;
      let { finished, play, cut } = core.replay(story, drawn);
      if (again) [finished, play] = [[...finished, play], core.begin(story)];
      const { at, steps, values } = play;
      const path = core.path([...finished, play]);
      const last = steps[steps.length - 1];
      stage.replaceChildren(make('h3', { tabindex: '-1' }, at.title),
        ...(cut ? [make('p', { class: 'tw-scenario__cut' }, say('cut'))] : []),
        ...(at.ending ? [at.verdict.cloneNode(true)] : []), at.text.cloneNode(true),
        ...(last ? changes(last.before, last.after) : []), ...(story.indicators.length ? [meters(values)] : []),
        ...(at.ending ? end(play, finished) : [make('ul', { class: 'tw-scenario__choices' }, ...at.choices.map((choice) => way(choice, play, path)))]),
        make('p', { class: 'tw-scenario__tools' }, ...tools(play, finished, path)), ...(last && !at.ending ? [fold(say('so_far'), play)] : []));
      field.classList.toggle('tw-scenario--begun', Boolean(path.length));
    }

    /** @param {Object} play @param {Object[]} finished @param {string[]} path @returns {HTMLElement[]} */
    function tools({ at, steps }, finished, path) {
      // A finished way stays in the path until another one is finished too, so nothing is lost by starting again.
      if (at.ending) return [button(say('again'), () => go(path, true))];
      const back = button(say('back'), () => go(path.slice(0, -1), steps.length === 1 && finished.length > 0));
      const end = button(say('to_ending'), () => go(core.path(finished)));
      return [...(steps.length ? [back] : []), ...(finished.length ? [end] : [])];
    }

    /** The store wrote the answers in, maybe the same ones again. */
    function restored() {
      if (input.value === drawn) return;
      const focused = stage.contains(document.activeElement);
      again = false;
      draw();
      if (focused) stage.firstChild.focus();
    }

    /** Paper cannot be unfolded; afterwards what was open stays open. */
    function toPaper() {
      for (const folded of stage.querySelectorAll('.tw-scenario__fold:not([open])')) {
        folded.firstChild.click();
        folded.setAttribute('data-for-paper', '');
      }
    }

    function fromPaper() {
      for (const opened of stage.querySelectorAll('[data-for-paper]')) {
        opened.removeAttribute('data-for-paper');
        opened.firstChild.click();
      }
    }

    if (lessons) lessons.remove(); // they would tell before one has decided
    draw();
    field.append(stage);
    field.classList.add('tw-scenario--played');
    const sheet = field.closest('[data-module="tw-worksheet"]');
    if (sheet) sheet.addEventListener('tw-restored', restored);
    window.addEventListener('beforeprint', toPaper);
    window.addEventListener('afterprint', fromPaper);
  }

  start('tw-scenario', '.tw-scenario', enhance);
})();
