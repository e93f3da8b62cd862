/** Common names and street names by country, for people who do not exist. */
export type Country = {
  /** ISO 3166-1 alpha-2. */
  code: string;
  /** BCP 47. */
  language: string;
  women: readonly string[];
  men: readonly string[];
  families: readonly string[];
  streets: readonly string[];
  cities: readonly { name: string; postcodes: readonly string[] }[];
  /** A mobile number in national form, from eight random digits. */
  phone(digits: string): string;
};

const words = (text: string): string[] => text.trim().split(/\s*,\s*/);

export const COUNTRIES: readonly Country[] = [
  {
    code: 'NL',
    language: 'nl',
    women: words(
      'Emma, Sophie, Julia, Anna, Lotte, Sanne, Femke, Iris, Noor, Eva, Lieke, Fleur, Maud, Roos, Esmée, Willemijn, Marieke, Annelies',
    ),
    men: words(
      'Daan, Sem, Lucas, Bram, Thijs, Jesse, Ruben, Lars, Sander, Jeroen, Pieter, Willem, Maarten, Joost, Koen, Niels, Hugo, Gijs',
    ),
    families: words(
      'de Jong, Jansen, de Vries, van den Berg, Bakker, van Dijk, Visser, Smit, Meijer, de Boer, Mulder, de Groot, Bos, Vos, Peters, Hendriks, van Leeuwen, Dekker, Brouwer, de Wit, Dijkstra, Smits, de Graaf, van der Meer, Kuipers, Prins',
    ),
    streets: words(
      'Keizersgracht, Prinsengracht, Kerkstraat, Dorpsstraat, Molenweg, Stationsweg, Beethovenstraat, Linnaeusstraat, Oranjelaan, Schoolstraat',
    ),
    cities: [
      { name: 'Amsterdam', postcodes: ['1012 AB', '1015 CJ', '1071 XX', '1098 LK'] },
      { name: 'Rotterdam', postcodes: ['3011 AA', '3023 BD', '3062 MB'] },
      { name: 'Utrecht', postcodes: ['3511 AA', '3581 KP'] },
    ],
    phone: (digits) => `06-${digits}`,
  },
  {
    code: 'DE',
    language: 'de',
    women: words(
      'Hannah, Mia, Lena, Marie, Leonie, Katharina, Johanna, Claudia, Sabine, Petra, Charlotte, Greta, Frieda, Ida, Jana, Annika, Ulrike, Birgit',
    ),
    men: words(
      'Leon, Paul, Jonas, Felix, Maximilian, Lukas, Tim, Niklas, Stefan, Thomas, Andreas, Matthias, Jürgen, Wolfgang, Moritz, Emil, Anton, Karl',
    ),
    families: words(
      'Müller, Schmidt, Schneider, Fischer, Weber, Meyer, Wagner, Becker, Schulz, Hoffmann, Schäfer, Koch, Bauer, Richter, Klein, Wolf, Schröder, Neumann, Schwarz, Zimmermann, Braun, Krüger, Hofmann, Hartmann, Lange, Krause',
    ),
    streets: words(
      'Hauptstraße, Schillerstraße, Goethestraße, Bahnhofstraße, Gartenstraße, Lindenallee, Bergmannstraße, Torstraße, Kastanienallee, Oranienstraße',
    ),
    cities: [
      { name: 'Berlin', postcodes: ['10115', '10245', '10437', '10999', '12047'] },
      { name: 'Potsdam', postcodes: ['14467', '14482'] },
      { name: 'Hamburg', postcodes: ['20095', '22765'] },
    ],
    phone: (digits) => `0151 ${digits}`,
  },
  {
    code: 'FR',
    language: 'fr',
    women: words(
      'Camille, Léa, Manon, Chloé, Inès, Louise, Jade, Alice, Juliette, Marguerite, Élodie, Aurélie, Nathalie, Sylvie, Margaux, Anaïs, Clémence, Hélène',
    ),
    men: words(
      'Gabriel, Louis, Raphaël, Jules, Adam, Arthur, Hugo, Antoine, Nicolas, Julien, François, Philippe, Mathieu, Étienne, Théo, Baptiste, Rémi, Benoît',
    ),
    families: words(
      'Martin, Bernard, Dubois, Thomas, Robert, Richard, Petit, Durand, Leroy, Moreau, Simon, Laurent, Lefebvre, Michel, Garcia, David, Bertrand, Roux, Vincent, Fournier, Morel, Girard, André, Mercier, Dupont, Lambert',
    ),
    streets: words(
      'rue de Rivoli, avenue Victor Hugo, rue du Faubourg, boulevard Voltaire, rue des Lilas, rue Saint-Martin, place des Vosges, rue Mouffetard, quai de Valmy, rue Oberkampf',
    ),
    cities: [
      { name: 'Paris', postcodes: ['75003', '75010', '75011', '75018', '75020'] },
      { name: 'Montreuil', postcodes: ['93100'] },
      { name: 'Lyon', postcodes: ['69001', '69007'] },
    ],
    phone: (digits) => `06 39 98 ${digits.slice(0, 2)} ${digits.slice(2, 4)}`,
  },
  {
    code: 'ES',
    language: 'es',
    women: words(
      'Lucía, Sofía, Martina, María, Paula, Julia, Elena, Carmen, Laura, Marta, Ana, Cristina, Pilar, Rocío, Inés, Alba, Noelia, Beatriz',
    ),
    men: words(
      'Hugo, Martín, Lucas, Mateo, Pablo, Alejandro, Javier, Carlos, José, Antonio, Manuel, Álvaro, Sergio, Diego, Rubén, Iván, Íñigo, Andrés',
    ),
    families: words(
      'García, Rodríguez, González, Fernández, López, Martínez, Sánchez, Pérez, Gómez, Martín, Jiménez, Ruiz, Hernández, Díaz, Moreno, Muñoz, Álvarez, Romero, Alonso, Gutiérrez, Navarro, Torres, Domínguez, Vázquez, Ramos, Gil',
    ),
    streets: words(
      'Calle Mayor, Calle de Alcalá, Gran Vía, Calle de Atocha, Calle del Pez, Calle de Fuencarral, Paseo de la Habana, Calle de Toledo, Calle Luna, Calle de Serrano',
    ),
    cities: [
      { name: 'Madrid', postcodes: ['28001', '28004', '28012', '28015'] },
      { name: 'Alcalá de Henares', postcodes: ['28801'] },
      { name: 'Toledo', postcodes: ['45001'] },
    ],
    phone: (digits) => `6${digits}`,
  },
  {
    code: 'PT',
    language: 'pt',
    women: words(
      'Maria, Leonor, Matilde, Beatriz, Carolina, Mariana, Ana, Inês, Joana, Catarina, Rita, Sara, Teresa, Francisca, Madalena, Filipa, Marta, Sofia',
    ),
    men: words(
      'João, Francisco, Santiago, Afonso, Duarte, Tomás, Miguel, Rodrigo, Pedro, Tiago, Rui, Nuno, Luís, Paulo, Diogo, Gonçalo, André, Vasco',
    ),
    families: words(
      'Silva, Santos, Ferreira, Pereira, Oliveira, Costa, Rodrigues, Martins, Jesus, Sousa, Fernandes, Gonçalves, Gomes, Lopes, Marques, Alves, Almeida, Ribeiro, Pinto, Carvalho, Teixeira, Moreira, Correia, Mendes, Nunes, Soares',
    ),
    streets: words(
      'Rua Augusta, Rua do Carmo, Avenida da Liberdade, Rua da Rosa, Rua de São Bento, Travessa do Alecrim, Largo do Chiado, Rua dos Douradores, Rua da Prata, Avenida de Roma',
    ),
    cities: [
      { name: 'Lisboa', postcodes: ['1100-048', '1200-109', '1250-096', '1300-472'] },
      { name: 'Almada', postcodes: ['2800-003'] },
      { name: 'Porto', postcodes: ['4000-069', '4150-155'] },
    ],
    phone: (digits) => `91${digits.slice(0, 7)}`,
  },
];
