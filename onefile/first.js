// Before the first paint: one page at a time, and the place of the incident bar if one is needed.
document.documentElement.dataset.pages = location.hash.includes("/") ? "other" : "first";
try {
  const kept = JSON.parse(localStorage.getItem("mailausfall:" + document.body.dataset.store) || "{}");
  if (kept.bar) document.documentElement.dataset.incident = kept.bar;
} catch {}
