/** Does something every second for as long as there is a reason to. Call it in a component. */
export function everySecond(wanted: () => boolean, act: () => void): void {
  $effect(() => {
    if (!wanted()) return;
    const timer = setInterval(act, 1000);
    return () => clearInterval(timer);
  });
}
