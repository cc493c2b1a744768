// Unpacks the modules and starts them. A browser that cannot shows all pages one after the other.
(async () => {
  try {
    const packed = atob(document.getElementById("modules").textContent);
    const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    const map = document.createElement("script");
    map.type = "importmap";
    map.textContent = await new Response(stream).text();
    document.head.append(map);
    await import("onefile.js");
  } catch (error) {
    console.error(error);
    delete document.documentElement.dataset.pages;
  }
})();
