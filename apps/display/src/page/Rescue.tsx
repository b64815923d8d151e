import { Component, type ReactNode } from "react";

const reloadMs = 10_000;

/** A board that cannot be drawn is loaded anew: nobody stands there to do it. */
export class Rescue extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(): void {
    setTimeout(() => globalThis.location.reload(), reloadMs);
  }

  override render(): ReactNode {
    return this.state.broken ? null : this.props.children;
  }
}
