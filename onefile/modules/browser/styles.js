// The file has all style sheets inside.

/** @param {string} _name @param {string} _base */
export async function loadStyles(_name, _base) {}
