import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { html, PAGE_HEADERS, page } from '#shared/html.ts';

describe('a page', () => {
  it('escapes whatever is put in, in texts and in attributes', () => {
    const evil = `"'><script>&`;
    expect(html`<p title="${evil}">${evil}</p>`.html).toBe(
      '<p title="&#34;&#39;&#62;&#60;script&#62;&#38;">&#34;&#39;&#62;&#60;script&#62;&#38;</p>',
    );
  });

  it('leaves HTML as it is, alone and in lists', () => {
    const items = ['a', '<'].map((text) => html`<li>${text}</li>`);
    expect(html`<ul>${items}${3}</ul>`.html).toBe('<ul><li>a</li><li>&#60;</li>3</ul>');
  });

  it('is English and left to right unless it says otherwise', () => {
    expect(page('Title', html`<p>Text</p>`)).toContain('<html lang="en" dir="ltr">');
    expect(page('عنوان', html`<p>نص</p>`, { language: 'ar' })).toContain('<html lang="ar" dir="rtl">');
  });

  it('carries exactly the stylesheet that its policy admits', () => {
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(page('Title', html``)) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(PAGE_HEADERS['content-security-policy']).toContain(`style-src 'sha256-${hash}'`);
    expect(PAGE_HEADERS['content-security-policy']).not.toContain('unsafe');
  });

  it('offers itself in every language, and says which it is in', () => {
    const links = page('Titel', html``, { language: 'de', inLanguage: (language) => `/x?lang=${language}` });
    expect(
      [...links.matchAll(/href="\/x\?lang=(\w\w)" lang="(\w\w)"/g)].map(([, one, two]) => [one, two]),
    ).toEqual([
      ['en', 'en'],
      ['de', 'de'],
      ['fr', 'fr'],
      ['ar', 'ar'],
    ]);
    expect(links).toContain('hreflang="de" aria-current="true"');
    expect(page('Title', html``)).not.toContain('<footer');
  });
});
