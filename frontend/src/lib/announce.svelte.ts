/** What a screen reader is told in passing; the layout holds the live region. */
class Announcer {
  message = $state('');

  say(message: string): void {
    // The same words twice are only read twice if the region was empty in between.
    this.message = '';
    setTimeout(() => (this.message = message), 60);
  }
}

export const announcer = new Announcer();
export const announce = (message: string): void => announcer.say(message);
