import { say } from '../services/words';

/** Asks once, before something that is not easily undone. */
export function sure(question: string): Promise<boolean> {
  return new Promise((resolve) => {
    uni.showModal({
      content: question,
      confirmText: say('确定', 'Yes'),
      cancelText: say('不', 'No'),
      success: (answer) => resolve(answer.confirm),
      fail: () => resolve(false),
    });
  });
}
