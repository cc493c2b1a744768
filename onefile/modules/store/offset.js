// A file has no server whose clock could be compared.

export function mount() {}
