/** What the retailer of the demo writes about. */
export const TOPICS = [
  {
    key: 'new_products',
    wantedByDefault: true,
    texts: [
      {
        language: 'en',
        title: 'New in our stores',
        explanation: 'Coats, knitwear and shoes as they arrive.',
      },
      {
        language: 'de',
        title: 'Neu in unseren Läden',
        explanation: 'Mäntel, Strick und Schuhe, sobald sie da sind.',
      },
      {
        language: 'fr',
        title: 'Nouveautés en magasin',
        explanation: 'Manteaux, mailles et chaussures dès leur arrivée.',
      },
      { language: 'ar', title: 'جديدنا في المتاجر', explanation: 'معاطف وملابس محبوكة وأحذية فور وصولها.' },
    ],
  },
  {
    key: 'sales',
    wantedByDefault: true,
    texts: [
      { language: 'en', title: 'Sales', explanation: 'When prices go down, and by how much.' },
      { language: 'de', title: 'Aktionen', explanation: 'Wann Preise sinken, und um wie viel.' },
      { language: 'fr', title: 'Promotions', explanation: 'Quand les prix baissent, et de combien.' },
      { language: 'ar', title: 'التخفيضات', explanation: 'متى تنخفض الأسعار وبكم.' },
    ],
  },
  {
    key: 'store_events',
    wantedByDefault: false,
    texts: [
      {
        language: 'en',
        title: 'Evenings in the store',
        explanation: 'Fittings, repairs and music near you.',
      },
      {
        language: 'de',
        title: 'Abende in der Filiale',
        explanation: 'Anproben, Reparaturen und Musik in Ihrer Nähe.',
      },
      {
        language: 'fr',
        title: 'Soirées en magasin',
        explanation: 'Essayages, retouches et musique près de chez vous.',
      },
      { language: 'ar', title: 'أمسيات في المتجر', explanation: 'تجربة ملابس وإصلاحات وموسيقى بالقرب منك.' },
    ],
  },
] as const;
