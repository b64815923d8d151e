/** All in milliseconds, but `patience`. */
export interface ThermometerTiming {
  /** Between two measurements. */
  readonly measure: number;
  /** For the answer to one question. */
  readonly answer: number;
  /** Between two looks for a device that is not there. */
  readonly rescan: number;
  /** So many unanswered or senseless answers in a row make the device ill. */
  readonly patience: number;
}

export const thermometerTiming: ThermometerTiming = { measure: 500, answer: 400, rescan: 1000, patience: 3 };
