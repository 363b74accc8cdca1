// Shows what is typed into a password field while the button beside it is pressed down. Without this file the field is an ordinary one.
for (const button of document.querySelectorAll("[data-shows]")) {
  const input = document.getElementById(button.dataset.shows);
  button.hidden = false;
  button.addEventListener("click", () => {
    const shows = input.type === "password";
    input.type = shows ? "text" : "password";
    button.setAttribute("aria-pressed", shows);
  });
  input.form?.addEventListener("submit", () => { input.type = "password"; });
}

// After a refused form the summary is read first.
document.querySelector(".error-summary")?.focus();
