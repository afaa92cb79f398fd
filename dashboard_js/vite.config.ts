import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  build: { outDir: "../chatting_rt/static/dashboard", emptyOutDir: true },
  test: { environment: "happy-dom", include: ["tests/**/*.test.{ts,tsx}"], passWithNoTests: true },
});
