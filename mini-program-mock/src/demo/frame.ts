/** What stands beside the phone in a browser: who holds it, what they scan, and WeChat's own two questions. */
export interface Person {
  id: string;
  nickname: string;
  phone: string;
}

/** A mini-program code that was made, and where it hangs. */
export interface Poster {
  id: string;
  place: string;
}

/** What WeChat told somebody on the merchant's behalf. */
export interface Told {
  title: string;
  lines: string[];
}

export type Scannable = { id: string } | { image: string };

const AFTER_MS = 1_000;

interface Deeds {
  people: () => Promise<Person[]>;
  holder: () => Promise<string>;
  posters: () => Promise<Poster[]>;
  scan: (code: Scannable) => Promise<void>;
  handTo: (person: string | null) => Promise<void>;
  messages: () => Promise<Told[]>;
  cut: (off: boolean) => void;
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([attribute, value]) => made.setAttribute(attribute, value));
  made.append(...children);
  return made;
}

function ask(question: string, yes: string, no: string): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (value: boolean) => () => {
      sheet.remove();
      resolve(value);
    };
    const agree = element('button', { class: 'demo-yes', type: 'button' }, yes);
    const refuse = element('button', { class: 'demo-no', type: 'button' }, no);
    agree.onclick = answer(true);
    refuse.onclick = answer(false);
    const sheet = element(
      'div',
      { class: 'demo-sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': question },
      element('div', { class: 'demo-question' }, element('small', {}, '微信 · WeChat'), element('p', {}, question), agree, refuse),
    );
    document.body.append(sheet);
    agree.focus();
  });
}

export function askToPay(): Promise<boolean> {
  return ask('微信支付：确认付款？', '付款 Pay', '取消 Cancel');
}

export function askForPhone(): Promise<boolean> {
  return ask('允许商户获取您的手机号？', '允许 Allow', '拒绝 Refuse');
}

export function askToSubscribe(count: number): Promise<boolean> {
  return ask(`允许商户给您发 ${count} 种消息，每种一条？`, '允许 Allow', '拒绝 Refuse');
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

export async function frame(deeds: Deeds): Promise<void> {
  const poster = element('select', { id: 'demo-poster' });
  const picture = element('input', { id: 'demo-picture', type: 'file', accept: 'image/*' });
  const go = element('button', { id: 'demo-scan', type: 'button', disabled: '' }, '扫码 Scan');
  const person = element('select', { id: 'demo-person', 'aria-label': 'who holds the phone' });
  const newcomer = element('button', { id: 'demo-new', type: 'button' }, '新顾客 New customer');
  const cut = element('input', { id: 'demo-offline', type: 'checkbox' });
  const inbox = element('details', { id: 'demo-messages' }, element('summary', {}, '微信消息 Messages'));
  const list = element('ul', {});
  inbox.append(list);
  const trouble = element('p', { class: 'demo-trouble', role: 'alert' });
  const tell = (deed: Promise<void>) => {
    trouble.textContent = '';
    deed.then(fill).catch((e: Error) => (trouble.textContent = e.message));
  };
  const fill = async () => {
    const [all, holds] = [await deeds.people(), await deeds.holder()];
    person.replaceChildren(...all.map((each) => element('option', { value: each.id }, `${each.nickname} ${each.phone}`)));
    person.value = holds;
    const chosen = poster.value;
    const posters = await deeds.posters();
    poster.replaceChildren(...posters.map((each) => element('option', { value: each.id }, each.place)));
    if (posters.some((each) => each.id === chosen)) poster.value = chosen;
    go.disabled = posters.length === 0;
  };
  go.onclick = () => tell(deeds.scan({ id: poster.value }));
  picture.onchange = () => {
    const file = picture.files?.[0];
    if (file) tell(base64(file).then((image) => deeds.scan({ image })));
  };
  cut.onchange = () => deeds.cut(cut.checked);
  inbox.ontoggle = () => {
    if (inbox.open) tell(read());
  };
  const read = async () => {
    const told = await deeds.messages();
    const lines = told.map(({ title, lines: what }) => element('li', {}, [title, ...what].join(' · ')));
    list.replaceChildren(...(lines.length ? lines : [element('li', {}, '还没有。None yet.')]));
  };
  person.onchange = () => tell(deeds.handTo(person.value));
  newcomer.onclick = () => tell(deeds.handTo(null));
  document.body.append(
    element(
      'aside',
      { class: 'demo-frame', 'aria-label': 'demo' },
      element('h2', {}, '演示 Demo'),
      element('p', {}, '手机里是小程序，旁边由沙箱扮演微信。The sandbox plays WeChat.'),
      element('label', {}, '谁拿着手机 Who holds the phone', person),
      newcomer,
      element('label', {}, '店里的码 A code in a store', poster),
      go,
      element('label', {}, '或一张码的图片 Or a picture of one', picture),
      element('label', { class: 'demo-check' }, cut, '断网 No network'),
      inbox,
      trouble,
    ),
  );
  document.body.classList.add('demo');
  // The phone comes first.
  setTimeout(() => tell(Promise.resolve()), AFTER_MS);
}
