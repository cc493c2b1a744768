// Turns the callbacks of IndexedDB into promises. It knows neither stores nor events.

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
export function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Resolves when everything in the transaction is on disk.
 * @param {IDBTransaction} transaction
 * @returns {Promise<void>}
 */
export function finish(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("transaction aborted"));
  });
}

/**
 * Undoes a transaction, so that it never completes by half.
 * @param {IDBTransaction} transaction
 */
export function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // It was aborted already by the request that failed.
  }
}
