/** The kiosk's own page on a machine that is a kiosk and a screen at once: the last file of policies says it for both. */
const kioskPage = "http://127.0.0.1:8081";

/** What Chromium does on a public machine, whoever touches it: chromeenterprise.google/policies names each. 2: blocked. */
const locked = {
  // Nothing but the page: no other address, no file, no page of the browser's own, which "*" leaves out.
  URLBlocklist: ["*", "chrome://*", "devtools://*", "view-source:*"],
  DeveloperToolsAvailability: 2,
  RemoteDebuggingAllowed: false,
  ExtensionInstallBlocklist: ["*"],
  IncognitoModeAvailability: 1,
  BrowserGuestModeEnabled: false,
  BrowserAddPersonEnabled: false,
  BrowserSignin: 0,
  SyncDisabled: true,
  BookmarkBarEnabled: false,
  EditBookmarksEnabled: false,
  SearchSuggestEnabled: false,
  PasswordManagerEnabled: false,
  AutofillAddressEnabled: false,
  AutofillCreditCardEnabled: false,
  TranslateEnabled: false,
  TaskManagerEndProcessEnabled: false,
  // Nothing comes onto the disk, nothing is chosen from it, nothing goes to another printer.
  DownloadRestrictions: 3,
  AllowFileSelectionDialogs: false,
  PrintingEnabled: false,
  ScreenCaptureAllowed: false,
  AudioCaptureAllowed: false,
  VideoCaptureAllowed: false,
  DefaultPopupsSetting: 2,
  DefaultNotificationsSetting: 2,
  DefaultGeolocationSetting: 2,
  DefaultSensorsSetting: 2,
  DefaultClipboardSetting: 2,
  DefaultWebBluetoothGuardSetting: 2,
  DefaultWebUsbGuardSetting: 2,
  DefaultWebHidGuardSetting: 2,
  DefaultSerialGuardSetting: 2,
  DefaultFileSystemReadGuardSetting: 2,
  DefaultFileSystemWriteGuardSetting: 2,
  DefaultWindowManagementSetting: 2,
  DefaultLocalFontsSetting: 2,
  BackgroundModeEnabled: false,
  MetricsReportingEnabled: false,
} as const;

/**
 * Chromium's policies for a machine that shows one page, as the text of a managed file.
 * @param address of the page
 */
export function policiesText(address: string): string {
  const { origin } = new URL(address);
  const allowed = origin === kioskPage ? [origin] : [origin, kioskPage];
  return `${JSON.stringify({ ...locked, URLAllowlist: allowed }, null, 2)}\n`;
}
