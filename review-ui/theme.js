// Before the first paint: the theme this person chose on this browser, if any. Else the system decides.
try {
  const chosen = localStorage.getItem("countersign.theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is switched off: the system decides.
}
