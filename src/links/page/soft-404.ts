import type { Page } from './page.ts';

/** Longer texts are about something. */
const MAX_SHORT = 200;

/** What parts a title into what it says of the page and of the site. */
const PARTS = /\s+[|\-–—·•:»«/]+\s+|[|»«•·]|[.!?…:]+(?=\s|$)/u;

/** What an English saying is made of. */
const LEAD = "((oops|sorry|whoops|uh oh|we're sorry),? )?";
const THING =
  "((the|this|that|requested) )*(page|file|resource|url|site|content|article|document|object|item|post)( (that )?you('| a| we)re (looking|searching) for| you requested| requested)?";
const AUXILIARY = '( (was|is|has|could|can|does|do|been))*';
const NEGATION = "(not|no longer|cannot|can't|couldn't|isn't|doesn't|wasn't)";

/**
 * How pages say that they are none, in the languages of the community: each the whole of a part of a
 * title, so that a page about lost pages is not taken for one.
 */
const SAYINGS: RegExp[] = [
  // In figures, in any language.
  /^(http )?(error|erreur|fehler|erro|eroare|błąd|virhe)?[ #]*(404|410)( (error|erreur|fehler|erro|eroare|błąd|virhe))?$/,
  /^(http )?(error )?(404|410) *(not found|gone|page|file not found|page not found|page missing)$/,
  // English
  new RegExp(
    `^${LEAD}${THING}${AUXILIARY} ${NEGATION}( be| been)? (found|exists?|available|here)( here| on this server)?( 404)?$`,
  ),
  new RegExp(
    `^${LEAD}${THING}${AUXILIARY} (missing|removed|deleted|gone|unavailable|not found)( 404)?$`,
  ),
  /^((oops|sorry),? )?(nothing|not) (was )?found$/,
  /^((oops|sorry),? )?(we )?(can't|cannot|could ?n[o']t|couldn't) find (that|this|the) (page|file|article)( you( a|')re looking for)?$/,
  /^no such (page|file|article)$/,
  // Spanish
  /^(lo sentimos,? )?((la|esta) )?página (que buscas |que busca |solicitada )?(no (se )?(ha sido |ha )?(encontrada|encontrado|encuentra|existe|disponible)|inexistente)$/,
  /^no se (ha encontrado|encontró|encuentra|pudo encontrar) (la|esta) página$|^no encontrad[ao]$/,
  // German
  /^((die|diese|ihre) )?(angeforderte )?(seite|datei)( wurde| konnte| ist)?( leider)? nicht (gefunden( werden)?|(mehr )?vorhanden|(mehr )?verfügbar)$|^(die|diese) seite existiert (leider )?nicht( mehr)?$|^nicht gefunden$/,
  // French
  /^(désolé,? )?((la|cette|votre) )?page (demandée )?(est )?((non |pas )trouvée|introuvable|inexistante|(n'|n’)existe (pas|plus)|n['’]a pas été trouvée)$|^(non|pas) trouvée?$|^introuvable$/,
  // Portuguese
  /^((a|esta) )?página (que procura )?não (foi )?(encontrada|existe|disponível|localizada)$|^não encontrad[ao]$/,
  // Polish
  /^nie (znaleziono|odnaleziono)( (tej|takiej))?( strony)?$|^(podana |ta |taka )?strona (nie (istnieje|została (znaleziona|odnaleziona))|nieznaleziona)$/,
  // Romanian
  /^(pagina|această pagină|pagina căutată) (nu (a fost găsită|există|este disponibilă)|negăsită|inexistentă)$|^nu a fost găsit(ă)?$/,
  // Finnish
  /^(hakemaasi |etsimääsi |valitettavasti )?sivua ei (ole|löydy|löytynyt|ole olemassa|voitu löytää)$|^ei löydy$|^ei löytynyt$/,
];

/** What offers a domain for sale where a site was. */
const FOR_SALE =
  /\b(this |the )?domain (name )?(is|may be|might be) (for sale|available for (sale|purchase)|parked)|\bbuy this domain|\bdomain for sale\b|\bparked (free|domain)|\bdomain (is )?parking|\bis for sale at (dan|sedo|hugedomains|afternic)|\bhugedomains\.com\b|\bsedoparking\b/i;

/** What a page says that says it is none; undefined where it does not. */
export function saysNotFound({ title, heading, text }: Page): string | undefined {
  const sayings = [title, heading, ...(text.length <= MAX_SHORT ? [text] : [])];
  return sayings.find((saying) =>
    [saying, ...saying.split(PARTS)].some((part) => {
      const plain = part
        .normalize('NFC')
        .replace(/[’‘]/g, "'")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}' ,#]+/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim();
      return SAYINGS.some((pattern) => pattern.test(plain));
    }),
  );
}

/** Whether a page offers its own domain for sale. */
export function isForSale({ title, text }: Page): boolean {
  return FOR_SALE.test(title) || (text.length < 2000 && FOR_SALE.test(text));
}
