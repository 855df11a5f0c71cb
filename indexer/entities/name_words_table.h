/* indexer/entities/name_words_table.h: words that tell what the capitals beside them are.
 *
 * Folded, several a row, parted by blanks; a word may stand in rows of several kinds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "indexer/entities/lexicon.h"

struct name_word_row {
    unsigned kinds;
    const char *words;
};

/* clang-format off */
static const struct name_word_row name_word_rows[] = {
    /* before a name, and no part of it */
    {KIND_TITLE, "mr mrs ms miss mme sir dame dr prof professor doctor engr engineer advocate barrister justice judge"},
    {KIND_TITLE, "gen general lt lieutenant col colonel maj major capt captain brig brigadier adm admiral cmdr commander sgt sergeant cpl corporal"},
    {KIND_TITLE, "marshal commodore cdre constable inspector superintendent dsp ssp sp asp dig igp sho marshall subedar havildar naik sepoy lance"},
    {KIND_TITLE, "president premier pm minister secretary ambassador envoy governor senator sen congressman congresswoman rep representative gov mayor"},
    {KIND_TITLE, "presidents ministers generals kings secretaries executive chancellor king queen prince princess emir sheikh shaikh sheik shaykh pope bishop archbishop cardinal rabbi imam father rev reverend"},
    {KIND_TITLE, "ayatollah hojatoleslam hojjatoleslam hojatolislam hojjat mullah maulana maulvi molavi mawlawi mawlavi mufti qari allama haji hajji"},
    {KIND_TITLE, "spokesman spokeswoman spokesperson chairman chairwoman chairperson chair director chief leader coach captain speaker deputy"},
    {KIND_TITLE, "commissioner counsellor councillor attorney prosecutor lawyer analyst editor correspondent reporter adviser advisor aide coordinator"},
    {KIND_TITLE, "mp mna mpa ceo dg ig lawmaker legislator dictator founder detective officer inspector consul"},
    {KIND_TITLE, "comrade crown commandant negotiator administrator undersecretary mullahs vice-president czar tsar emperor warlord"},
    {KIND_TITLE, "brigadiers colonels lieutenants inspectors constables justices professors messrs madam pastor alhaji alhaja hazrat smt counselor honourable honorable highness excellency majesty"},
    {KIND_TITLE, "cm dcm mla mlas dgp adgp dig aig cpo rpo dpo ccpo acp dysp sdpo sdm dag aag cjp cds cdf vc auditor registrar collector principal provost ombudsman"},
    /* titles that are names or other things too: cut where two words of a name follow */
    {KIND_HONORIFIC, "sheikh shaikh sheik sheikha shaykh imam ayatollah lady madame hajj hajji hh auntie aunty uncle mk cs hrh republic"},
    {KIND_ABBREVIATION, "mr mrs ms dr prof engr gen lt col maj capt brig adm cmdr sgt cpl sen rep gov rev st hon messrs jr sr md mohd mt ft"},
    /* between title words, or before them */
    {KIND_TITLE_PART, "interior foreign prime deputy acting vice former chief assistant senior junior defence defense finance home external affairs"},
    {KIND_TITLE_PART, "information federal provincial supreme grand crown first second rear field wing squadron group air retired rtd ret late staff"},
    {KIND_TITLE_PART, "attorney press permanent special additional joint under cabinet state local police army navy petroleum trade commerce energy"},
    {KIND_TITLE_PART, "health education railways water power law justice religious intelligence economy oil agriculture opposition executive managing"},
    {KIND_TITLE_PART, "election technology operating information communications retd general major lieutenant inspector sub vice national security senate majority minority house then ex caretaker interim outgoing designate elect transport roads labour labor planning economic"},
    {KIND_TITLE_PART, "foreign international national regional global economic political social human public common joint special military medical security central"},
    /* lower case before a name: "spokesman Bahram Qassemi" */
    {KIND_ROLE, "spokesman spokeswoman spokesperson president minister premier ambassador envoy governor commander chief leader chairman director"},
    {KIND_ROLE, "secretary head official analyst lawyer attorney judge journalist reporter correspondent editor author writer poet singer actor actress"},
    {KIND_ROLE, "director film-maker filmmaker activist adviser advisor aide expert professor historian economist scientist doctor captain coach"},
    {KIND_ROLE, "batsman bowler striker midfielder goalkeeper defender player skipper wicketkeeper winger mayor senator congressman lawmaker mp"},
    {KIND_ROLE, "representative coordinator general colonel lieutenant sergeant soldier officer inspector constable brother sister wife husband son"},
    {KIND_ROLE, "daughter father mother cousin nephew uncle aunt friend counterpart successor predecessor rival candidate nominee resident farmer"},
    {KIND_ROLE, "shopkeeper driver trader teacher student survivor witness suspect militant smuggler trafficker spy rebel dictator king queen prince"},
    {KIND_ROLE, "princess cleric preacher pope bishop imam victim named called colleague boss founder owner negotiator diplomat prosecutor villager"},
    /* inside a person's name, also in small letters */
    {KIND_PARTICLE, "al ul ur el bin ben ibn bint binti de da dos das di del della du van von der den ter la le abu abou"},
    {KIND_LINK, "al ul ur ud us uz un ar as ad az an el il ol e i o y va and"},
    /* the last, or with \"of\" the first, word of an organisation */
    {KIND_ORG_HEAD, "ministry office force forces agency council bank university party corps commission group army front committee department court"},
    {KIND_ORG_HEAD, "parliament authority association union federation organisation organization institute institution centre center company corporation"},
    {KIND_ORG_HEAD, "movement brigade brigades navy police guard guards service services board bureau directorate secretariat administration assembly"},
    {KIND_ORG_HEAD, "congress senate league alliance coalition society club college school academy foundation fund trust hospital command battalion"},
    {KIND_ORG_HEAD, "regiment division embassy consulate mission cabinet government network airlines airways railways railway newspaper daily"},
    {KIND_ORG_HEAD, "limited ltd inc corp plc llc holdings industries laboratories laboratory chamber chambers tribunal majlis sabha exchange programme"},
    {KIND_ORG_HEAD, "taskforce militia syndicate cartel enterprise enterprises consortium partners studios records press television tv radio news times"},
    {KIND_ORG_HEAD, "rangers levies constabulary fleet squadron unit wing headquarters registry observatory conference convention caucus jirga shura"},
    {KIND_ORG_HEAD, "seminary jamaat jamiat lashkar jaish jeish jaysh tehreek tehrik sipah hizb hezb harakat jabhat mafia gang museum church"},
    {KIND_ORG_HEAD, "industry museum orchestra theatre library hotel committees departments ministries universities bloc team eleven stores motors bancorp systems technologies airlines insurance pharmaceuticals partnership initiative"},
    /* heads that stand at the front alone: Jaish-ul-Adl, Lashkar-e-Taiba */
    {KIND_ORG_FRONT, "jaish jeish jaysh jaishul lashkar tehreek tehrik sipah hizb hezb harakat jabhat jamaat jamiat jund jundul katibat liwa"},
    /* heads too common to take an organisation for certain; they ask for two words before them */
    {KIND_WEAK_HEAD, "group force forces service services unit wing division school team industry conference convention hotel church mission exchange programme times daily press news administration government cabinet initiative fleet radio trust fund stores systems club board company center centre front"},
    {KIND_NATION, "afghan afghans african africans albanian algerian american americans arab arabs arabian argentine argentinian armenian asian asians australian australians austrian azerbaijani azeri bahraini bangladeshi baloch baluch balochi baluchi belarusian belgian bolivian bosnian brazilian british briton britons bulgarian burmese cambodian cameroonian canadian canadians chadian chechen chilean chinese colombian congolese croatian croat cuban cubans cypriot czech danish dane danes dutch ecuadorian egyptian egyptians emirati english estonian ethiopian european europeans filipino finnish finn french frenchman georgian german germans ghanaian greek greeks haitian hungarian indian indians indonesian iranian iranians iraqi iraqis irish israeli israelis italian italians jamaican japanese jordanian kashmiri kashmiris kazakh kenyan kenyans korean koreans kosovar kurd kurds kurdish kuwaiti kyrgyz lebanese liberian libyan libyans lithuanian latvian malaysian malian maltese mexican mexicans moldovan mongolian moroccan nepalese nepali nigerian nigerians norwegian omani pakistani pakistanis palestinian palestinians panamanian pashtun pashtuns pakhtun persian persians peruvian polish pole poles portuguese punjabi qatari romanian romanians russian russians rwandan saudi saudis scottish scot scots senegalese serb serbs serbian sindhi singaporean slovak slovenian somali somalis spanish spaniard sri lankan sudanese swede swedish swiss syrian syrians tajik tajiks taiwanese tamil tamils tanzanian thai tibetan tunisian turk turks turkish turkmen ugandan ukrainian ukrainians uighur uyghur uzbek uzbeks venezuelan venezuelans vietnamese welsh yemeni yemenis zimbabwean hazara hazaras sikh sikhs inuit maori aboriginal zulu hutu tutsi yazidi yazidis rohingya latino hispanic"},
    {KIND_NATION, "albanians algerians andorran andorrans angolan angolans argentines argentinians armenians austrians azerbaijanis azeris bahamian bahamians bahrainis bangladeshis barbadian barbadians basque basques belarusians belgians belizean belizeans beninese bermudian bermudians bhutanese bolivians bosniak bosniaks bosnians brazilians bulgarians burkinabe burundian burundians cambodians cameroonians catalan catalans chadians chechens chileans colombians comorian comorians croatians croats cypriots czechs dominicans ecuadorian ecuadorians eritrean eritreans estonians ethiopians fijian fijians filipinos finns gabonese gambian gambians georgians ghanaians greenlander greenlanders grenadian guatemalan guatemalans guinean guineans guyanese haitians honduran hondurans hungarians icelander icelanders icelandic indonesians ivorian ivorians jamaicans jordanians kazakhs kosovan kosovans kosovars kuwaitis laotian laotians latvians liberians lithuanians luxembourger luxembourgers macedonian macedonians malagasy malawian malawians malaysians malians maldivian maldivians mauritanian mauritanians mauritian mauritians moldovans mongolians montenegrin montenegrins moroccans mozambican mozambicans namibian namibians nepalis nicaraguan nicaraguans nigerien nigeriens nigerians norwegians omanis panamanians papuan papuans paraguayan paraguayans peruvians qataris rican ricans rwandans salvadoran salvadorans salvadorean salvadoreans samoan samoans senegalese seychellois serbians singaporeans slovaks slovene slovenes slovenians soviet soviets surinamese swazi tahitian tanzanians thais tibetans togolese tongan tongans trinidadian trinidadians tunisians ugandans uruguayan uruguayans uzbeks zambian zambians zealander zealanders zimbabweans"},
    /* peoples */
    {KIND_NATION, "aymara berber berbers bedouin bedouins dalit dalits fulani garifuna hausa igbo inca incas kikuyu maasai mapuche mayan oromo quechua roma samaritan tuareg tuaregs yoruba"},
    /* capitals that name nobody */
    {KIND_NO_NAME | KIND_DAY, "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"},
    {KIND_NO_NAME | KIND_DAY, "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"},
    {KIND_NO_NAME, "islam islamic muslim muslims christian christians christianity jew jews jewish hindu hindus sunni sunnis shia shias shiite shiites shi'ite buddhist"},
    {KIND_NO_NAME, "catholic catholics protestant orthodox god allah ramadan ramazan eid muharram ashura christmas easter nowruz quran koran bible prophet islamist islamists"},
    {KIND_NO_NAME, "zionist zionists zionism lgbt lgbtq lgbtqi indigenous omicron hindutva islamophobia eid-ul-adha eid-ul-fitr judaism"},
    /* a part of names, and none alone */
    {KIND_BARE, "council commission committee secretariat college opposition ministry department bureau club church university"},
    {KIND_BARE, "pope tourism manager investigator speaker obamacare"},
    {KIND_NO_NAME, "arabic urdu farsi persian english internet covid coronavirus gmt est edt pst ist utc am pm gdp aids hiv dna rs usd eur km kg kwh mw bcm tv cd dvd pc it"},
    {KIND_NO_NAME, "republican republicans democrat democrats democratic conservative conservatives labour communist communists socialist nazi marxist liberal"},
    {KIND_NO_NAME, "western eastern northern southern south north east west central middle mid upper lower greater northeast northwest southeast southwest"},
    {KIND_NO_NAME, "olympic olympics cup trophy championship festival summit treaty accord agreement act bill resolution constitution war revolution operation"},
    {KIND_NO_NAME, "nobel prize award oscar test odi t20 ipo faq ceo cfo coo phd ngo ngos un-backed ied ieds wmd sms gps usb atm id hq suv uav cop21 q1 q2 q3 q4 ii iii iv vi vii viii ix xi xii"},
    {KIND_NO_NAME, "advertisement photo file editorial opinion updated published read related breaking exclusive live video comments share follow source story also more"},
    {KIND_NO_NAME, "asr dr mr mrs ms sir madam ok yes no day week month year spring winter autumn summer world cold great big new old civil first second third"},
    /* words of English that sentences begin with */
    {KIND_COMMON, "the a an this that these those he she it they we you i his her its their our your my who whom whose which what when where why how if then than as at by for from in into of off on onto out over to up with within without about above across after again against all almost along already also although always am among amid an and another any anyone anything are around aside away back be became because been before behind being below between beyond both but can cannot come could despite did do does done down during each earlier early either else even ever every everyone everything few finally following for former four five six seven eight nine ten hundred hundreds thousand thousands dozens million millions further had has have having here however including indeed instead is just last late later least less let like local many may maybe meanwhile might more most much must near nearly neither never next no nobody none nor not nothing now officials once one only or other others otherwise perhaps people please previously rather recently reportedly several shall should similarly since so some someone something soon still such taken take than thanks there therefore though three through throughout thus today together tomorrow tonight too two under unlike until upon very via was well were what whatever while will yes yesterday yet would according addressing adding asked earlier speaking talking referring calling citing given make made get got go going look see say says said saying tell told think know"},
    {KIND_COMMON, "sources residents authorities eyewitnesses witnesses analysts experts critics supporters protesters militants gunmen troops soldiers rebels insurgents terrorists militias women men children students workers farmers traders doctors families relatives survivors refugees migrants investigators prosecutors lawyers judges lawmakers ministers leaders diplomats negotiators delegates voters candidates journalists reporters rescue relief private major key top total real good bad best high low long short small large open free full final official"},
    {KIND_SPEECH, "said says told tells added adds stated states noted notes stressed asked asks replied announced argued warned warns insisted claimed claims confirmed explained declared emphasized emphasised expressed urged urges reiterated remarked recalled tweeted wrote writes thanked praised condemned criticised criticized welcomed hailed acknowledged admitted denied denies vowed testified agreed met visited arrived who whose"},
    {KIND_PLACE_HEAD, "province district city river lake sea gulf island islands mountain mountains valley strait bay county state region desert pass village town peninsula tehsil airport port crossing prefecture oblast governorate canyon dam territory glacier forest creek hills street road avenue square bridge park canal plain coast border tribal camp delta basin municipality suburb neighborhood neighbourhood"},
    {KIND_PLACE_FRONT, "lake mount mt gulf strait cape port fort san isle camp bandar dera wadi"},
    {KIND_PLACE_CUE, "in near northern southern eastern western central northeastern northwestern southeastern southwestern downtown"},
    {KIND_PLACE_OF, "city town village port district province capital region town county state suburb area island coastal border mountainous north south east west outskirts northeast northwest southeast southwest km kilometers kilometres miles resort settlement hamlet streets"},
    {KIND_NO_ORG, "bill zone limit vehicle vehicles producer producers disease syndrome virus missile missiles framework goal goals price machine scheme code policy regulations rules procedure procedures license licence permit certificate award awards reports dam highway expressway motorway certificate"},
    {KIND_NO_ORG, "corridor plan agreement act treaty line project pipeline understanding report law index day product gas system act rate memorandum tax survey strategy programme program"},
    {KIND_NO_NAME, "mv hms uss ins hh bsc msc ba ma bs mba rights mou loc lng lpg cpec jcpoa tapi fir npt sop sops lc ied mna mpa mp coas igp"},
    {KIND_AFTER_HYPHEN, "based led backed born style era owned run held made wide like only free long old to and bound linked inspired listed made trained type"},
    {KIND_JOIN, "of for on"},
};
/* clang-format on */
