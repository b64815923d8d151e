import type { SectionOf } from "../../pack.ts";

export const signIn = {
  title: "Sign in",
  how: "Open the sign-in link from your supervisor, or type its code here. Each code works once.",
  code: "Sign-in code",
  submit: "Sign in",
  working: "Signing in …",
  expired: "This code was used already or has expired.",
  expiredHint:
    "Ask your supervisor for a new one. In the sample hall: open the start page again and click the screen.",
  wrongRole: "This page is not for you",
  wrongRoleHint: "You are signed in as {name}. Ask for a link to this page, or sign out first.",
  noHub: "The hub does not answer. Check the connection, then try again.",
  signOut: "Sign out",
  signedOutByHub: "Your sign-in is no longer valid. Please sign in again.",
  home: "Start page",
} as const satisfies SectionOf<"signIn">;
