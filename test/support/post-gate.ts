import type { Page } from 'playwright-core';

/** Keeps what the Playground tells a page waiting while the page makes a new post. */
export type PostGate = { during<T>(action: () => Promise<T>): Promise<T> };

/**
 * The Playground's page drops the bot's answer to a new channel post when it comes before the page knows
 * its own post's id (seen in about one of ten posts on a busy machine). Real Teams loses nothing there.
 * It must be set up before the page is loaded.
 */
export async function postGate(page: Page): Promise<PostGate> {
  let open: Promise<void> = Promise.resolve();
  let lastFrame: Promise<void> = Promise.resolve();
  await page.routeWebSocket(/\/_ws_conversation\//, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((frame) => {
      lastFrame = lastFrame.then(() => open).then(() => socket.send(frame));
    });
  });
  return {
    during: async (action) => {
      let release = (): void => undefined;
      open = new Promise((resolve) => {
        release = resolve;
      });
      return action().finally(release);
    },
  };
}
