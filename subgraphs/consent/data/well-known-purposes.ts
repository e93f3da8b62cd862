import type { PurposeVersion } from '../rules/purpose.ts';

const DPV = 'https://w3id.org/dpv#';
const PD = 'https://w3id.org/dpv/pd#';

type WellKnown = Omit<
  PurposeVersion,
  | 'version'
  | 'publishedAt'
  | 'requiresReconsent'
  | 'storageLocations'
  | 'jurisdiction'
  | 'dpvTerm'
  | 'dataCategories'
> & {
  /** Terms of DPV's purposes and of DPV-PD, without their namespaces. */
  dpv: string;
  data: string[];
};

const CONSENT = { lawfulBasis: 'CONSENT', mechanism: 'OPT_IN' } as const;

const PURPOSES: WellKnown[] = [
  {
    key: 'personalisation',
    ...CONSENT,
    dpv: 'ServicePersonalisation',
    data: ['Purchase', 'Preference', 'BrowsingBehavior'],
    recipients: [],
    sharing: false,
    retentionDays: 730,
    validityDays: 730,
    texts: {
      en: {
        title: 'Personal offers and recommendations',
        explanation: 'We use what you buy, look at and like to choose offers and products for you.',
        benefit: 'Offers that fit you instead of offers for everybody.',
      },
      de: {
        title: 'Persönliche Angebote und Empfehlungen',
        explanation:
          'Was Sie kaufen, ansehen und mögen, nutzen wir, um Angebote und Produkte für Sie auszuwählen.',
        benefit: 'Angebote, die zu Ihnen passen, statt Angebote für alle.',
      },
      fr: {
        title: 'Offres et recommandations personnelles',
        explanation:
          'Nous utilisons ce que vous achetez, regardez et aimez pour choisir des offres et des produits pour vous.',
        benefit: 'Des offres qui vous conviennent plutôt que des offres pour tous.',
      },
      ar: {
        title: 'عروض وتوصيات شخصية',
        explanation: 'نستخدم ما تشتريه وتتصفحه ويعجبك لاختيار عروض ومنتجات لك.',
        benefit: 'عروض تناسبك بدلًا من عروض للجميع.',
      },
    },
  },
  {
    key: 'email_marketing',
    ...CONSENT,
    dpv: 'DirectMarketing',
    data: ['EmailAddress', 'Name'],
    recipients: ['processor'],
    sharing: true,
    retentionDays: 730,
    validityDays: 730,
    texts: {
      en: {
        title: 'News and offers by email',
        explanation: 'We send news and offers to your email address. Every email has a link to unsubscribe.',
        benefit: 'New products and sales before they are announced in the stores.',
      },
      de: {
        title: 'Neuigkeiten und Angebote per E-Mail',
        explanation:
          'Wir senden Neuigkeiten und Angebote an Ihre E-Mail-Adresse. Jede E-Mail hat einen Link zum Abbestellen.',
        benefit: 'Neue Produkte und Aktionen, bevor sie in den Filialen bekannt werden.',
      },
      fr: {
        title: 'Actualités et offres par e-mail',
        explanation:
          'Nous envoyons des actualités et des offres à votre adresse e-mail. Chaque e-mail contient un lien de désinscription.',
        benefit: 'Les nouveautés et les promotions avant leur annonce en magasin.',
      },
      ar: {
        title: 'أخبار وعروض بالبريد الإلكتروني',
        explanation: 'نرسل أخبارًا وعروضًا إلى عنوان بريدك الإلكتروني. وفي كل رسالة رابط لإلغاء الاشتراك.',
        benefit: 'منتجات جديدة وتخفيضات قبل الإعلان عنها في المتاجر.',
      },
    },
  },
  {
    key: 'sms_marketing',
    ...CONSENT,
    dpv: 'DirectMarketing',
    data: ['TelephoneNumber', 'Name'],
    recipients: ['processor'],
    sharing: true,
    retentionDays: 365,
    validityDays: 365,
    texts: {
      en: {
        title: 'Offers by text message',
        explanation: 'We send short offers to your mobile number.',
        benefit: 'Offers that end soon reach you in time.',
      },
      de: {
        title: 'Angebote per SMS',
        explanation: 'Wir senden kurze Angebote an Ihre Mobilnummer.',
        benefit: 'Angebote, die bald enden, erreichen Sie rechtzeitig.',
      },
      fr: {
        title: 'Offres par SMS',
        explanation: 'Nous envoyons de courtes offres à votre numéro de mobile.',
        benefit: 'Les offres de courte durée vous parviennent à temps.',
      },
      ar: {
        title: 'عروض بالرسائل النصية',
        explanation: 'نرسل عروضًا قصيرة إلى رقم هاتفك المحمول.',
        benefit: 'تصلك العروض قصيرة المدة في وقتها.',
      },
    },
  },
  {
    key: 'push_marketing',
    ...CONSENT,
    dpv: 'DirectMarketing',
    data: ['DeviceBased'],
    recipients: ['processor'],
    sharing: true,
    retentionDays: 365,
    validityDays: 365,
    texts: {
      en: {
        title: 'Offers in the app',
        explanation: 'Our app shows offers as notifications on your device.',
        benefit: 'Offers where you are looking anyway.',
      },
      de: {
        title: 'Angebote in der App',
        explanation: 'Unsere App zeigt Angebote als Mitteilungen auf Ihrem Gerät.',
        benefit: 'Angebote dort, wo Sie ohnehin hinsehen.',
      },
      fr: {
        title: 'Offres dans l’application',
        explanation: 'Notre application affiche des offres sous forme de notifications sur votre appareil.',
        benefit: 'Des offres là où vous regardez déjà.',
      },
      ar: {
        title: 'عروض في التطبيق',
        explanation: 'يعرض تطبيقنا العروض في شكل إشعارات على جهازك.',
        benefit: 'عروض حيث تنظر أصلًا.',
      },
    },
  },
  {
    key: 'post_marketing',
    ...CONSENT,
    dpv: 'DirectMarketing',
    data: ['PhysicalAddress', 'Name'],
    recipients: ['processor'],
    sharing: true,
    retentionDays: 1095,
    validityDays: 1095,
    texts: {
      en: {
        title: 'Catalogues by post',
        explanation: 'We send catalogues and vouchers to your postal address.',
        benefit: 'Catalogues and vouchers on paper.',
      },
      de: {
        title: 'Kataloge per Post',
        explanation: 'Wir senden Kataloge und Gutscheine an Ihre Postanschrift.',
        benefit: 'Kataloge und Gutscheine auf Papier.',
      },
      fr: {
        title: 'Catalogues par courrier',
        explanation: 'Nous envoyons des catalogues et des bons à votre adresse postale.',
        benefit: 'Des catalogues et des bons sur papier.',
      },
      ar: {
        title: 'كتالوجات بالبريد',
        explanation: 'نرسل كتالوجات وقسائم إلى عنوانك البريدي.',
        benefit: 'كتالوجات وقسائم مطبوعة على الورق.',
      },
    },
  },
  {
    key: 'in_store_recognition',
    ...CONSENT,
    dpv: 'ServicePersonalisation',
    data: ['Profile', 'Preference', 'Purchase'],
    recipients: [],
    sharing: false,
    retentionDays: 365,
    validityDays: 365,
    texts: {
      en: {
        title: 'Being recognised in the store',
        explanation: 'Our associates see your likes and sizes when they serve you.',
        benefit: 'Advice that starts where your last visit ended.',
      },
      de: {
        title: 'Wiedererkannt werden in der Filiale',
        explanation: 'Unser Personal sieht Ihre Vorlieben und Größen, wenn es Sie bedient.',
        benefit: 'Beratung, die dort beginnt, wo Ihr letzter Besuch aufgehört hat.',
      },
      fr: {
        title: 'Être reconnu en magasin',
        explanation: 'Notre personnel voit vos goûts et vos tailles lorsqu’il vous sert.',
        benefit: 'Des conseils qui reprennent là où votre dernière visite s’est arrêtée.',
      },
      ar: {
        title: 'التعرّف عليك في المتجر',
        explanation: 'يرى موظفونا ما تفضّله ومقاساتك عندما يخدمونك.',
        benefit: 'مشورة تبدأ من حيث انتهت زيارتك السابقة.',
      },
    },
  },
  {
    key: 'store_sensing',
    ...CONSENT,
    dpv: 'RequestedServiceProvision',
    data: ['Purchase', 'ServiceConsumptionBehavior'],
    recipients: [],
    sharing: false,
    retentionDays: 1,
    validityDays: 365,
    texts: {
      en: {
        title: 'Shopping without a till',
        explanation:
          'In stores that you enter with a code, sensors see what you take and put back, only to make your bill. A staffed till is always open to you instead.',
        benefit: 'Take what you like and leave: the receipt comes by itself.',
      },
      de: {
        title: 'Einkaufen ohne Kasse',
        explanation:
          'In Filialen, die Sie mit einem Code betreten, erfassen Sensoren, was Sie nehmen und zurücklegen, nur für Ihre Rechnung. Stattdessen steht Ihnen immer eine besetzte Kasse offen.',
        benefit: 'Nehmen, was Sie möchten, und gehen: der Beleg kommt von selbst.',
      },
      fr: {
        title: 'Acheter sans caisse',
        explanation:
          'Dans les magasins où vous entrez avec un code, des capteurs voient ce que vous prenez et reposez, uniquement pour établir votre facture. Une caisse avec personnel vous reste toujours ouverte.',
        benefit: 'Prenez ce que vous voulez et partez : le reçu arrive tout seul.',
      },
      ar: {
        title: 'التسوّق من دون صندوق دفع',
        explanation:
          'في المتاجر التي تدخلها برمز، ترصد أجهزة استشعار ما تأخذه وما تعيده، لإعداد فاتورتك فقط. ويبقى صندوق الدفع مع موظف متاحًا لك دائمًا.',
        benefit: 'خذ ما تريد وغادر: يصلك الإيصال تلقائيًا.',
      },
    },
  },
  {
    key: 'location',
    ...CONSENT,
    dpv: 'ServicePersonalisation',
    data: ['Location', 'DeviceBased'],
    recipients: [],
    sharing: true,
    retentionDays: 30,
    validityDays: 180,
    texts: {
      en: {
        title: 'Offers near a store',
        explanation:
          'While you share it, we use the position of your device to know when you are near one of our stores.',
        benefit: 'Offers for the hour in which you pass by, and your order ready when you arrive.',
      },
      de: {
        title: 'Angebote in der Nähe einer Filiale',
        explanation:
          'Solange Sie ihn teilen, nutzen wir den Standort Ihres Geräts, um zu wissen, wann Sie in der Nähe einer unserer Filialen sind.',
        benefit:
          'Angebote für die Stunde, in der Sie vorbeikommen, und Ihre Bestellung bereit, wenn Sie ankommen.',
      },
      fr: {
        title: 'Offres près d’un magasin',
        explanation:
          'Tant que vous la partagez, nous utilisons la position de votre appareil pour savoir quand vous êtes près d’un de nos magasins.',
        benefit: 'Des offres pour l’heure où vous passez, et votre commande prête à votre arrivée.',
      },
      ar: {
        title: 'عروض بالقرب من متجر',
        explanation: 'ما دمت تشارك موقع جهازك، نستخدمه لنعرف متى تكون قريبًا من أحد متاجرنا.',
        benefit: 'عروض للساعة التي تمرّ فيها بالمتجر، وطلبك جاهز عند وصولك.',
      },
    },
  },
  {
    key: 'purchase_profiling',
    ...CONSENT,
    dpv: 'ProvideProductRecommendations',
    data: ['PurchasesAndSpendingHabit', 'Interest'],
    recipients: [],
    sharing: true,
    retentionDays: 365,
    validityDays: 365,
    texts: {
      en: {
        title: 'Conclusions from your purchases',
        explanation:
          'We infer interests and habits from what you buy. You can see, correct and object to each of them.',
        benefit: 'Refills before you run out, and fewer offers that are nothing to you.',
      },
      de: {
        title: 'Schlüsse aus Ihren Einkäufen',
        explanation:
          'Wir schließen aus Ihren Einkäufen auf Interessen und Gewohnheiten. Sie können jede sehen, berichtigen und ihr widersprechen.',
        benefit: 'Nachschub, bevor er ausgeht, und weniger Angebote, mit denen Sie nichts anfangen können.',
      },
      fr: {
        title: 'Conclusions tirées de vos achats',
        explanation:
          'Nous déduisons des intérêts et des habitudes de vos achats. Vous pouvez voir, corriger et refuser chacun d’eux.',
        benefit: 'Vos produits renouvelés à temps, et moins d’offres sans intérêt pour vous.',
      },
      ar: {
        title: 'استنتاجات من مشترياتك',
        explanation: 'نستنتج من مشترياتك اهتمامات وعادات. ويمكنك الاطلاع على كل منها وتصحيحه والاعتراض عليه.',
        benefit: 'تجديد ما تحتاجه قبل أن ينفد، وعروض أقل مما لا يعنيك.',
      },
    },
  },
  {
    key: 'partner_sharing',
    ...CONSENT,
    dpv: 'RequestedServiceProvision',
    data: ['Profile', 'Purchase'],
    recipients: ['third_party'],
    sharing: true,
    retentionDays: 365,
    validityDays: 365,
    texts: {
      en: {
        title: 'Sharing with partner apps that you choose',
        explanation:
          'An app that you connect reads exactly what you grant it. You see every read and can end it at any time.',
        benefit: 'Your points, likes and orders in the apps that you already use.',
      },
      de: {
        title: 'Teilen mit Partner-Apps, die Sie auswählen',
        explanation:
          'Eine App, die Sie verbinden, liest genau das, was Sie ihr erlauben. Sie sehen jeden Zugriff und können ihn jederzeit beenden.',
        benefit: 'Ihre Punkte, Vorlieben und Bestellungen in den Apps, die Sie ohnehin nutzen.',
      },
      fr: {
        title: 'Partage avec les applications partenaires de votre choix',
        explanation:
          'Une application que vous connectez lit exactement ce que vous lui accordez. Vous voyez chaque lecture et pouvez y mettre fin à tout moment.',
        benefit: 'Vos points, vos goûts et vos commandes dans les applications que vous utilisez déjà.',
      },
      ar: {
        title: 'المشاركة مع تطبيقات شريكة تختارها',
        explanation: 'التطبيق الذي تربطه يقرأ بالضبط ما تسمح له به. وترى كل قراءة ويمكنك إنهاؤها في أي وقت.',
        benefit: 'نقاطك وما يعجبك وطلباتك في التطبيقات التي تستخدمها أصلًا.',
      },
    },
  },
  {
    key: 'analytics',
    lawfulBasis: 'LEGITIMATE_INTEREST',
    mechanism: 'OPT_OUT',
    dpv: 'ServiceUsageAnalytics',
    data: ['Purchase', 'ServiceConsumptionBehavior'],
    recipients: [],
    sharing: true,
    retentionDays: 730,
    texts: {
      en: {
        title: 'Measuring how our shops do',
        explanation: 'We count visits and purchases in groups to run our shops better. You can object.',
        benefit: 'Goods that are there and queues that are short.',
      },
      de: {
        title: 'Messen, wie unsere Läden laufen',
        explanation:
          'Wir zählen Besuche und Einkäufe in Gruppen, um unsere Läden besser zu führen. Sie können widersprechen.',
        benefit: 'Ware, die da ist, und kurze Schlangen.',
      },
      fr: {
        title: 'Mesurer la marche de nos magasins',
        explanation:
          'Nous comptons les visites et les achats par groupes pour mieux gérer nos magasins. Vous pouvez vous y opposer.',
        benefit: 'Des produits disponibles et des files courtes.',
      },
      ar: {
        title: 'قياس أداء متاجرنا',
        explanation: 'نحصي الزيارات والمشتريات في مجموعات لندير متاجرنا على نحو أفضل. ويمكنك الاعتراض.',
        benefit: 'بضائع متوفرة وطوابير قصيرة.',
      },
    },
  },
  {
    key: 'service',
    lawfulBasis: 'CONTRACT',
    mechanism: 'NOTICE',
    dpv: 'FulfilmentOfContractualObligation',
    data: ['Name', 'Contact', 'Purchase'],
    recipients: ['processor'],
    sharing: false,
    retentionDays: 3650,
    texts: {
      en: {
        title: 'Your orders and your account',
        explanation: 'We use your details to fulfil your orders, to answer you and to keep your account.',
        benefit: 'What you ordered, where you want it.',
      },
      de: {
        title: 'Ihre Bestellungen und Ihr Konto',
        explanation:
          'Wir nutzen Ihre Angaben, um Ihre Bestellungen auszuführen, Ihnen zu antworten und Ihr Konto zu führen.',
        benefit: 'Was Sie bestellt haben, wo Sie es haben möchten.',
      },
      fr: {
        title: 'Vos commandes et votre compte',
        explanation:
          'Nous utilisons vos données pour exécuter vos commandes, vous répondre et tenir votre compte.',
        benefit: 'Ce que vous avez commandé, là où vous le voulez.',
      },
      ar: {
        title: 'طلباتك وحسابك',
        explanation: 'نستخدم بياناتك لتنفيذ طلباتك والرد عليك وإدارة حسابك.',
        benefit: 'ما طلبته، حيث تريده.',
      },
    },
  },
];

/** The first version of every purpose that ships with Patron. Before any imported decision, so that it can be about them. */
const FIRST_PUBLISHED = new Date('2018-05-25T00:00:00Z');

export const WELL_KNOWN_PURPOSES: readonly PurposeVersion[] = PURPOSES.map(({ dpv, data, ...purpose }) => ({
  ...purpose,
  version: 1,
  publishedAt: FIRST_PUBLISHED,
  requiresReconsent: false,
  dpvTerm: `${DPV}${dpv}`,
  dataCategories: data.map((category) => `${PD}${category}`),
  storageLocations: ['EU'],
  jurisdiction: 'EU',
}));
