declare module 'html-encoding-sniffer' {
  /** Which charset a page is written in. The package brings no types. */
  export default function sniff(
    bytes: Uint8Array,
    options?: { transportLayerEncodingLabel?: string; defaultEncoding?: string },
  ): string;
}
