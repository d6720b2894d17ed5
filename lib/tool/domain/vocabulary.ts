/**
 * The domains that the built-in author knows, each by the words that speak for it: stems of English words as they
 * stand in names and descriptions of tools. A word speaks for one domain only; words that every tool uses (search,
 * file, data, user) speak for none.
 */
export const DOMAIN_WORDS = {
  Weather: 'weather forecast temperature precipitation humidity wind rain snow climate meteorological storm',
  'Travel & transport':
    'travel trip flight airline airport hotel train station departure itinerary passenger booking luggage ferry bus taxi ride bike vacation tourist',
  'Maps & places':
    'map geocode latitude longitude coordinates route direction distance place nearby address street elevation',
  Finance:
    'stock portfolio dividend finance financial bank loan mortgage currency exchange invoice payment ledger tax balance investor earnings accounting',
  'Crypto & blockchain':
    'crypto cryptocurrency blockchain token wallet ethereum bitcoin solana defi nft staking onchain coin gas swap',
  Commerce:
    'product cart checkout order shop store inventory sku price discount merchant shipping parcel refund catalogue',
  'Food & drink': 'recipe ingredient meal restaurant menu cuisine food cook drink nutrition grocery',
  Health:
    'health patient doctor medical clinical disease drug symptom hospital appointment diagnosis fitness workout sleep',
  'Media & entertainment':
    'music song playlist album artist movie film video podcast streaming episode anime lyrics concert ticket theatre',
  Games: 'game player chess match team league score steam quest card pokemon dice',
  News: 'news article headline trending journalist press newspaper hot feed rss',
  'Social & communication':
    'message chat email mail channel post tweet comment conversation contact inbox slack telegram sms mention follower',
  'Research & education':
    'paper scholar academic citation author journal research arxiv pubmed course lesson student teacher quiz library book school dictionary university',
  'Software development':
    'code repository commit branch pull issue package snippet compile component debug deploy ci framework sdk npm lint',
  'Web & browser': 'browser webpage page click navigate screenshot scrape crawl html website tab dom',
  'Databases & analysis':
    'database table sql schema column row collection dataset chart statistics matrix equation calculate spreadsheet math',
  'Files & systems': 'filesystem directory folder shell command terminal disk cpu container windows linux',
  'Image & design': 'image photo picture drawing design figma canvas svg logo color render icon art',
  'Language & AI':
    'model prompt llm embedding translate translation summarize speech voice text-to-speech think thought reasoning memory',
  'Time & tasks': 'calendar event task todo reminder schedule timezone meeting habit',
  'Security & networks':
    'security vulnerability scan password certificate ssl cve malware dns whois port encryption auth',
  'Home & property':
    'house apartment property real-estate rent tenant room light thermostat garden plant repair',
  'Jobs & business':
    'job candidate resume company employee hr crm lead customer sales payroll contract recruiter',
}

export const DOMAINS: readonly string[] = Object.keys(DOMAIN_WORDS)
