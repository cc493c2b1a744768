// Unpacks the modules and starts them. Each becomes a blob that names the blobs it imports: nobody
// can write the address of a blob into a page, so the policy may allow them. A browser that cannot
// do this shows all pages one after the other.
(async () => {
  try {
    const packed = atob(document.getElementById("modules").textContent);
    const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    const codes = await new Response(stream).json();
    const addresses = {};
    self.fileModule = (name) => (addresses[name] ??= blobOf(codes[name]));
    const blobOf = (code) => {
      const own = code.replace(
        /((?:from|import)\s*)"([\w/-]+\.js)"/g,
        (_, before, name) => `${before}"${self.fileModule(name)}"`,
      );
      return URL.createObjectURL(new Blob([own], { type: "text/javascript" }));
    };
    await import(self.fileModule("onefile.js"));
  } catch (error) {
    console.error(error);
    delete document.documentElement.dataset.pages;
  }
})();
