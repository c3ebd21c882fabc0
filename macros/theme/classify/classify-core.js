/* Which items stand in the right category. Knows no page. */
(function () {
  'use strict';

  /**
   * @param {string[]} right the right category of each item
   * @param {Array<string|undefined>} chosen the category that each was put into; undefined where none is yet
   * @returns {{verdicts: Array<boolean|undefined>, right: number, placed: number}} whether each is right; undefined as above
   */
  function judge(right, chosen) {
    const verdicts = right.map((category, place) => (chosen[place] === undefined ? undefined : chosen[place] === category));
    return {
      verdicts,
      right: verdicts.filter(Boolean).length,
      placed: verdicts.filter((verdict) => verdict !== undefined).length,
    };
  }

  const core = { judge };
  if (typeof module === 'object') module.exports = core;
  else window.twClassifyCore = core;
})();
