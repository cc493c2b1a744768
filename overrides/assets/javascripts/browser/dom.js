// Writes to the page only where something changes, so that screen readers hear nothing twice.

/** @param {Element | null} element @param {string} text */
export function setText(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

/**
 * Sets an attribute, or removes it for an empty value.
 * @param {Element} element
 * @param {string} name
 * @param {string | boolean} value
 */
export function setAttribute(element, name, value) {
  if (value === false || value === "") element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value === true ? "" : value)) {
    element.setAttribute(name, value === true ? "" : value);
  }
}

/**
 * Makes an element with text.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 * @param {...(string | Node)} content
 */
export function make(name, className, ...content) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

/**
 * The element of a kind that an event came from, if it matches.
 * @template {Element} Kind
 * @param {Event} event
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind | undefined}
 */
export function origin(event, selector, kind) {
  const found = event.target instanceof Element ? event.target.closest(selector) : null;
  return found instanceof kind ? found : undefined;
}

/** Lets buttons be pressed that wait for their script. @param {Element} root */
export function enable(root) {
  for (const button of root.querySelectorAll("button")) button.disabled = false;
}
