/* The answers of a worksheet as data: read, written, compared, merged and undone. Knows no page. */
(function () {
  'use strict';

  /**
   * The answers of one worksheet: name of the field → what was written; nothing is kept for an empty field.
   * @typedef {Object<string, string|string[]>} Sheet
   * @typedef {Object<string, Sheet>} Sheets  Worksheet by exercise id.
   * @typedef {{name: string, before: (string|string[]|undefined), after: (string|string[]|undefined)}} Change
   */

  const PROGRAM = 'tis-toolkit';
  const FORMAT = 'answers';
  const VERSION = 1;

  /** An object without a prototype, so that a field or an exercise called "__proto__" is only a name. */
  const empty = () => Object.create(null);

  /** @param {string} exercise */
  const key = (exercise) => PROGRAM + ':answers:' + exercise;

  /**
   * Where text that we cannot read is put aside; each time its own place, so that nothing is overwritten.
   * @param {string} exercise @param {Date} [now]
   */
  const asideKey = (exercise, now) => PROGRAM + ':set-aside:' + exercise + ':' + (now ? now.toISOString() : '');

  /** @param {*} raw @returns {string|string[]|undefined} what can be an answer; undefined for nothing and for nonsense */
  function clean(raw) {
    if (typeof raw === 'string') return raw || undefined;
    if (!Array.isArray(raw)) return undefined;
    const ticked = raw.filter((one) => typeof one === 'string' && one);
    return ticked.length ? ticked : undefined;
  }

  /** @param {*} raw @returns {Sheet} */
  function sheet(raw) {
    const result = empty();
    if (!isMapping(raw)) return result;
    for (const name of Object.keys(raw)) set(result, name, clean(raw[name]));
    return result;
  }

  /** @param {*} raw */
  const isMapping = (raw) => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

  /** @param {Sheet} to @param {string} name @param {string|string[]|undefined} answer */
  function set(to, name, answer) {
    if (answer === undefined) delete to[name];
    else to[name] = answer;
  }

  /**
   * Reads stored text or an answer file.
   * @param {string} text
   * @returns {{answers: Sheets, saved: string}|{problem: 'unreadable'|'foreign'|'newer'|'damaged'}}
   */
  function read(text) {
    let data;
    try {
      data = JSON.parse(text.replace(/^\uFEFF/, '')); // Windows editors put a mark in front when they save
    } catch (error) {
      return { problem: 'unreadable' };
    }
    if (!isMapping(data) || data.program !== PROGRAM || data.format !== FORMAT) return { problem: 'foreign' };
    if (data.version > VERSION) return { problem: 'newer' };
    if (data.version !== VERSION || !isMapping(data.answers)) return { problem: 'damaged' };
    const answers = empty();
    for (const exercise of Object.keys(data.answers)) answers[exercise] = sheet(data.answers[exercise]);
    return { answers, saved: typeof data.saved === 'string' ? data.saved : '' };
  }

  /**
   * @param {Sheets} answers @param {string} edition @param {Date} now
   * @param {number} [indent] for a file that people may look into
   * @returns {string}
   */
  function write(answers, edition, now, indent) {
    const data = { program: PROGRAM, format: FORMAT, version: VERSION, edition, saved: now.toISOString(), answers };
    return JSON.stringify(data, null, indent);
  }

  /**
   * The worksheet of an exercise, with answers that were saved when the exercise still had another id.
   * @param {Sheets} answers @param {string} exercise @param {string[]} formerly
   * @returns {Sheet}
   */
  function pick(answers, exercise, formerly) {
    const result = empty();
    for (const id of [...formerly, exercise]) Object.assign(result, answers[id]);
    return result;
  }

  /**
   * Whether two answers are the same; the order of ticks, and one tick in a list or alone, make no difference.
   * @param {string|string[]|undefined} a @param {string|string[]|undefined} b
   */
  function same(a, b) {
    if (a === undefined || b === undefined) return a === b;
    return JSON.stringify([].concat(a).sort()) === JSON.stringify([].concat(b).sort());
  }

  /**
   * What would happen if `theirs` came in: names by what is to be done with them.
   * @param {Sheet} mine @param {Sheet} theirs @param {function(string): boolean} known whether the page has the field
   * @returns {{added: string[], same: string[], different: string[], gone: string[]}}
   */
  function compare(mine, theirs, known) {
    const result = { added: [], same: [], different: [], gone: [] };
    for (const name of Object.keys(theirs)) {
      if (same(mine[name], theirs[name])) result.same.push(name);
      else if (mine[name] !== undefined) result.different.push(name);
      else result[known(name) ? 'added' : 'gone'].push(name);
    }
    return result;
  }

  /**
   * How many answers in a file belong to other worksheets than these.
   * @param {Sheets} answers @param {string[]} exercises
   */
  function elsewhere(answers, exercises) {
    const others = Object.keys(answers).filter((exercise) => !exercises.includes(exercise));
    return others.reduce((sum, exercise) => sum + count(answers[exercise]), 0);
  }

  /**
   * Takes answers over, and says what changed so that it can be undone.
   * Answers to questions that the page no longer has come along: they are somebody's work.
   * @param {Sheet} mine @param {Sheet} theirs @param {string[]} names
   * @returns {Change[]}
   */
  function take(mine, theirs, names) {
    return names.map((name) => {
      const change = { name, before: mine[name], after: theirs[name] };
      set(mine, name, theirs[name]);
      return change;
    });
  }

  /**
   * Takes changes back, except where the person has written something else since.
   * @param {Sheet} mine @param {Change[]} changes
   * @returns {string[]} the names that were put back
   */
  function undo(mine, changes) {
    const back = changes.filter((change) => same(mine[change.name], change.after));
    for (const change of back) set(mine, change.name, change.before);
    return back.map((change) => change.name);
  }

  /**
   * What another tab stored, except for the names that were changed here and are not stored yet.
   * @param {Sheet} stored @param {Sheet} mine @param {Iterable<string>} pending
   * @returns {Sheet}
   */
  function merge(stored, mine, pending) {
    const result = Object.assign(empty(), stored);
    for (const name of pending) set(result, name, mine[name]);
    return result;
  }

  /** @param {Sheet} answers */
  const count = (answers) => Object.keys(answers).length;

  /** @param {number} number */
  const two = (number) => String(number).padStart(2, '0');

  /** @param {Date} date the day on the clock of the person */
  const day = (date) => date.getFullYear() + '-' + two(date.getMonth() + 1) + '-' + two(date.getDate());

  /** @param {string} exercise @param {Date} now */
  const fileName = (exercise, now) => exercise + '-' + day(now) + '.json';

  /**
   * "14:05", with the day in front unless it is today; "" when there is no such time.
   * @param {string} saved @param {Date} now
   */
  function moment(saved, now) {
    const date = new Date(saved);
    if (isNaN(date.getTime())) return '';
    const time = two(date.getHours()) + ':' + two(date.getMinutes());
    return day(date) === day(now) ? time : day(date) + ', ' + time;
  }

  const core = {
    empty, key, asideKey, clean, set, read, write, pick, same, compare, elsewhere, take, undo, merge, count, fileName, moment,
  };
  if (typeof module === 'object') module.exports = core;
  else window.twAnswersCore = core;
})();
