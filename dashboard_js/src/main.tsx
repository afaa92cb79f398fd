import "./style/tokens.css";
import "./style/base.css";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App } from "./app.tsx";
import { apply_theme } from "./preferences.ts";
import { LanguageProvider, load_language } from "./words/index.tsx";

apply_theme();

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root.");

const first = await load_language();

createRoot(root).render(
  <StrictMode>
    <LanguageProvider first={first}>
      <App />
    </LanguageProvider>
  </StrictMode>,
);
