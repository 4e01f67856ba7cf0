/** A language that pages can be written in, and every word that the site itself puts on a page. */
export interface Language {
  /** Its own name. */
  name: string;
  /** The first link of a page, for those who do not use a mouse. */
  skip: string;
  /** Names of the two lists of links in the header. */
  pages: string;
  languages: string;
  /** The name of the list of pages that lead down to this one. */
  breadcrumbs: string;
  /** In small type above the heading of a draft. */
  draft: string;
  /** The title of a `<Note>` that has none of its own. */
  note: string;
  /** What a `<Video>` is. */
  video: string;
  /** The headings of the three kinds of `<Remark>`. */
  remarks: Record<'kudos' | 'questions' | 'concerns', string>;
  /** The name of a table, for screen readers. */
  table: (number: number) => string;
  footnotes: string;
  /** The name of the arrow after a footnote; a second one to the same footnote is `1-2`. */
  backToReference: (number: string) => string;
  /** What is said after a link that leads anywhere else than to its address. */
  archived: (year: string) => string;
  gone: string;
  movedToHost: (host: string) => string;
  moved: string;
  /** What is said after a link to a page in another language; the name as `Intl.DisplayNames` has it. */
  inLanguage: (name: string) => string;
  /** The heading of the list of addresses that links had. */
  originalLinks: string;
  /** What a translation says until it was reviewed. */
  unreviewed: string;
  community: (organisation: string, founded: number) => string;
  /** Before and after the name of the licence. */
  licence: string;
  share: string;
  /** Before the page's address, in print. */
  address: string;
  /** Before a day. */
  published: string;
  changed: string;
  edit: string;
  source: string;
  /** The heading of a page that redirects. */
  redirect: string;
  /** The page for an address that does not exist. */
  notFound: Record<'title' | 'eyebrow' | 'description' | 'text' | 'home', string>;
}

/** The languages that pages can be written in, by their BCP 47 codes. */
export const languages = {
  en: {
    name: 'English',
    skip: 'Skip to the text',
    pages: 'Pages',
    languages: 'Languages',
    breadcrumbs: 'Breadcrumbs',
    draft: 'Draft, not published',
    note: 'Note',
    video: 'Video',
    remarks: { kudos: 'Kudos', questions: 'Questions', concerns: 'Concerns' },
    table: (number) => `Table ${number}`,
    footnotes: 'Footnotes',
    backToReference: (number) => `Back to reference ${number}`,
    archived: (year) => `archived copy, ${year}`,
    gone: 'this page is gone',
    movedToHost: (host) => `now at ${host}`,
    moved: 'at a new address',
    inLanguage: (name) => `in ${name}`,
    originalLinks: 'Original link addresses',
    unreviewed: 'No native speaker in our community has reviewed this translation yet.',
    community: (organisation, founded) =>
      `By the community of ${organisation}, learning in the open since ${founded}.`,
    licence: 'Text and pictures:',
    share: 'Please share them, and credit us.',
    address: 'This page:',
    published: 'First published',
    changed: 'Last changed',
    edit: 'Edit this page',
    source: 'Source of this site',
    redirect: 'This page has moved',
    notFound: {
      title: 'Page not found',
      eyebrow: 'Nothing at this address',
      description: 'There is no page at this address.',
      text: 'The page may have been renamed, or the link may be mistyped.',
      home: 'Go to the home page',
    },
  },
  es: {
    name: 'Español',
    skip: 'Ir al texto',
    pages: 'Páginas',
    languages: 'Idiomas',
    breadcrumbs: 'Ruta de navegación',
    draft: 'Borrador, sin publicar',
    note: 'Nota',
    video: 'Vídeo',
    remarks: { kudos: 'Elogios', questions: 'Preguntas', concerns: 'Inquietudes' },
    table: (number) => `Tabla ${number}`,
    footnotes: 'Notas',
    backToReference: (number) => `Volver a la llamada de la nota ${number}`,
    archived: (year) => `copia archivada, ${year}`,
    gone: 'esta página ya no existe',
    movedToHost: (host) => `ahora en ${host}`,
    moved: 'en una dirección nueva',
    inLanguage: (name) => `en ${name}`,
    originalLinks: 'Direcciones originales de los enlaces',
    unreviewed:
      'Nadie de nuestra comunidad que tenga el español como lengua materna ha revisado aún esta traducción.',
    community: (organisation, founded) =>
      `Creado por la comunidad de ${organisation}, que aprende de forma abierta desde ${founded}.`,
    licence: 'Textos e imágenes:',
    share: 'Compártelos y cítanos, por favor.',
    address: 'Esta página:',
    published: 'Publicada el',
    changed: 'Modificada el',
    edit: 'Editar esta página',
    source: 'Código fuente de este sitio',
    redirect: 'Esta página ha cambiado de dirección',
    notFound: {
      title: 'Página no encontrada',
      eyebrow: 'Nada en esta dirección',
      description: 'No hay ninguna página en esta dirección.',
      text: 'Puede que la página haya cambiado de nombre o que el enlace esté mal escrito.',
      home: 'Ir a la página de inicio',
    },
  },
  de: {
    name: 'Deutsch',
    skip: 'Zum Text springen',
    pages: 'Seiten',
    languages: 'Sprachen',
    breadcrumbs: 'Navigationspfad',
    draft: 'Entwurf, nicht veröffentlicht',
    note: 'Hinweis',
    video: 'Video',
    remarks: { kudos: 'Lob', questions: 'Fragen', concerns: 'Bedenken' },
    table: (number) => `Tabelle ${number}`,
    footnotes: 'Fußnoten',
    backToReference: (number) => `Zurück zum Verweis ${number}`,
    archived: (year) => `archivierte Kopie, ${year}`,
    gone: 'diese Seite gibt es nicht mehr',
    movedToHost: (host) => `jetzt auf ${host}`,
    moved: 'unter neuer Adresse',
    inLanguage: (name) => `auf ${name}`,
    originalLinks: 'Ursprüngliche Adressen der Links',
    unreviewed:
      'Diese Übersetzung hat aus unserer Community noch niemand durchgesehen, dessen Muttersprache Deutsch ist.',
    community: (organisation, founded) =>
      `Von der Community der ${organisation}, die seit ${founded} offen miteinander lernt.`,
    licence: 'Texte und Bilder:',
    share: 'Gib sie gern weiter und nenn uns dabei.',
    address: 'Diese Seite:',
    published: 'Zuerst veröffentlicht am',
    changed: 'Zuletzt geändert am',
    edit: 'Diese Seite bearbeiten',
    source: 'Quelltext dieser Website',
    redirect: 'Diese Seite ist umgezogen',
    notFound: {
      title: 'Seite nicht gefunden',
      eyebrow: 'Nichts unter dieser Adresse',
      description: 'Unter dieser Adresse gibt es keine Seite.',
      text: 'Vielleicht hat die Seite einen neuen Namen, oder im Link ist ein Tippfehler.',
      home: 'Zur Startseite',
    },
  },
  fr: {
    name: 'Français',
    skip: 'Aller au texte',
    pages: 'Pages',
    languages: 'Langues',
    breadcrumbs: 'Fil d’Ariane',
    draft: 'Brouillon, non publié',
    note: 'Remarque',
    video: 'Vidéo',
    remarks: { kudos: 'Compliments', questions: 'Questions', concerns: 'Réserves' },
    table: (number) => `Tableau ${number}`,
    footnotes: 'Notes',
    backToReference: (number) => `Retour à l’appel de note ${number}`,
    archived: (year) => `copie archivée, ${year}`,
    gone: 'cette page n’existe plus',
    movedToHost: (host) => `désormais sur ${host}`,
    moved: 'à une nouvelle adresse',
    inLanguage: (name) => `en ${name}`,
    originalLinks: 'Adresses d’origine des liens',
    unreviewed:
      'Aucune personne de langue maternelle française de notre communauté n’a encore relu cette traduction.',
    community: (organisation, founded) =>
      `Une création de la communauté de ${organisation}, qui apprend de façon ouverte depuis ${founded}.`,
    licence: 'Textes et images\u00a0:',
    share: 'Partage-les et cite-nous, s’il te plaît.',
    address: 'Cette page\u00a0:',
    published: 'Publiée le',
    changed: 'Modifiée le',
    edit: 'Modifier cette page',
    source: 'Code source de ce site',
    redirect: 'Cette page a changé d’adresse',
    notFound: {
      title: 'Page introuvable',
      eyebrow: 'Rien à cette adresse',
      description: 'Il n’y a pas de page à cette adresse.',
      text: 'La page a peut-être changé de nom, ou le lien contient une faute de frappe.',
      home: 'Aller à la page d’accueil',
    },
  },
  pt: {
    name: 'Português',
    skip: 'Ir para o texto',
    pages: 'Páginas',
    languages: 'Idiomas',
    breadcrumbs: 'Trilha de navegação',
    draft: 'Rascunho, não publicado',
    note: 'Nota',
    video: 'Vídeo',
    remarks: { kudos: 'Elogios', questions: 'Perguntas', concerns: 'Ressalvas' },
    table: (number) => `Tabela ${number}`,
    footnotes: 'Notas',
    backToReference: (number) => `Voltar à chamada da nota ${number}`,
    archived: (year) => `cópia arquivada, ${year}`,
    gone: 'esta página não existe mais',
    movedToHost: (host) => `agora em ${host}`,
    moved: 'em novo endereço',
    inLanguage: (name) => `em ${name}`,
    originalLinks: 'Endereços originais dos links',
    unreviewed:
      'Ninguém da nossa comunidade que tenha o português como língua materna revisou esta tradução ainda.',
    community: (organisation, founded) =>
      `Pela comunidade da ${organisation}, que aprende de forma aberta desde ${founded}.`,
    licence: 'Textos e imagens:',
    share: 'Compartilhe e dê o crédito a nós, por favor.',
    address: 'Esta página:',
    published: 'Publicada em',
    changed: 'Alterada em',
    edit: 'Editar esta página',
    source: 'Código-fonte deste site',
    redirect: 'Esta página mudou de endereço',
    notFound: {
      title: 'Página não encontrada',
      eyebrow: 'Nada neste endereço',
      description: 'Não há nenhuma página neste endereço.',
      text: 'A página pode ter mudado de nome, ou o link pode ter um erro de digitação.',
      home: 'Ir para a página inicial',
    },
  },
  pl: {
    name: 'Polski',
    skip: 'Przejdź do tekstu',
    pages: 'Strony',
    languages: 'Języki',
    breadcrumbs: 'Ścieżka nawigacyjna',
    draft: 'Szkic, nieopublikowany',
    note: 'Warto wiedzieć',
    video: 'Film',
    remarks: { kudos: 'Pochwały', questions: 'Pytania', concerns: 'Wątpliwości' },
    table: (number) => `Tabela ${number}`,
    footnotes: 'Przypisy',
    backToReference: (number) => `Wróć do odnośnika ${number}`,
    archived: (year) => `kopia archiwalna, ${year}`,
    gone: 'ta strona już nie istnieje',
    movedToHost: (host) => `teraz: ${host}`,
    moved: 'pod nowym adresem',
    // From the adjective that Unicode gives, angielski, the adverb.
    inLanguage: (name) => `po ${name.replace(/i$/, 'u')}`,
    originalLinks: 'Pierwotne adresy linków',
    unreviewed:
      'Nikt z naszej społeczności, dla kogo polski jest językiem ojczystym, nie sprawdził jeszcze tego tłumaczenia.',
    community: (organisation, founded) =>
      `Stworzone przez społeczność ${organisation}, która od ${founded} roku uczy się w otwarty sposób.`,
    licence: 'Teksty i ilustracje:',
    share: 'Udostępniaj je i podawaj nas jako źródło.',
    address: 'Ta strona:',
    published: 'Opublikowano',
    changed: 'Zmieniono',
    edit: 'Edytuj tę stronę',
    source: 'Kod źródłowy tej witryny',
    redirect: 'Ta strona ma nowy adres',
    notFound: {
      title: 'Nie znaleziono strony',
      eyebrow: 'Pod tym adresem nic nie ma',
      description: 'Pod tym adresem nie ma żadnej strony.',
      text: 'Być może strona zmieniła nazwę albo w linku jest literówka.',
      home: 'Przejdź do strony głównej',
    },
  },
  ro: {
    name: 'Română',
    skip: 'Sari la text',
    pages: 'Pagini',
    languages: 'Limbi',
    breadcrumbs: 'Calea de navigare',
    draft: 'Ciornă, nepublicată',
    note: 'Notă',
    video: 'Video',
    remarks: { kudos: 'Aprecieri', questions: 'Întrebări', concerns: 'Îngrijorări' },
    table: (number) => `Tabelul ${number}`,
    footnotes: 'Note de subsol',
    backToReference: (number) => `Înapoi la trimiterea ${number}`,
    archived: (year) => `copie arhivată, ${year}`,
    gone: 'această pagină nu mai există',
    movedToHost: (host) => `acum pe ${host}`,
    moved: 'la o adresă nouă',
    inLanguage: (name) => `în ${name}`,
    originalLinks: 'Adresele inițiale ale linkurilor',
    unreviewed:
      'Niciun vorbitor nativ de română din comunitatea noastră nu a revizuit încă această traducere.',
    community: (organisation, founded) =>
      `Creat de comunitatea ${organisation}, care învață în mod deschis din ${founded}.`,
    licence: 'Texte și imagini:',
    share: 'Dă-le mai departe și menționează-ne.',
    address: 'Această pagină:',
    published: 'Publicată pe',
    changed: 'Modificată pe',
    edit: 'Editează această pagină',
    source: 'Codul sursă al acestui site',
    redirect: 'Această pagină și-a schimbat adresa',
    notFound: {
      title: 'Pagina nu a fost găsită',
      eyebrow: 'Nimic la această adresă',
      description: 'La această adresă nu există nicio pagină.',
      text: 'Poate că pagina are un nume nou sau linkul este scris greșit.',
      home: 'Mergi la pagina principală',
    },
  },
  fi: {
    name: 'Suomi',
    skip: 'Siirry tekstiin',
    pages: 'Sivut',
    languages: 'Kielet',
    breadcrumbs: 'Murupolku',
    draft: 'Luonnos, ei julkaistu',
    note: 'Huomaa',
    video: 'Video',
    remarks: { kudos: 'Kehut', questions: 'Kysymykset', concerns: 'Huolenaiheet' },
    table: (number) => `Taulukko ${number}`,
    footnotes: 'Alaviitteet',
    backToReference: (number) => `Takaisin viitteeseen ${number}`,
    archived: (year) => `arkistoitu kopio, ${year}`,
    gone: 'tätä sivua ei enää ole',
    movedToHost: (host) => `nyt osoitteessa ${host}`,
    moved: 'uudessa osoitteessa',
    inLanguage: (name) => `kieli: ${name}`,
    originalLinks: 'Linkkien alkuperäiset osoitteet',
    unreviewed:
      'Kukaan suomea äidinkielenään puhuva yhteisömme jäsen ei ole vielä tarkistanut tätä käännöstä.',
    community: (organisation, founded) =>
      `Tekijä: ${organisation} -yhteisö, joka on oppinut avoimesti vuodesta ${founded} lähtien.`,
    licence: 'Tekstit ja kuvat:',
    share: 'Jaa niitä ja mainitse meidät.',
    address: 'Tämä sivu:',
    published: 'Julkaistu',
    changed: 'Muokattu',
    edit: 'Muokkaa tätä sivua',
    source: 'Sivuston lähdekoodi',
    redirect: 'Tämä sivu on siirtynyt uuteen osoitteeseen',
    notFound: {
      title: 'Sivua ei löytynyt',
      eyebrow: 'Tässä osoitteessa ei ole mitään',
      description: 'Tässä osoitteessa ei ole sivua.',
      text: 'Sivun nimi on ehkä muuttunut, tai linkissä on kirjoitusvirhe.',
      home: 'Siirry etusivulle',
    },
  },
  ar: {
    name: 'العربية',
    skip: 'الانتقال إلى النص',
    pages: 'الصفحات',
    languages: 'اللغات',
    breadcrumbs: 'مسار التنقل',
    draft: 'مسودة غير منشورة',
    note: 'ملاحظة',
    video: 'فيديو',
    remarks: { kudos: 'إشادة', questions: 'أسئلة', concerns: 'ملاحظات للتحسين' },
    table: (number) => `الجدول ${number}`,
    footnotes: 'الحواشي',
    backToReference: (number) => `العودة إلى موضع الحاشية ${number}`,
    archived: (year) => `نسخة مؤرشفة، ${year}`,
    gone: 'لم تعد هذه الصفحة موجودة',
    movedToHost: (host) => `الآن على ${host}`,
    moved: 'على عنوان جديد',
    inLanguage: (name) => `ب${name}`,
    originalLinks: 'الروابط الأصلية',
    unreviewed: 'لم يراجع هذه الترجمة بعدُ أحد من أبناء العربية في مجتمعنا.',
    community: (organisation, founded) =>
      `من إعداد مجتمع ${organisation} الذي يتعلّم بانفتاح منذ عام ${founded}.`,
    licence: 'النصوص والصور:',
    share: 'شاركوها واذكروا مصدرها.',
    address: 'هذه الصفحة:',
    published: 'نُشرت في',
    changed: 'آخر تعديل في',
    edit: 'تعديل هذه الصفحة',
    source: 'الشيفرة المصدرية لهذا الموقع',
    redirect: 'انتقلت هذه الصفحة إلى عنوان جديد',
    notFound: {
      title: 'الصفحة غير موجودة',
      eyebrow: 'لا شيء على هذا العنوان',
      description: 'لا توجد صفحة على هذا العنوان.',
      text: 'ربما تغيّر اسم الصفحة، أو أن في الرابط خطأً مطبعيًا.',
      home: 'إلى الصفحة الرئيسية',
    },
  },
} satisfies Record<string, Language>;

/** The BCP 47 code of a language that pages can be written in. */
export type LanguageCode = keyof typeof languages;

/** All codes. */
export const languageCodes = Object.keys(languages) as LanguageCode[];

/** Whether a language is written from left to right (`ltr`) or from right to left (`rtl`). */
export function directionOf(code: LanguageCode) {
  return new Intl.Locale(code).getTextInfo().direction ?? 'ltr';
}

/** Language and country, as social networks write them: https://ogp.me/#optional */
export function localeOf(code: LanguageCode): string {
  const { language, region } = new Intl.Locale(code).maximize();
  return `${language}_${region}`;
}

/** The English name of a language, for editors. */
export function nameLanguage(code: LanguageCode): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code;
}

/** What is said of a page in one language to readers of another: `in English`. */
export function sayLanguage(of: LanguageCode, to: LanguageCode): string {
  const name = new Intl.DisplayNames(to, { type: 'language' }).of(of) ?? languages[of].name;
  return languages[to].inLanguage(name);
}

/**
 * How long something takes, in whole minutes if it is one or more, as a language says it: `1 hour, 2 minutes`.
 *
 * @param duration as in a video player: `12:30`, `1:02:03`
 */
export function sayDuration(duration: string, language: LanguageCode): string {
  const seconds = duration.split(':').reduce((total, part) => total * 60 + Number(part), 0);
  const all = Math.round(seconds / 60);
  const parts = seconds < 60 ? { seconds } : { hours: Math.floor(all / 60), minutes: all % 60 };
  return new Intl.DurationFormat(language, { style: 'long' }).format(parts);
}
