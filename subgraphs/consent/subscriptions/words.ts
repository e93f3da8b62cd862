import type { Language } from '#shared/language.ts';
import type { TokenProblem } from './confirming.ts';

/** What letters and pages about subscriptions say, in one language. */
export type Words = {
  letter: {
    subject: (title: string) => string;
    greeting: string;
    ask: string;
    /** `time` in the reader's own way of writing. */
    until: (time: string) => string;
    ignore: string;
  };
  confirm: { title: string; ask: string; button: string; done: string; doneTitle: string };
  problems: Record<TokenProblem, string>;
  problemTitle: string;
  unsubscribe: {
    title: string;
    /** What is about to end. */
    ask: (what: string) => string;
    everything: string;
    button: string;
    allTitle: string;
    allAsk: string;
    allButton: string;
    doneTitle: string;
    done: (what: string) => string;
    kept: string;
    invalidTitle: string;
    invalid: string;
  };
};

export const WORDS: Record<Language, Words> = {
  en: {
    letter: {
      subject: (title) => `Please confirm: ${title}`,
      greeting: 'Hello,',
      ask: 'You asked for this at our site. Open the page below and confirm it there:',
      until: (time) => `The link works once, until ${time}.`,
      ignore: 'If it wasn’t you, do nothing: without your confirmation you will get nothing from us.',
    },
    confirm: {
      title: 'Confirm your subscription',
      ask: 'Press the button and we know that this address is yours. You can end it at any time, by a link in each letter.',
      button: 'Yes, subscribe',
      doneTitle: 'Thank you',
      done: 'Your subscription is confirmed. You can end it at any time, by a link in each letter.',
    },
    problemTitle: 'This link doesn’t work',
    problems: {
      TOKEN_UNKNOWN:
        'We don’t know this link. If you asked more than once, use the one in the newest letter.',
      TOKEN_EXPIRED: 'The time of this link is over. Ask again at our site and we send you another one.',
      TOKEN_USED: 'This subscription is confirmed already. There is nothing left to do.',
      REQUEST_OBSOLETE: 'What you asked for no longer stands. Ask again at our site if you still want it.',
    },
    unsubscribe: {
      title: 'Unsubscribe',
      ask: (what) => `You will get nothing more from us about: ${what}.`,
      everything: 'all news and offers',
      button: 'Unsubscribe',
      allTitle: 'Or from everything',
      allAsk: 'No news and no offers from us any more, on any channel.',
      allButton: 'Unsubscribe from everything',
      doneTitle: 'You are unsubscribed',
      done: (what) => `You will get nothing more from us about: ${what}.`,
      kept: 'We still write to you about orders of yours. You can subscribe again at any time in your account.',
      invalidTitle: 'This link doesn’t work',
      invalid:
        'The link is damaged or not from us. Use the one in the newest letter, or change what you get in your account.',
    },
  },
  de: {
    letter: {
      subject: (title) => `Bitte bestätigen: ${title}`,
      greeting: 'Guten Tag,',
      ask: 'Sie haben das auf unserer Seite angefordert. Öffnen Sie die folgende Seite und bestätigen Sie es dort:',
      until: (time) => `Der Link gilt einmal, bis ${time}.`,
      ignore: 'Wenn Sie das nicht waren, tun Sie nichts: Ohne Ihre Bestätigung erhalten Sie nichts von uns.',
    },
    confirm: {
      title: 'Abonnement bestätigen',
      ask: 'Mit dem Knopf bestätigen Sie, dass diese Adresse Ihre ist. Sie können es jederzeit beenden, über einen Link in jeder Nachricht.',
      button: 'Ja, abonnieren',
      doneTitle: 'Vielen Dank',
      done: 'Ihr Abonnement ist bestätigt. Sie können es jederzeit beenden, über einen Link in jeder Nachricht.',
    },
    problemTitle: 'Dieser Link funktioniert nicht',
    problems: {
      TOKEN_UNKNOWN:
        'Wir kennen diesen Link nicht. Wenn Sie mehrmals angefragt haben, nehmen Sie den aus der neuesten Nachricht.',
      TOKEN_EXPIRED: 'Die Zeit dieses Links ist abgelaufen. Fordern Sie auf unserer Seite einen neuen an.',
      TOKEN_USED: 'Dieses Abonnement ist schon bestätigt. Es ist nichts mehr zu tun.',
      REQUEST_OBSOLETE:
        'Was Sie angefordert haben, gilt nicht mehr. Wenn Sie es noch möchten, fordern Sie es auf unserer Seite neu an.',
    },
    unsubscribe: {
      title: 'Abbestellen',
      ask: (what) => `Sie erhalten von uns nichts mehr zu: ${what}.`,
      everything: 'alle Neuigkeiten und Angebote',
      button: 'Abbestellen',
      allTitle: 'Oder alles',
      allAsk: 'Keine Neuigkeiten und Angebote mehr von uns, auf keinem Weg.',
      allButton: 'Alles abbestellen',
      doneTitle: 'Sie sind abgemeldet',
      done: (what) => `Sie erhalten von uns nichts mehr zu: ${what}.`,
      kept: 'Zu Ihren Bestellungen schreiben wir Ihnen weiterhin. In Ihrem Konto können Sie jederzeit wieder abonnieren.',
      invalidTitle: 'Dieser Link funktioniert nicht',
      invalid:
        'Der Link ist beschädigt oder nicht von uns. Nehmen Sie den aus der neuesten Nachricht oder ändern Sie in Ihrem Konto, was Sie erhalten.',
    },
  },
  fr: {
    letter: {
      subject: (title) => `Veuillez confirmer : ${title}`,
      greeting: 'Bonjour,',
      ask: 'Vous avez demandé ceci sur notre site. Ouvrez la page ci-dessous et confirmez-le :',
      until: (time) => `Le lien est valable une seule fois, jusqu’au ${time}.`,
      ignore:
        'Si ce n’était pas vous, ne faites rien : sans votre confirmation, vous ne recevrez rien de notre part.',
    },
    confirm: {
      title: 'Confirmer votre abonnement',
      ask: 'En appuyant sur le bouton, vous confirmez que cette adresse est la vôtre. Vous pouvez y mettre fin à tout moment, par un lien dans chaque message.',
      button: 'Oui, m’abonner',
      doneTitle: 'Merci',
      done: 'Votre abonnement est confirmé. Vous pouvez y mettre fin à tout moment, par un lien dans chaque message.',
    },
    problemTitle: 'Ce lien ne fonctionne pas',
    problems: {
      TOKEN_UNKNOWN:
        'Nous ne connaissons pas ce lien. Si vous avez fait plusieurs demandes, utilisez celui du dernier message.',
      TOKEN_EXPIRED: 'Ce lien a expiré. Refaites la demande sur notre site pour en recevoir un autre.',
      TOKEN_USED: 'Cet abonnement est déjà confirmé. Il n’y a plus rien à faire.',
      REQUEST_OBSOLETE:
        'Votre demande n’est plus valable. Refaites-la sur notre site si vous le souhaitez toujours.',
    },
    unsubscribe: {
      title: 'Se désabonner',
      ask: (what) => `Vous ne recevrez plus rien de notre part concernant : ${what}.`,
      everything: 'toutes les actualités et offres',
      button: 'Se désabonner',
      allTitle: 'Ou de tout',
      allAsk: 'Plus d’actualités ni d’offres de notre part, sur aucun canal.',
      allButton: 'Se désabonner de tout',
      doneTitle: 'Vous êtes désabonné',
      done: (what) => `Vous ne recevrez plus rien de notre part concernant : ${what}.`,
      kept: 'Nous vous écrirons encore au sujet de vos commandes. Vous pouvez vous réabonner à tout moment dans votre compte.',
      invalidTitle: 'Ce lien ne fonctionne pas',
      invalid:
        'Le lien est endommagé ou ne vient pas de nous. Utilisez celui du dernier message ou modifiez vos choix dans votre compte.',
    },
  },
  ar: {
    letter: {
      subject: (title) => `يرجى التأكيد: ${title}`,
      greeting: 'مرحبًا،',
      ask: 'لقد طلبت هذا على موقعنا. افتح الصفحة التالية وأكّد طلبك هناك:',
      until: (time) => `يعمل الرابط مرة واحدة، حتى ${time}.`,
      ignore: 'إن لم تكن أنت من طلب ذلك فلا تفعل شيئًا: بدون تأكيدك لن يصلك منا أي شيء.',
    },
    confirm: {
      title: 'تأكيد اشتراكك',
      ask: 'بالضغط على الزر تؤكد أن هذا العنوان لك. ويمكنك إنهاء الاشتراك في أي وقت عبر رابط في كل رسالة.',
      button: 'نعم، أريد الاشتراك',
      doneTitle: 'شكرًا لك',
      done: 'تم تأكيد اشتراكك. ويمكنك إنهاؤه في أي وقت عبر رابط في كل رسالة.',
    },
    problemTitle: 'هذا الرابط لا يعمل',
    problems: {
      TOKEN_UNKNOWN: 'لا نعرف هذا الرابط. إن طلبت أكثر من مرة فاستخدم الرابط الموجود في أحدث رسالة.',
      TOKEN_EXPIRED: 'انتهت مدة هذا الرابط. اطلب مجددًا على موقعنا لنرسل إليك رابطًا آخر.',
      TOKEN_USED: 'تم تأكيد هذا الاشتراك من قبل. لم يبق ما تفعله.',
      REQUEST_OBSOLETE: 'لم يعد طلبك قائمًا. اطلب مجددًا على موقعنا إن كنت لا تزال تريده.',
    },
    unsubscribe: {
      title: 'إلغاء الاشتراك',
      ask: (what) => `لن يصلك منا بعد الآن أي شيء عن: ${what}.`,
      everything: 'جميع الأخبار والعروض',
      button: 'إلغاء الاشتراك',
      allTitle: 'أو من كل شيء',
      allAsk: 'لا أخبار ولا عروض منا بعد الآن، عبر أي قناة.',
      allButton: 'إلغاء الاشتراك من كل شيء',
      doneTitle: 'تم إلغاء اشتراكك',
      done: (what) => `لن يصلك منا بعد الآن أي شيء عن: ${what}.`,
      kept: 'سنظل نراسلك بشأن طلباتك. ويمكنك الاشتراك مجددًا في أي وقت من حسابك.',
      invalidTitle: 'هذا الرابط لا يعمل',
      invalid: 'الرابط تالف أو ليس منا. استخدم الرابط الموجود في أحدث رسالة، أو غيّر ما يصلك من حسابك.',
    },
  },
};
