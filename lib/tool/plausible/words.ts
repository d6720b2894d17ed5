/** The vocabulary of plausible values. Invented or everyday; nothing here is a real person's data. */
const list = (text: string): string[] => text.split('|')

export const FIRST_NAMES = list(
  'Amara|Bruno|Clara|Daniel|Elif|Farid|Greta|Hugo|Ines|Jonas|Keiko|Lena|Mateo|Nadia|Oskar|Priya|Ravi|Sofia|Tomas|Yara',
)
export const LAST_NAMES = list(
  'Almeida|Becker|Castillo|Dubois|Eriksen|Fontaine|Garcia|Haddad|Ivanova|Jansen|Kowalski|Lindqvist|Moreau|Novak|Okafor|Petrov|Rossi|Sato|Torres|Weber',
)
export const CITIES = list(
  'Lisbon|Oslo|Kyoto|Bologna|Ghent|Porto|Aarhus|Valencia|Krakow|Leipzig|Montreal|Utrecht|Seville|Tallinn|Graz|Bergen',
)
export const COUNTRIES = list(
  'Portugal|Norway|Japan|Italy|Belgium|Denmark|Spain|Poland|Germany|Canada|Austria|Estonia',
)
export const STREETS = list(
  'Harbour Street|Mill Lane|Station Road|Orchard Avenue|Chapel Row|Riverside Walk|Market Square|Linden Street',
)
export const COMPANIES = list(
  'Northwind Supplies|Brightwater Foods|Cedar & Finch|Halden Logistics|Lumen Optics|Marlow Books|Tideway Energy|Oakhouse Furniture',
)
export const ADJECTIVES = list(
  'quiet|bright|northern|hidden|early|open|golden|long|small|winter|southern|blue|patient|wild',
)
export const OBJECTS = list(
  'harbour|orchard|meadow|lantern|bridge|river|workshop|garden|island|tower|forest|market|window|coast',
)
export const COLOURS = list('blue|green|red|orange|black|white|teal|yellow')
export const LANGUAGES = list('English|Spanish|French|German|Italian|Portuguese')
export const TICKERS = list('AAPL|MSFT|NVDA|SHOP|SAP|NFLX|DIS|ASML')
export const CURRENCIES = list('EUR|USD|GBP|CHF|SEK|JPY')
export const SENTENCES = list(
  'Please leave it at the front desk.|Prefer a quiet spot near the window.|Agreed with the team on Monday.|Bring the spare key.|Needs a second look before Friday.|First draft, open for comments.',
)
export const SUMMARIES = list(
  'A short overview with the main points and where to read on.|Covers the basics and two worked cases.|Updated after the spring review; the figures are final.|Written for newcomers, with a list of common mistakes.',
)

/** What people look for, by what the tool speaks of; the last row serves every other subject. */
export const TOPICS: readonly [RegExp, string[]][] = [
  [
    /\bbooks?\b|novel|catalogue/,
    list('seafaring|beekeeping|detective stories|ancient trade routes|watercolour'),
  ],
  [
    /pubmed|medic|clinical|disease|drug|protein|gene|chembl|bio(?!g)|compound|health/,
    list(
      'sleep and memory|vitamin D deficiency|migraine prevention|gut microbiome|statin side effects|insulin resistance',
    ),
  ],
  [
    /paper|scholar|arxiv|research|academic|citation|scientific/,
    list(
      'battery recycling|coral reef restoration|graph neural networks|urban heat islands|soil carbon storage|reading development',
    ),
  ],
  [
    /recipe|food|cook|meal|ingredient|nutrition|kitchen|fruit/,
    list('lentil soup|roasted aubergine|rye bread|chickpea curry|apple crumble'),
  ],
  [
    /npm|pypi|cargo|package|library|framework|librar(y|ies) docs|component|sdk|terraform|module/,
    list('date formatting|form validation|http client|state management|command line parsing'),
  ],
  [
    /repo|github|code|commit|developer|programming|api doc|documentation|docs/,
    list('rate limiting|authentication|error handling|pagination|file uploads'),
  ],
  [/crypto|token|coin|blockchain|defi|nft|wallet/, list('bitcoin|ethereum|solana|stablecoin reserves')],
  [
    /stock|market|financ|invest|portfolio|earnings/,
    list('renewable energy|semiconductors|interest rates|grocery retail'),
  ],
  [
    /image|photo|wallpaper|picture|icon|gif|animation|design|font/,
    list('mountain lake at dawn|paper lanterns|desert road|city at night|autumn forest'),
  ],
  [
    /movie|film|series|show|video|youtube|anime/,
    list('silent comedy|nature documentaries|space exploration|heist films'),
  ],
  [/music|song|artist|album|playlist|lyrics/, list('fado|baroque guitar|jazz piano trios|brass bands')],
  [
    /game|steam|player|champion|chess|board/,
    list('co-op puzzle games|city builders|deck building|farming simulators'),
  ],
  [
    /job|career|vacanc|candidate|lead/,
    list('data analyst|electrician|primary school teacher|product designer'),
  ],
  [
    /hotel|travel|flight|airbnb|listing|trip|train|tour|destination|museum|place/,
    list('castle tours|old town walks|family beaches|hiking trails'),
  ],
  [
    /news|headline|article|story|stories|trend|hot/,
    list('solar power|local elections|public transport|wildfire season'),
  ],
  [
    /product|shop|store|price|amazon|item|deal/,
    list('noise-cancelling headphones|rain jacket|desk lamp|travel backpack'),
  ],
  [/app\b|apps\b|android|ios/, list('habit tracker|bird identification|offline maps')],
  [/quran|bible|verse|hadith|scripture/, list('patience|gratitude|charity')],
  [
    /file|document|note|memory|wiki|knowledge/,
    list('meeting notes|budget 2026|onboarding|release checklist'),
  ],
  [/./, list('solar power|electric bikes|urban gardening|public libraries|water conservation')],
]

/** Names of things by what they are; checked before a title is made up. */
export const NAMES: readonly [RegExp, string[]][] = [
  [
    /^(package|library|module|dependency|component|crate|framework)$/,
    list('lodash|express|zod|chart.js|date-fns|accordion'),
  ],
  [/^(chain|network|blockchain|protocol)$/, list('Ethereum|Polygon|Arbitrum')],
  [/^(coin|token|currency)$/, list('Bitcoin|Ethereum|Solana')],
  [
    /^(project|repository|repo|workspace|app|application|database|table|bucket|collection|server|service|container|dataset|branch|user|account|session|instance|group|template|workflow)$/,
    list('quiet-harbour|north-orchard|blue-lantern|tidewater|linden'),
  ],
  [
    /^(event|meeting|appointment|task|issue|ticket|todo|reminder)$/,
    list(
      'Spring planning meeting|Team retrospective|Budget review|Order new chairs|Update the onboarding guide',
    ),
  ],
  [
    /^(recipe|dish|meal|ingredient|food|fruit|product)$/,
    list('apple|lentil soup|rye bread|roasted aubergine'),
  ],
  [/^(champion|summoner|character|hero)$/, list('Ahri|Garen|Jinx|Lux')],
  [/^(country)$/, COUNTRIES],
]
