// Starts the screen; says plainly what is missing where it cannot start.
try {
  const { default: start } = await import("./{{glue}}");
  await start({ module_or_path: new URL("./{{module}}", import.meta.url) });
} catch (error) {
  console.error(error);
  const why = typeof WebAssembly === "object"
    ? "One of its files could not be loaded. Load the page again; if that does not help, ask the person who runs Countersign in your shop."
    : "This browser does not run WebAssembly, or it is switched off here. Use a current Firefox, Chrome, Edge or Safari, or ask the person who looks after your computer.";
  document.getElementById("cannot-start-why").textContent = why;
  document.getElementById("cannot-start").hidden = false;
}
