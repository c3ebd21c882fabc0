/* The order of items, as ids with spaces between them. Knows no page. */
(function () {
  'use strict';

  /** @param {string} stored @param {string[]} ids @returns {string[]} the ids in `stored` that there are, each once */
  function known(stored, ids) {
    return stored.split(/\s+/).filter((id, place, all) => ids.includes(id) && all.indexOf(id) === place);
  }

  /**
   * @param {string} stored may be old or damaged: what it leaves out comes last
   * @param {string[]} ids in the order of the worksheet
   * @returns {string[]}
   */
  function order(stored, ids) {
    const first = known(stored, ids);
    return first.concat(ids.filter((id) => !first.includes(id)));
  }

  /** @param {string} stored @param {string[]} ids @returns {boolean} whether somebody has put the items in order */
  const isKept = (stored, ids) => known(stored, ids).length > 0;

  /** @param {string[]} ids @param {string} id @param {number} by -1 for up, 1 for down @returns {string[]} the new order */
  function move(ids, id, by) {
    const place = ids.indexOf(id);
    const other = place + by;
    if (place < 0 || other < 0 || other >= ids.length) return ids;
    const result = ids.filter((one) => one !== id);
    result.splice(other, 0, id);
    return result;
  }

  const core = { order, isKept, move };
  if (typeof module === 'object') module.exports = core;
  else window.twRankCore = core;
})();
