/* What every component needs from the page: a start that one broken component cannot spoil, and the words to show. */
(function () {
  'use strict';

  /** @type {Object<string, Object<string, *>>|undefined} */
  let words;

  /**
   * Starts `enhance` once on every element that fits, each in its own try, so that one broken worksheet
   * leaves the others working.
   * @param {string} name of the component, for the mark on the element and for the message
   * @param {string} selector
   * @param {function(HTMLElement): void} enhance
   */
  function start(name, selector, enhance) {
    const ready = 'data-' + name + '-ready';
    function run() {
      for (const element of document.querySelectorAll(selector)) {
        if (element.hasAttribute(ready)) continue;
        element.setAttribute(ready, '');
        try {
          enhance(/** @type {HTMLElement} */ (element));
        } catch (error) {
          console.error(name + ' did not start on ' + element.outerHTML.slice(0, 120) + ' …', error);
        }
      }
    }
    // Scripts may be deferred or not; whichever event comes first finds all of them loaded.
    document.addEventListener('DOMContentLoaded', run);
    window.addEventListener('load', run);
    if (document.readyState === 'complete') run();
  }

  /**
   * The wording `key` of `part` in strings/en.yml, with the words in braces filled in.
   * Where the wording depends on a number it is a mapping by plural category (one, other …).
   * @param {string} part
   * @param {string} key
   * @param {Object<string, string|number>} [values]
   * @returns {string}
   */
  function say(part, key, values) {
    words = words || read();
    const wording = words[part][key];
    const text = typeof wording === 'string' ? wording : wording[plural(values.count)] || wording.other;
    return text.replace(/\{(\w+)\}/g, (braces, name) => (values && name in values ? String(values[name]) : braces));
  }

  /**
   * The wordings of one part.
   * @param {string} part
   * @returns {function(string, Object<string, string|number>=): string}
   */
  const sayer = (part) => (key, values) => say(part, key, values);

  /**
   * Data that a page brings beside the words, such as former ids; empty if it brings none.
   * @param {string} name @returns {Object<string, *>}
   */
  function data(name) {
    words = words || read();
    return words[name] || {};
  }

  /** Takes in words that came later. @param {Object<string, Object<string, *>>} more by part */
  function learn(more) {
    words = Object.assign(words || read(), more);
  }

  /** Each worksheet brings the words of its components. @returns {Object<string, Object<string, *>>} */
  function read() {
    const scripts = document.querySelectorAll('script[data-tw-strings]');
    if (!scripts.length) throw new Error('script[data-tw-strings] is missing on this page');
    return Object.assign({}, ...Array.from(scripts, (script) => JSON.parse(script.textContent)));
  }

  /** @param {*} count @returns {string} */
  function plural(count) {
    return new Intl.PluralRules(document.documentElement.lang || 'en').select(Number(count));
  }

  /**
   * A new element; text goes in as text, never as HTML, because it may hold what somebody typed.
   * @param {string} tag
   * @param {Object<string, string>} attributes
   * @param {...(string|Node)} children
   * @returns {HTMLElement}
   */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name]);
    element.append(...children);
    return element;
  }

  /**
   * @param {string} label @param {function(MouseEvent): void} act @param {Object<string, string>} [attributes]
   * @returns {HTMLElement}
   */
  function button(label, act, attributes) {
    const element = make('button', Object.assign({ type: 'button', class: 'tw-button' }, attributes), label);
    element.addEventListener('click', act);
    return element;
  }

  /**
   * A new element of a drawing.
   * @param {string} tag @param {Object<string, string|number>} attributes @param {...(string|Node)} children
   * @returns {SVGElement}
   */
  function draw(tag, attributes, ...children) {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const name of Object.keys(attributes)) element.setAttribute(name, String(attributes[name]));
    element.append(...children);
    return element;
  }

  // Every script of ours lies one folder below the root. Asked at once: later there is no current script.
  const root = document.currentScript.src.replace(/[^/]*\/[^/]*$/, '');

  /**
   * Loads scripts that few visits need, one after the other; script elements work from file:// as well.
   * @param {string[]} files as seen from the root @param {function(): void} then @param {function(): void} failed
   */
  function need(files, then, failed) {
    if (!files.length) return then();
    const script = /** @type {HTMLScriptElement} */ (make('script', { src: root + files[0] }));
    script.addEventListener('load', () => need(files.slice(1), then, failed));
    script.addEventListener('error', () => failed());
    document.head.append(script);
  }

  window.twPage = { start, say, sayer, learn, data, make, button, draw, need };
})();
