/** Everything that comes from a person or a definition passes through here before it stands in a page. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}

export interface PageFrame {
  readonly language: 'vi' | 'en'
  readonly title: string
  readonly other: { readonly href: string; readonly word: string }
  readonly product: string
  readonly hotline: string
  readonly simulated: string | undefined
  readonly body: string
}

/** One page that needs no script: for phones on which the application does not start, and for readers that want plain HTML. */
export function framed(page: PageFrame): string {
  const other = page.language === 'vi' ? 'en' : 'vi'
  return `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="same-origin">
<title>${escaped(page.title)} · ${escaped(page.product)}</title>
<style>${style}</style>
</head>
<body>
<header><b>${escaped(page.product)}</b> <a lang="${other}" href="${escaped(page.other.href)}">${escaped(page.other.word)}</a></header>
<main>
${page.simulated ? `<p class="simulated">${escaped(page.simulated)}</p>` : ''}
${page.body}
</main>
<footer>${escaped(page.hotline)}</footer>
</body>
</html>`
}

const style = `body{margin:0;background:#f5f7f9;color:#13202b;font:16px/24px system-ui,sans-serif}
header,main,footer{max-width:520px;margin:0 auto;padding:12px 16px;background:#fff}
header{border-bottom:1px solid #dde3e8}header a{float:right;line-height:44px;margin:-10px 0}
h1{font-size:22px;line-height:30px;margin:8px 0}a{color:#0b5a8f}
form{margin:0}fieldset{border:0;padding:0;margin:0}
.field{margin:18px 0}.field label,.field legend{font-weight:600;padding:0}.field .pick{display:flex;align-items:center;font-weight:400;padding:10px 0 10px 4px;border-bottom:1px solid #dde3e8}
.pick input{flex:none;width:24px;height:24px;margin:0 14px 0 0}
.text{box-sizing:border-box;display:block;width:100%;min-height:52px;margin-top:4px;padding:8px 14px;border:1px solid #62717e;border-radius:6px;background:#fff;color:inherit;font:18px/24px system-ui,sans-serif}
.hint{display:block;color:#43525f;font-weight:400}.error{display:block;color:#a3123a;font-weight:600}
.wrong{padding-left:12px;border-left:4px solid #a3123a}
.summary{margin:16px 0;padding:12px 16px;border:2px solid #a3123a;border-radius:6px}.summary h2{margin:0;font-size:18px;line-height:26px}.summary a{color:#a3123a}
.summary ul{margin:6px 0 0;padding-left:20px}.summary li{padding:4px 0}
button{width:100%;min-height:56px;border:0;border-radius:6px;background:#0b5a8f;color:#fff;font:600 18px/26px system-ui,sans-serif}
:focus{outline:3px solid #0b5a8f;outline-offset:2px}.simulated{display:inline-block;margin:0;padding:2px 10px;background:#fff3d6;color:#5e3d00;font-weight:600}
.done{padding:16px;border:1px solid #62717e;border-radius:10px}footer{border-top:1px solid #dde3e8;font-weight:600}`
