const FREED_AFTER_MS = 10_000;

/** Saves a text as a file of the reader's. */
export const saveFile = (name: string, type: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), FREED_AFTER_MS);
};
