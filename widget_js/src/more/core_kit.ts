import { Fragment, jsx, jsxs } from "preact/jsx-runtime";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { locale_of } from "../locales/locale.ts";
import { useLocale, useSurroundings } from "../ui/context.ts";

/** What the second file uses of the first, handed over when it is loaded: two copies of Preact would not know each other. */
export const core_kit = {
  Fragment,
  jsx,
  jsxs,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  locale_of,
  useLocale,
  useSurroundings,
};

export type CoreKit = typeof core_kit;
