/* The answers of a worksheet as data: read, written, compared, merged and undone. Knows no page. */
(function () {
  'use strict';

  /**
   * The answers of one worksheet: name of the field → what was written; nothing is kept for an empty field.
   * @typedef {Object<string, string|string[]>} Sheet
   * @typedef {Object<string, Sheet>} Sheets  Worksheet by exercise id.
   * @typedef {{name: string, before: (string|string[]|undefined), after: (string|string[]|undefined)}} Change
   * @typedef {Object<string, number>} Times  When a field was changed, by name; milliseconds since 1970.
   */

  const PROGRAM = 'tis-toolkit';
  const FORMAT = 'answers';
  const VERSION = 1;
  const REAL_WORK = 10; // answers: about ten minutes
  const NEARLY_FULL = 3.5e6; // characters; browsers have room for about five million
  const RECENT = 60000; // milliseconds; far longer than a busy machine takes to tell one tab what another stored

  /** An object without a prototype, so that a field or an exercise called "__proto__" is only a name. */
  const empty = () => Object.create(null);

  const PREFIX = PROGRAM + ':answers:';

  /** @param {string} exercise */
  const key = (exercise) => PREFIX + exercise;

  /** @param {string|null} stored name in the store @returns {string} the exercise; "" for what is no worksheet */
  const exerciseOf = (stored) => (stored && stored.startsWith(PREFIX) ? stored.slice(PREFIX.length) : '');

  /** Where the number of answers changed since the last file is kept. */
  const CHANGED = PROGRAM + ':changed';

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
   * @returns {{answers: Sheets, saved: string, recent: Times}|{problem: 'unreadable'|'foreign'|'newer'|'damaged'}}
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
    const saved = typeof data.saved === 'string' ? data.saved : '';
    return { answers, saved, recent: latest(isMapping(data.recent) ? data.recent : {}, Date.parse(saved)) };
  }

  /**
   * @param {Sheets} answers @param {string} edition @param {Date} now
   * @param {number} [indent] for a file that people may look into
   * @param {Times} [recent] for the store, where several tabs may write
   * @returns {string}
   */
  function write(answers, edition, now, indent, recent) {
    const data = { program: PROGRAM, format: FORMAT, version: VERSION, edition, saved: now.toISOString(), recent, answers };
    return JSON.stringify(data, null, indent);
  }

  /**
   * The answers of one worksheet, those saved under former ids of the exercise and of its fields included.
   * What stands under the present id goes before what stands under a former one.
   * @param {Sheets} answers @param {string} exercise @param {string[]} formerly
   * @param {Object<string, string>} [renamed] former id of a field → its present one
   * @returns {Sheet}
   */
  function pick(answers, exercise, formerly, renamed) {
    const found = Object.assign(empty(), ...[...formerly, exercise].map((id) => answers[id]));
    const result = empty();
    const names = Object.keys(found).map((name) => [name, rename(name, renamed)]);
    for (const [old, name] of names) if (old !== name) result[name] = found[old];
    for (const [old, name] of names) if (old === name) result[name] = found[old];
    return result;
  }

  /** "old/row/column" → "new/row/column". @param {string} name @param {Object<string, string>} [renamed] */
  function rename(name, renamed) {
    const [field] = name.split('/', 1);
    const has = renamed && Object.prototype.hasOwnProperty.call(renamed, field);
    return has ? renamed[field] + name.slice(field.length) : name;
  }

  /**
   * Whether two answers are the same; the order of ticks, and one tick in a list or alone, make no difference.
   * @param {string|string[]|undefined} a @param {string|string[]|undefined} b
   */
  function same(a, b) {
    if (a === undefined || b === undefined) return a === b;
    return a === b || JSON.stringify([].concat(a).sort()) === JSON.stringify([].concat(b).sort());
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
   * The answer that holds both: ticks are united, texts stand one after the other. Done twice, it changes nothing more.
   * @param {string|string[]} mine @param {string|string[]} theirs
   * @param {string} between what separates two texts
   * @returns {string|string[]}
   */
  function both(mine, theirs, between) {
    if (Array.isArray(mine) || Array.isArray(theirs)) return [...new Set([].concat(mine, theirs))];
    if (mine === theirs || mine.endsWith(between + theirs)) return mine;
    return theirs.endsWith(between + mine) ? theirs : mine + between + theirs;
  }

  /**
   * Takes the answers of a file over, and says what changed so that it can be undone. Answers to questions that the
   * page no longer has come along: they are somebody's work.
   * @param {Sheet} mine @param {Sheet} theirs
   * @param {Object<string, 'mine'|'theirs'|'both'>} choices for names that differ; mine where nothing is chosen
   * @param {function(string): string} between what separates two texts in this field
   * @returns {Change[]}
   */
  function take(mine, theirs, choices, between) {
    const changes = [];
    for (const name of Object.keys(theirs)) {
      const choice = mine[name] === undefined ? 'theirs' : choices[name];
      const after = choice === 'theirs' ? theirs[name] : choice === 'both' ? both(mine[name], theirs[name], between(name)) : mine[name];
      if (!same(mine[name], after)) changes.push({ name, before: mine[name], after });
    }
    for (const change of changes) set(mine, change.name, change.after);
    return changes;
  }

  /** Empties a worksheet. @param {Sheet} mine @returns {Change[]} */
  function wipe(mine) {
    const changes = Object.keys(mine).map((name) => ({ name, before: mine[name], after: undefined }));
    for (const { name } of changes) delete mine[name];
    return changes;
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

  /**
   * What was changed in the last minute. A time that is far ahead comes from a clock that was wrong.
   * @param {Object<string, *>} times @param {number} now @returns {Times}
   */
  function latest(times, now) {
    const result = empty();
    for (const name of Object.keys(times)) if (Math.abs(now - times[name]) < RECENT) result[name] = times[name];
    return result;
  }

  /**
   * What the tab that stored `theirs` did not know of when it did so. Browsers tell a tab late what another one stored;
   * who writes in between would undo it. The later change of a field counts, an answer taken away included.
   * @param {Times} mine what this tab knows of @param {Times} theirs what the other tab knew of
   * @param {string} saved when it stored
   * @returns {string[]} names
   */
  function unseen(mine, theirs, saved) {
    return Object.keys(latest(mine, Date.parse(saved))).filter((name) => !(theirs[name] >= mine[name]));
  }

  /**
   * How many of the fields have an answer.
   * @param {Sheet} answers @param {string[]} fields ids
   * @returns {number}
   */
  function answered(answers, fields) {
    const found = new Set(Object.keys(answers).map((name) => name.split('/', 1)[0]));
    return fields.filter((field) => found.has(field)).length;
  }

  /**
   * Whether it is time to remind somebody to save a file: after real work, where the store is unsafe or nearly full.
   * @param {{unsafe: boolean, used: number, changed: number}} work characters in the store; answers changed since the last file
   * @returns {boolean}
   */
  const remind = ({ unsafe, used, changed }) => changed >= REAL_WORK && (unsafe || used > NEARLY_FULL);

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
    empty, key, exerciseOf, CHANGED, asideKey, clean, set, read, write, pick, same, compare, both, take, wipe, undo, merge, latest,
    unseen, answered, remind, count, day, fileName, moment,
  };
  if (typeof module === 'object') module.exports = core;
  else window.twAnswersCore = core;
})();
