/* Opening an answer file: what is new comes in, what is the same stays, and where two answers differ the person chooses. */
(function () {
  'use strict';

  const core = window.twAnswersCore;
  const { sayer, make, button } = window.twPage;
  const { sheetOf } = window.twWorksheets;
  const { ask } = window.twDesk;

  const say = sayer('opening');
  const cancel = sayer('answers')('cancel');
  const MOST = 8e6; // an answer file has some kilobytes; a film opened by mistake would freeze an old laptop

  /** @param {Array<Object>} parts @param {'added'|'different'|'gone'} what */
  const total = (parts, what) => parts.reduce((sum, part) => sum + part[what].length, 0);

  /** What stands on another page, or on the rest of a worksheet of which this page shows a part, is known there. */
  const isKnown = (sheet, name) => !sheet.root || sheet.root.hasAttribute('data-part') || sheet.has(name);

  /**
   * What a file holds for each worksheet, and how it compares with what is there.
   * @param {Object} desk @param {Object<string, Object>} answers
   * @returns {{parts: Array<{sheet: Object, theirs: Object, added: string[], different: string[], gone: string[]}>, rest: number}}
   */
  function compare(desk, answers) {
    const own = desk.sheets.flatMap((sheet) => [sheet.exercise, ...sheet.formerly]);
    const others = Object.keys(answers).filter((exercise) => !own.includes(exercise));
    const sheets = desk.everything ? [...desk.sheets, ...others.map(sheetOf)] : desk.sheets;
    const parts = sheets.map((sheet) => {
      const theirs = sheet.pick(answers);
      return Object.assign({ sheet, theirs }, core.compare(sheet.sheet, theirs, (name) => isKnown(sheet, name)));
    });
    const rest = desk.everything ? 0 : others.reduce((sum, exercise) => sum + core.count(answers[exercise]), 0);
    return { parts: parts.filter((part) => core.count(part.theirs)), rest };
  }

  /**
   * One answer twice: mine, the one of the file and, where a field can hold both, both.
   * @param {Object} part @param {string} name @param {number} number
   * @returns {HTMLElement}
   */
  function difference(part, name, number) {
    const { sheet, theirs } = part;
    const option = (value, label, answer) => make('label', { class: 'tw-differ__option' },
      make('input', Object.assign({ type: 'radio', name: 'tw-differ-' + number, value }, value === 'mine' ? { checked: '' } : {})),
      make('span', {}, make('strong', {}, label), ...(answer === undefined ? []
        : [make('span', { class: 'tw-differ__answer', dir: 'auto' }, sheet.say(name, answer))])));
    return make('fieldset', { class: 'tw-differ' }, make('legend', {}, sheet.label(name)),
      option('mine', say('differ_mine'), sheet.sheet[name]), option('theirs', say('differ_theirs'), theirs[name]),
      ...(sheet.between(name) === null ? [] : [option('both', say('differ_both'))]));
  }

  /**
   * Lets the person choose, answer by answer.
   * @param {Array<Object>} parts @param {function(boolean): void} done with false when nothing is to be opened
   */
  function choose(parts, done) {
    const list = parts.flatMap((part) => part.different.map((name) => ({ part, name })));
    const fields = list.map(({ part, name }, number) => difference(part, name, number));
    const all = (value) => button(say('differ_all_' + value), () => {
      for (const field of fields) field.querySelector('[value="' + value + '"]').checked = true;
    });
    const body = [make('p', {}, say('differ_more')), ...(list.length > 1 ? [make('p', { class: 'tw-dialog__buttons' }, all('mine'), all('theirs'))] : []),
      make('div', { class: 'tw-differ__list' }, ...fields)];
    ask(say('differ_ask', { count: list.length }), body, [['take', say('differ_take')], ['', cancel]], (answer) => {
      list.forEach(({ part, name }, number) => {
        part.choices[name] = fields[number].querySelector(':checked').value;
      });
      done(Boolean(answer));
    });
  }

  /** @param {Object} desk @param {string} file its name @param {Object<string, Object>} answers */
  function merge(desk, file, answers) {
    const { parts, rest } = compare(desk, answers);
    const more = rest ? ' ' + say('opened_elsewhere', { count: rest }) : '';
    if (!parts.length) return desk.tell(say('opened_none', { file }) + more);
    for (const part of parts) part.choices = core.empty();
    const finish = () => {
      const changes = parts.map(({ sheet, theirs, choices }) => [sheet, core.take(sheet.sheet, theirs, choices, (name) => sheet.between(name) || '\n\n')]);
      const gone = total(parts, 'gone');
      const count = changes.reduce((sum, [, list]) => sum + list.length, 0) - gone;
      const result = count || gone ? say('opened', { file, count }) : say(total(parts, 'different') ? 'opened_mine' : 'opened_same', { file });
      desk.change(changes, result + (gone ? ' ' + say('opened_gone', { count: gone }) : '') + more);
    };
    if (!total(parts, 'different')) return finish();
    choose(parts, (take) => (take ? finish() : desk.tell(say('opened_not', { file }))));
  }

  /** @param {Object} desk @param {string} file its name @param {string} text what is in it */
  function read(desk, file, text) {
    for (const sheet of desk.sheets) sheet.sweep(false);
    const found = core.read(text);
    if (!found.problem) return merge(desk, file, found.answers);
    desk.tell(say(found.problem === 'unreadable' ? 'not_json' : found.problem, { file }));
  }

  /** @param {Object} desk @param {File} file */
  function open(desk, file) {
    if (file.size > MOST) return desk.tell(say('foreign', { file: file.name }));
    const reader = new FileReader();
    reader.onload = () => read(desk, file.name, String(reader.result));
    reader.onerror = () => desk.tell(say('not_json', { file: file.name }));
    reader.readAsText(file);
  }

  window.twOpen = open;
})();
