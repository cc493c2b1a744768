// All pages of the file by name; those that are not shown stand outside the document.

/** @type {ReadonlyMap<string, HTMLElement>} */
export const pages = new Map([...document.querySelectorAll("main")].map((page) => [page.id, page]));
