/**
 * What people of one part of the world are called and how they live. A name is all its spellings, joined by `/`, the usual one
 * first: short forms, transliterations, and other scripts that the same person is written in.
 */
export type Culture = {
  women: readonly string[];
  men: readonly string[];
  /** Frequent ones first. */
  surnames: readonly string[];
  /** Parts of the seldom surnames. */
  surnameParts: readonly [readonly string[], readonly string[]];
  streets: readonly [readonly string[], readonly string[]];
  /** City, then its state. */
  cities: readonly (readonly [string, string])[];
  country: string;
  /** `9` stands for a digit and `A` for a letter. */
  postcode: string;
  mobile: string;
  landline: string;
  /** House number after the street. */
  numberLast?: true;
};

const words = (text: string): string[] => text.trim().split(/\s+/);
/** One item between commas; may contain blanks. */
const items = (text: string): string[] => text.split(',').map((item) => item.trim());
const cities = (text: string) =>
  items(text).map((item) => {
    const [city = '', state = ''] = item.split(':');
    return [city, state] as const;
  });

const english: Culture = {
  women:
    words(`olivia/liv emily/em/emmy charlotte/lottie amelia/millie isabella/bella/izzy sophie/sophia chloe/khloe grace ruby ella
    lily/lilly mia zoe/zoey hannah/hanna lucy georgia/georgie jessica/jess/jessie alexandra/alex/sandra madeleine/maddie/madeline victoria/vicky
    katherine/catherine/kate/katie elizabeth/liz/beth/lizzie margaret/maggie/peggy jennifer/jen/jenny samantha/sam rebecca/becky stephanie/steph/stephany
    nicole/nicky rachel/rachael amanda/mandy susan/sue/susie patricia/pat/trish deborah/deb/debbie caitlin/kaitlyn/katelyn abigail/abby
    imogen eleanor/ellie/nell phoebe/phebe harriet/hattie matilda/tilly annabelle/annabel tahlia/talia brianna/briana lara jasmine/jasmin holly
    georgina/gina claire/clare yvonne/evonne theresa/teresa/tess kirra bronte indiana/indi sienna/siena jade alana/alanna bethany/beth natalie/nat`),
  men: words(`jack/jackson william/will/bill/billy joshua/josh thomas/tom/tommy james/jim/jimmy lachlan/lachie samuel/sam benjamin/ben daniel/dan/danny
    matthew/matt ethan alexander/alex/sandy nicholas/nick/nicolas michael/mike/mick jacob/jake luke/lucas ryan harrison/harry liam oliver/ollie
    christopher/chris andrew/andy/drew robert/rob/bob/bobby richard/rick/dick joseph/joe/joey anthony/tony zachary/zac/zach cameron/cam
    jonathan/jon/jonny nathan/nate nathaniel/nat timothy/tim edward/ed/ted/eddie charles/charlie/chuck henry/harry patrick/pat/paddy
    stephen/steven/steve peter/pete gregory/greg kenneth/ken ronald/ron gerald/gerry lawrence/larry/laurie raymond/ray philip/phil/phillip
    hugh/huw angus/gus callum/calum connor/conor mitchell/mitch dylan/dillon blake jayden/jaydon bailey/bayley hamish fergus rory flynn finn
    geoffrey/jeffrey/geoff francis/frank frederick/fred/freddie alfred/alf/alfie walter/walt victor/vic terence/terry leonard/len/lenny`),
  surnames:
    words(`smith/smyth jones williams brown/browne taylor/tayler wilson/willson davies/davis white/whyte clarke/clark thomas johnson/johnston
    robinson thompson/thomson walker green/greene hughes hall lewis/louis wright/right edwards harris jackson martin wood/woods turner
    evans hill cooper ward morris/morrice moore/more baker harrison king morgan allen/allan/alan phillips/philips/phillipps scott watson parker bennett/bennet
    young griffiths/griffith mitchell carter richardson bailey/baillie/bayley shaw miller/millar bell campbell anderson/andersen ryan kelly/kelley
    nguyen o'brien/obrien o'connor/oconnor macdonald/mcdonald mackenzie/mckenzie mccarthy/maccarthy murphy stewart/stuart reid/reed/read
    fitzgerald crawford webb simpson ellis pearce/pierce foster cox chapman rogers/rodgers powell marshall mason mills palmer
    stevens/stephens hunter holmes knight matthews/mathews barnes fisher butler russell/russel lloyd gibson jenkins/jenkyns`),
  surnameParts: [
    words(`ash back barn beck black brad bran brook burn carl cart chat clay cob crom dar den dun east eden far fen field gar glen gold good
      hal ham har hart hay hazel heath hol hum kel ken kirk lang law lin long lud mar mel mid mor nor oak old pen pick pres rad red ring
      rock rose row ruth sal sand shel sher sil stan stock strat sut tan thorn tor up wal war wash wel west whit wil win wood wool yar`),
    words(`bridge brook burn bury by combe cott croft dale den field ford gate grave ham hurst land leigh ley lock low man more ridge
      sey shaw sley stead stock stone ston ter thorpe ton wall ward way well wick win wood worth yard`),
  ],
  streets: [
    words(`church station high park victoria albert george queen king mill school grange chapel elm oak cedar willow river hillcrest bridge
      wattle banksia acacia jarrah forbes macquarie phillip hunter bligh flinders cook dampier kingsley stirling lonsdale franklin barton
      kent essex surrey devon hawthorn maple poplar laurel orchard garden meadow valley summit ridge lake bay harbour beach ocean cliff`),
    words('street road avenue crescent place drive court lane close parade terrace way'),
  ],
  cities:
    cities(`sydney:nsw, newcastle:nsw, wollongong:nsw, albury:nsw, dubbo:nsw, tamworth:nsw, penrith:nsw, melbourne:vic, geelong:vic, ballarat:vic,
    bendigo:vic, mildura:vic, frankston:vic, brisbane:qld, cairns:qld, townsville:qld, toowoomba:qld, mackay:qld, southport:qld, perth:wa,
    fremantle:wa, bunbury:wa, albany:wa, adelaide:sa, mount gambier:sa, whyalla:sa, hobart:tas, launceston:tas, darwin:nt, canberra:act`),
  country: 'AU',
  postcode: '9999',
  mobile: '+61 4## ### ###',
  landline: '+61 2 #### ####',
};

const dutch: Culture = {
  women:
    words(`anna/anneke/anne maria/marieke/ria johanna/hanneke/jo elisabeth/els/lies/liesbeth cornelia/corrie/cora catharina/trijntje/toos/karin
    wilhelmina/willemijn/mien hendrika/rika/henny emma sophie/sofie julia lotte/charlotte sanne/susanna fleur femke fenna roos/rosa lieke anouk
    saskia ingrid marloes esther margriet/griet/margaretha geertruida/truus/trudy petronella/nel/petra antonia/toos/toni jacoba/coba
    francisca/cisca/fransje sara/saar eva evi tess noor/eleonora isa yara maud iris jasmijn linde hilde`),
  men: words(`johannes/jan/hans/johan cornelis/kees/cor willem/wim/pim hendrik/henk/hein pieter/piet/peter jacobus/jaap/koos/sjaak antonius/anton/toon/ton
    gerardus/gerard/ger petrus/piet/peter adrianus/adri/arie/ad franciscus/frans/franc theodorus/theo/dorus martinus/martin/tinus
    daan/daniel/daniël sem lucas/luuk/luc milan bram/abraham thijs/matthijs/mathijs jesse finn lars niels sven ruben joost/justus maarten/martin
    wouter/walter bas/sebastiaan/bastiaan sander/alexander tim/timon jeroen/hieronymus rutger dirk/diederik/dick gijs/gijsbert
    leendert/leen/leo nicolaas/klaas/nico/niek rob/robert/robbert marcel/marcellus erik/eric ronald/ron harm joris/george stijn`),
  surnames:
    items(`de jong/de jongh/jong de, jansen/janssen/janse, de vries/vries de/devries, van den berg/v.d. berg/vandenberg/berg van den/van de berg,
    van dijk/van dyk/vandijk/dijk van, bakker/backer, janssen/jansen, visser/vissers, smit/smits/smid, meijer/meyer/meier, de boer/boer de/deboer, mulder/mulders,
    de groot/groot de, bos/bosch, vos, peters/peeters/pieters, hendriks/hendrix, van leeuwen/leeuwen van/v leeuwen, dekker/decker, brouwer/brouwers,
    de wit/wit de/de witt, dijkstra/dykstra, smits/smit, de graaf/de graaff, van der meer/v.d. meer/vandermeer/meer van der, van der linden/v.d. linden/vd linden,
    kok/kock, jacobs/jacobsen, de haan/haan de, vermeulen/vermeulen, van den heuvel/v.d. heuvel/vdheuvel, van der veen/v.d. veen, van den broek/v d broek,
    de bruijn/de bruyn/de bruin, van der heijden/van der heyden/v.d. heijden, schouten/schoute, van beek/van beeck, willems/willemsen, van vliet,
    van de ven/van der ven/vandeven, hoekstra, maas, verhoeven, koster/de koster, van dam/vandam, van der wal/v.d. wal, prins, blom/bloem, huisman,
    peeters, de jonge/de jong, kuipers/kuiper/kuyper, van veen, van der horst, 't hart/hart 't, ten brink/tenbrink, ter horst, 's-gravendijk/gravendijk s,
    postma, van wijk/van wyk, kramer/cramer, van den bosch/vd bosch, scholten, gerritsen, van der pol, mol, van loon, bosman, van 't hof/vant hof`),
  surnameParts: [
    words(`van_der_ van_den_ van_ de_ ter_ ten_ achter berk boom broek dal dijk eik els gast groen haag hazel heem hof hoog kamp kerk klein
      koning korte kruis laan land lange linden meer molen nieuwe noord oost oude pol rijk roos schaap schouw steen stroo veld water west wild winter zand zwart`),
    words(`beek berg bergen bosch brink broek bruggen burg dam dijk donk eijk gaarden geest graaf haar ham hof horst houten huis huizen kamp
      kerk koop laar man meer meijer mond oord poel rijk sma stein straten veen veld velden voort vliet waard werf wijk winkel woude zijl`),
  ],
  streets: [
    words(`dorps kerk school molen hoofd station beatrix juliana wilhelmina oranje emma bernhard eiken beuken linden berken kastanje iepen
      haven markt nieuwe oude lange korte hoge lage zuider noorder ooster wester vondel rembrandt vermeer hals mozart bach merel leeuwerik`),
    words('straat laan weg plein kade dijk hof pad singel gracht dreef steeg'),
  ],
  cities:
    cities(`amsterdam:nh, rotterdam:zh, utrecht:ut, den haag:zh, eindhoven:nb, groningen:gr, tilburg:nb, almere:fl, breda:nb, nijmegen:ge, apeldoorn:ge,
    arnhem:ge, haarlem:nh, enschede:ov, amersfoort:ut, zaandam:nh, 's-hertogenbosch:nb, zwolle:ov, leiden:zh, maastricht:li, dordrecht:zh, ede:ge, alkmaar:nh,
    delft:zh, deventer:ov, venlo:li, leeuwarden:fr, hilversum:nh, assen:dr, middelburg:ze`),
  country: 'NL',
  postcode: '9999 AA',
  mobile: '+31 6 ########',
  landline: '+31 20 #######',
  numberLast: true,
};

const german: Culture = {
  women:
    words(`anna/anne ursula/uschi/ulla monika/moni petra elisabeth/lisa/elli/sissi sabine/bine renate helga karin/karen brigitte/gitte/birgit ingrid/inge
    katharina/kathi/katja/kati christina/tina/kristina johanna/hanna margarete/grete/gretel stefanie/steffi/stephanie julia/julie andrea nicole claudia susanne/susi
    gabriele/gabi heike/heicke martina mia lena/magdalena leonie/leoni emilia marlene frieda/frida gertrud/trude hannelore/lore käthe/kaethe jördis/joerdis`),
  men: words(`peter michael/michel/micha thomas/tom wolfgang/wolf klaus/claus manfred/manni helmut/hellmut jürgen/juergen/jurgen heinz/heinrich/heiner gerhard/gerd/gert
    andreas/andi hans/johannes/hannes josef/joseph/sepp günter/günther/guenter/gunter dieter/dietrich horst werner stefan/stephan/steffen
    matthias/mathias/matze ralf/ralph jörg/joerg bernd/bernhard/bernhart friedrich/fritz/fred karl/carl maximilian/max sebastian/basti wilhelm/willi/willy
    ludwig/lutz leon/leonhard lukas/lucas jonas/jona felix paul noah/noa elias finn/fynn konstantin/constantin/kosta björn/bjoern götz/goetz`),
  surnames:
    words(`müller/mueller/muller schmidt/schmitt/schmid schneider/schneyder fischer/fisher weber/weeber meyer/meier/maier/mayer wagner becker/bäcker schulz/schulze/schultz
    hoffmann/hofmann koch bauer richter klein wolf/wolff schröder/schroeder neumann/naumann schwarz/schwartz zimmermann braun krüger/krueger/kruger
    hartmann lange/lang werner krause/kraus lehmann/leman schmid köhler/koehler/kohler maier herrmann/hermann könig/koenig walter/walther
    mayer huber kaiser/kayser fuchs/fux peters scholz/scholtz möller/moeller weiß/weiss jung/junge hahn vogel/vogl friedrich keller günther/guenther frank
    berger winkler roth/rot beck lorenz baumann franke albrecht schuster simon ludwig böhm/boehm winter kraus/krauß schumacher krämer/kraemer vogt/voigt
    stein jäger/jaeger otto groß/gross sommer seidel brandt/brand haas schreiber graf dietrich ziegler kuhn/kuehn pohl engel horn busch bergmann`),
  surnameParts: [
    words(`ach alt auer bach berg birk blum brand breit buch burg dorn eber eich eisen ernst feld felsen frei fried gold grün haber hagen hart hecken
      heid heim himmel hirsch hoch holz kalt kirch klein koch kron lauter leit lind loh mark mitter moos mühl neu nieder ober oster palm reich rosen
      rot sand schön schwarz see silber sonnen stahl stein stern tann tal trau unter wald wein weiß wester wiesen winter wohl zeller zimmer`),
    words(`acher au bach bauer baum beck berger blick bruck brunner burger dorf dörfer eder egger eisen ermann feld felder furt gärtner gruber haus
      hauser heim heimer hofer hoff holz huber kamp ler ling mann maier meister moser müller ner reiter rath ried rieder schmied stätter stein
      steiner straßer tal thaler wald walder weger wieser zweig`),
  ],
  streets: [
    words(`haupt bahnhof schul garten berg dorf kirch linden birken wald ring wiesen goethe schiller mozart beethoven friedrich wilhelm kaiser
      mühlen feld ahorn buchen eichen rosen tulpen amsel finken meisen drossel lerchen sonnen neue alte lange markt rathaus post brunnen kloster`),
    words('straße weg allee platz gasse ring ufer damm'),
  ],
  cities:
    cities(`berlin:be, hamburg:hh, münchen:by, köln:nw, frankfurt am main:he, stuttgart:bw, düsseldorf:nw, leipzig:sn, dortmund:nw, essen:nw, bremen:hb,
    dresden:sn, hannover:ni, nürnberg:by, duisburg:nw, bochum:nw, wuppertal:nw, bielefeld:nw, bonn:nw, münster:nw, mannheim:bw, karlsruhe:bw, augsburg:by,
    wiesbaden:he, kiel:sh, aachen:nw, halle:st, magdeburg:st, freiburg:bw, lübeck:sh, erfurt:th, mainz:rp, rostock:mv, kassel:he, potsdam:bb`),
  country: 'DE',
  postcode: '99999',
  mobile: '+49 151 ########',
  landline: '+49 30 #######',
  numberLast: true,
};

const french: Culture = {
  women:
    items(`marie, jeanne/jeannette, françoise/francoise, monique, catherine/cathy, nathalie/natalie, isabelle/isa, jacqueline/jackie, anne/anne-marie,
    sylvie, martine, sophie, camille, chloé/chloe, léa/lea, manon, inès/ines, hélène/helene, céline/celine, aurélie/aurelie, élodie/elodie, marie-claire/marie claire/marieclaire,
    zoé/zoe, agnès/agnes, geneviève/genevieve, véronique/veronique/véro, amélie/amelie, noémie/noemie, thérèse/therese, anaïs/anais`),
  men: items(`jean, pierre, michel, andré/andre, philippe/philip, rené/rene, louis, alain, jacques, bernard, marcel, daniel/dany, roger, robert, paul, claude,
    christophe/chris, nicolas/nico, frédéric/frederic/fred, jean-pierre/jean pierre/jeanpierre/jp, jean-luc/jean luc, stéphane/stephane, sébastien/sebastien/seb,
    françois/francois, grégory/gregory/greg, jérôme/jerome, raphaël/raphael, loïc/loic, hugo, théo/theo, léo/leo, gaël/gael, benoît/benoit, cédric/cedric`),
  surnames:
    items(`martin, bernard, dubois, thomas, robert, richard, petit, durand/durant, leroy/le roy, moreau/maureau, simon, laurent, lefebvre/lefèvre/lefevre,
    michel, garcia, david, bertrand, roux, vincent, fournier, morel/maurel, girard/girart, andré/andre, lefèvre/lefebvre, mercier, dupont/dupond, lambert, bonnet, françois/francois,
    martinez, legrand/le grand, garnier, faure, rousseau, blanc, guérin/guerin, muller, henry/henri, roussel, nicolas, perrin, morin, mathieu/matthieu, clément/clement,
    gauthier/gautier, dumont, lopez, fontaine, chevalier, robin, masson, sanchez, gérard/gerard, nguyen, boyer, denis, lemaire/le maire, de la tour/delatour, d'almeida/dalmeida`),
  surnameParts: [
    words(`beau belle bois bon bour brun champ char chat clair cour croix du font four gau grand gros haut la lan lau le mal mar mau mon mont mor
      nor per pierre plan pon pré pui quen ra ri roche rou saint sau sol ta til tour val vau ver vil`),
    words(`bert blanc bois champ chard court dier din don dot fort gnon gnard let lier lin lot main mard mier mont nard neau net nier pont
      quet rand rat reau rel rier rin rot roy sac sard seau set sier son teau tel tier tin val vel ville vin`),
  ],
  streets: [
    words(
      'rue_de_l’ rue_des_ rue_du_ avenue_du_ avenue_des_ boulevard_de_la_ place_du_ chemin_des_ impasse_du_ allée_des_',
    ),
    words(`église moulin château lilas tilleuls platanes acacias vignes prés fontaine gare marché école stade lavoir pont rivière forêt
      cerisiers chênes roses peupliers république paix liberté victoire marronniers jardins`),
  ],
  cities:
    cities(`paris:75, marseille:13, lyon:69, toulouse:31, nice:06, nantes:44, montpellier:34, strasbourg:67, bordeaux:33, lille:59, rennes:35, reims:51,
    saint-étienne:42, toulon:83, grenoble:38, dijon:21, angers:49, nîmes:30, le mans:72, brest:29, tours:37, amiens:80, limoges:87, metz:57, besançon:25`),
  country: 'FR',
  postcode: '99999',
  mobile: '+33 6 ## ## ## ##',
  landline: '+33 1 ## ## ## ##',
};

const turkish: Culture = {
  women:
    words(`fatma/fadime ayşe/ayse emine hatice/hatıce zeynep elif meryem/merve zehra şerife/serife sultan hanife/hanıfe gülsüm/gulsum özlem/ozlem
    yasemin/yasmin selin esra büşra/busra çiğdem/cigdem gül/gul sevgi nur/nuray ebru derya deniz tuğba/tugba ceren gizem merve`),
  men: words(`mehmet/muhammet/mehmed mustafa ahmet/ahmed ali hüseyin/huseyin hasan ibrahim ismail/ısmail osman yusuf/yusuf murat ömer/omer ramazan
    halil süleyman/suleyman abdullah mahmut recep salih fatih kadir emre burak serkan hakan/hakkan gökhan/gokhan onur can cem tolga uğur/ugur çetin/cetin`),
  surnames:
    words(`yılmaz/yilmaz kaya demir şahin/sahin çelik/celik yıldız/yildiz yıldırım/yildirim öztürk/ozturk/oeztuerk aydın/aydin özdemir/ozdemir arslan/aslan
    doğan/dogan kılıç/kilic aslan çetin/cetin kara koç/koc kurt özkan/ozkan şimşek/simsek polat korkmaz çakır/cakir erdoğan/erdogan yavuz can acar şen/sen
    aktaş/aktas güler/guler yalçın/yalcin güneş/gunes bozkurt bulut keskin ünal/unal turan gül/gul avcı/avci işık/isik kaplan taş/tas köse/kose`),
  surnameParts: [
    words(
      'ak altın ata ay bal baş boz büyük can çakır çelik dağ demir deniz er gök gün güç has iş kara kaya kızıl koca öz sarı sağ tek tan taş tür uz yeni yıl',
    ),
    words(
      'alp ar baş bay can demir doğan er eren giden gil han kan kaya kurt kuş lar man oğlu oğulları öz soy şen taş tepe tekin türk yol yürek',
    ),
  ],
  streets: english.streets,
  cities: cities(
    `berlin:be, köln:nw, duisburg:nw, london:ldn, rotterdam:zh, wien:w, istanbul:34, ankara:06, izmir:35, bursa:16, antalya:07, konya:42, adana:01`,
  ),
  country: 'TR',
  postcode: '99999',
  mobile: '+90 53# ### ## ##',
  landline: '+90 212 ### ## ##',
};

const arabic: Culture = {
  women:
    words(`fatima/fatimah/fatma/فاطمة aisha/aysha/ayesha/عائشة maryam/mariam/meriem/مريم khadija/khadijah/hadija/خديجة zaynab/zainab/zeinab/زينب
    layla/leila/laila/ليلى noor/nour/nur/نور hana/hanaa/هناء amina/aminah/أمينة salma/selma/سلمى yasmin/yasmine/jasmin/ياسمين rania/raniya/رانيا
    huda/houda/هدى samira/sameera/سميرة nadia/nadiya/نادية sara/sarah/سارة reem/rim/ريم dina/deena/دينا lina/leena/لينا mona/muna/منى
    rasha/راشا hala/هالة iman/eman/إيمان nawal/نوال karima/kareema/كريمة sumaya/soumaya/somaya/سمية`),
  men: words(`mohammed/muhammad/mohamed/mohammad/محمد ahmed/ahmad/أحمد ali/aly/علي omar/umar/عمر youssef/yusuf/yousef/youcef/يوسف ibrahim/ebrahim/brahim/إبراهيم
    hassan/hasan/حسن hussein/husayn/hossein/hussain/حسين khaled/khalid/خالد mustafa/moustafa/mostafa/مصطفى mahmoud/mahmud/محمود abdullah/abdallah/abdulla/عبدالله
    abdelrahman/abdul-rahman/abd_al-rahman/abderrahmane/عبدالرحمن said/saeed/saïd/سعيد karim/kareem/كريم tariq/tarek/tarik/طارق samir/sameer/سمير
    rashid/rachid/rasheed/رشيد bilal/belal/بلال hamza/hamzah/حمزة nasser/nasir/naser/ناصر walid/waleed/oualid/وليد faisal/faysal/fayçal/فيصل ziad/ziyad/زياد
    jamal/gamal/djamel/جمال amir/ameer/أمير sami/samy/سامي majid/majed/ماجد adel/adil/عادل yasser/yasir/ياسر`),
  surnames:
    words(`al-ahmad/alahmad/el_ahmad/الأحمد hassan/hasan/حسن al-masri/elmasry/el_masri/المصري khalil/khaleel/خليل haddad/hadad/حداد najjar/nadjar/al-najjar/النجار
    al-sayed/elsayed/el_sayed/السيد mansour/mansur/منصور saleh/salih/صالح ibrahim/ebrahim/إبراهيم khoury/khouri/elkhoury/خوري al-rashid/alrasheed/er-rachid/الرشيد
    benali/ben_ali/بن_علي bouazizi/bouaziz/البوعزيزي el_amrani/elamrani/amrani/العمراني al-zahrani/alzahrani/الزهراني al-ghamdi/alghamdi/الغامدي
    othman/osman/uthman/عثمان qasim/kassem/kasim/قاسم darwish/darwiche/darweesh/درويش abboud/aboud/عبود shaheen/chahine/shahin/شاهين nasr/nassr/نصر
    hamdan/حمدان aziz/عزيز sabbagh/sabagh/صباغ taha/طه barakat/بركات jaber/jabir/جابر zidan/zidane/zeidan/زيدان tawfiq/tewfik/toufik/توفيق
    al-hashimi/hashemi/الهاشمي el_idrissi/idrissi/al-idrisi/الإدريسي bensaid/ben_said/بن_سعيد fakhouri/fakhoury/فاخوري al-tamimi/tamimi/altamimi/التميمي`),
  surnameParts: [
    words('al- el- ben_ bou abu_ al- el- bin_ ait_ abd_el'),
    words(`ajlani amrani attar baghdadi basri bitar chami dosari fassi farsi ghazali habib hakim halabi hamad harbi hilali jabali jaziri kabir karimi
      kindi kurdi libi madani maghribi makki malki mutairi nabulsi najdi nuri omari otaibi qahtani qudsi rahmani riyadi sabri sahli salmi samarrai
      shami sharif shehri sudani subaie suleiman tahiri trabelsi turki wahbi yamani yazidi zaki zein zubaidi`),
  ],
  streets: [
    items(`شارع ,طريق ,حي ,street_,road_,rue_`).map((item) => (item.endsWith('_') ? item : `${item} `)),
    items(
      'الملك فهد, الحرية, الجمهورية, النصر, السلام, الجامعة, المطار, العروبة, tahrir, corniche, al nasr, hassan ii, mohammed v, al wahda, al salam, king fahd, al zahra, al nahda',
    ),
  ],
  cities:
    cities(`القاهرة:c, الرياض:01, الدار البيضاء:06, casablanca:06, cairo:c, riyadh:01, dubai:du, amman:am, beirut:ba, tunis:11, rabat:10, algiers:16, jeddah:02,
    alexandria:alx, doha:da, muscat:ma, tripoli:tb, damascus:di`),
  country: 'EG',
  postcode: '99999',
  mobile: '+20 10 #### ####',
  landline: '+20 2 #### ####',
};

export const CULTURES = { english, dutch, german, french, turkish, arabic };
export type CultureName = keyof typeof CULTURES;
