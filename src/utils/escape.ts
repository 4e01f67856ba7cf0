const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes text for HTML and XML, in an element or between `"`. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

/** Escapes text for a line of Markdown. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\|<>`*_[\]~&]/g, '\\$&');
}
