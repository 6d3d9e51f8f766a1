"use strict";
{
  const form = document.getElementById("filter");
  const cases = [...document.querySelectorAll("#list > details")];
  const texts = new Map();
  const words = (one) => {
    if (!texts.has(one)) texts.set(one, one.textContent.toLowerCase());
    return texts.get(one);
  };
  const apply = () => {
    const wanted = Object.fromEntries(new FormData(form));
    const searched = wanted.words.trim().toLowerCase();
    let shown = 0;
    for (const one of cases) {
      const fits = ["verdict", "suite", "outcome"].every((name) => !wanted[name] || one.dataset[name] === wanted[name])
        && (!searched || words(one).includes(searched));
      one.hidden = !fits;
      shown += fits;
    }
    form.querySelector("output").textContent = `${shown} of ${cases.length}`;
    document.getElementById("none").hidden = shown > 0;
  };
  const open = () => {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const one = place && place.closest("#list > details");
    if (!one) return;
    if (one.hidden) { form.reset(); apply(); }
    one.open = true;
    one.scrollIntoView();
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", open);
  form.hidden = false;
  apply();
  open();
}
