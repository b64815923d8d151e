/** The picture of a call: somebody who walks to a counter. */
export function CallPicture(): React.ReactNode {
  return (
    <svg className="call-picture" viewBox="0 0 40 24" aria-hidden="true">
      <circle cx="7" cy="4" r="3" fill="currentColor" />
      <path
        d="M7 8.5v7m0-6 4 3.5M7 9.5l-3.5 4M7 15l3.5 7M7 15l-4 7"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path
        d="M15 12h8m-3.5-3.5L23 12l-3.5 3.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="33" cy="5" r="2.6" fill="currentColor" />
      <path d="M29 13.5a4 4 0 0 1 8 0zM27 15h12v7.5H27z" fill="currentColor" />
    </svg>
  );
}
